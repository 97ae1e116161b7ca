"""Towns that visitors ask for and that aren't there yet: where the next first shop should be looked for."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kit import clock
from membership.models import Commune
from membership.waiting import Waiting

WORTH_TELLING = 5  # wishes in a month
# The State's own search of companies, by code of the commune: people follow the link, nothing is fetched from there.
COMPANIES = "https://annuaire-entreprises.data.gouv.fr/rechercher"

HEADINGS = {
    "commune": gettext_lazy("Commune"),
    "departement": gettext_lazy("Département"),
    "population": gettext_lazy("Habitants"),
    "wishes": gettext_lazy("Demandes"),
    "addresses": gettext_lazy("Veulent être prévenus"),
    "first": gettext_lazy("Première demande"),
    "last": gettext_lazy("Dernière demande"),
    "applications": gettext_lazy("Commerces inscrits, à décider"),
    "is_town": gettext_lazy("Déjà une ville"),
}
ORDERS = {
    "demandes": (gettext_lazy("les plus demandées"), ("-wish_count", "-last_wish")),
    "recentes": (gettext_lazy("demandées dernièrement"), ("-last_wish",)),
    "habitants": (gettext_lazy("les plus peuplées"), ("-population",)),
    "adresses": (gettext_lazy("le plus d’adresses à prévenir"), ("-address_count", "-wish_count")),
}


class WishesForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Chercher une commune"), required=False, max_length=80)
    departement = forms.ChoiceField(label=gettext_lazy("Département"), required=False)
    ordre = forms.ChoiceField(
        label=gettext_lazy("D’abord"), required=False, choices=[(key, words) for key, (words, _by) in ORDERS.items()]
    )
    villes = forms.BooleanField(label=gettext_lazy("Avec celles qui sont devenues des villes"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = Commune.objects.wish_departements()
        field = self.fields["departement"]
        field.choices = [("", _("tous")), *((code, code) for code in codes)]  # type: ignore[attr-defined]

    def chosen(self) -> QuerySet[Commune]:
        self.is_valid()
        asked = self.cleaned_data
        communes = Commune.objects.asked_for()
        if not asked.get("villes"):
            communes = communes.without_city()
        if asked.get("q"):
            communes = communes.named_like(asked["q"])
        if asked.get("departement"):
            communes = communes.in_departement(asked["departement"])
        return communes.order_by(*ORDERS[asked.get("ordre") or "demandes"][1], "name", "pk")


def cells(commune: Any) -> dict[str, Any]:
    return {
        "commune": commune.name,
        "departement": commune.departement,
        "population": commune.population,
        "wishes": commune.wish_count,
        "addresses": commune.address_count,
        "first": timezone.localdate(commune.first_wish),
        "last": timezone.localdate(commune.last_wish),
        "applications": commune.application_count,
        "is_town": _("oui") if getattr(commune, "city", None) else "",
    }


def action(commune: Any) -> tuple[str, str]:
    """What to do for a commune, and where."""
    if getattr(commune, "city", None):
        return _("Voir la ville"), reverse("town-board-town", args=[commune.city.slug])
    if commune.application_count:
        words = ngettext(
            "Décider la demande d’un commerce", "Décider les demandes de %(count)d commerces", commune.application_count
        )
        url = f"{reverse('demandes_modeladmin_index')}?{urlencode({'q': commune.name})}"
        return words % {"count": commune.application_count}, url
    found = urlencode({"terme": commune.name, "cp_dep_type": "insee", "cp_dep": commune.insee_code})
    return _("Chercher un premier commerce"), f"{COMPANIES}?{found}"


def waiting() -> list[Waiting]:
    """The commune most asked for this month, if enough people did."""
    month = timezone.localtime(clock.now()).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    commune: Any = Commune.objects.most_asked_for_since(month)
    if commune is None or commune.wish_count < WORTH_TELLING:
        return []
    text = _("%(commune)s a été demandée %(count)d fois ce mois-ci\u00a0: chercher un premier commerce")
    url = f"{reverse('towns-asked-for')}?{urlencode({'q': commune.name})}"
    return [Waiting(text % {"commune": commune.name, "count": commune.wish_count}, url)]
