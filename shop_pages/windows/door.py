"""The door to a shop's poster."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from membership.doors import Door
from membership.models import Shop, User


def _url(shop: Shop, user: User) -> str | None:
    # The square on it leads nowhere while the shop is suspended.
    return reverse("shop-pages:poster", args=[shop.pk]) if shop.is_listed else None


DOOR = Door(
    key="poster",
    title=_("Mon affiche"),
    text=_("Une feuille A4 pour votre vitrine\u00a0: qui passe quand c’est fermé sait quand revenir."),
    url=_url,
    action=_("Imprimer mon affiche"),
    icon="printer",
    position=40,
    is_small=True,
)
