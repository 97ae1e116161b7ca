"""« Mon compte » in the header of a town's pages, and where their script asks for what is personal."""

from django.urls import reverse
from django.utils.translation import gettext as _

from membership.models import City
from pages import registry
from pages.registry import NavigationEntry


def entries(city: City | None) -> list[NavigationEntry]:
    if city is None:
        return []
    return [NavigationEntry(_("Mon compte"), reverse("customer-home", kwargs={"city": city}), "user", "account")]


def state_url(city: City | None) -> str:
    return reverse("customer-state", kwargs={"city": city}) if city else ""


def register_all() -> None:
    registry.navigation.register("account", entries, order=20)
    registry.personal.register("account", state_url)
