"""What waits for staff: rows of the panel on the admin's home. Higher floors register theirs in `ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from wagtail.admin.ui.components import Component

from kit import clock
from membership import gate, issuer
from membership.models import Application, City, Correction, HelpRequest, Subscription


@dataclass(frozen=True)
class Waiting:
    """One line of the panel: what waits, and the list where it is."""

    text: str | Promise
    url: str


_sources: list[Callable[[], list[Waiting]]] = []


def register(source: Callable[[], list[Waiting]]) -> None:
    """`source` answers what waits now (nothing: an empty list), in few queries."""
    if source not in _sources:
        _sources.append(source)


def lines() -> list[Waiting]:
    return [line for source in _sources for line in source()]


def applications() -> list[Waiting]:
    """What waits to be decided, and how much of it has waited longer than promised."""
    count, late = Application.objects.to_decide().count(), Application.objects.overdue(clock.now()).count()
    if not count:
        return []
    text = ngettext("%(count)d demande d’inscription à décider", "%(count)d demandes d’inscription à décider", count)
    words = text % {"count": count}
    if late:
        words += ngettext(", dont %(late)d en retard", ", dont %(late)d en retard", late) % {"late": late}
    return [Waiting(words, reverse("demandes_modeladmin_index") + "?state__exact=waiting")]


def corrections() -> list[Waiting]:
    count = Correction.objects.open().count()
    if not count:
        return []
    text = ngettext("%(count)d correction demandée", "%(count)d corrections demandées", count)
    return [Waiting(text % {"count": count}, reverse("corrections_modeladmin_index") + "?answered_at__isnull=True")]


def help_requests() -> list[Waiting]:
    """Who asked for help, whether somebody took it or not; how many should have been called or written to by now."""
    count, late = HelpRequest.objects.open().count(), HelpRequest.objects.late(clock.now()).count()
    if not count:
        return []
    words = ngettext("%(count)d demande d’aide en cours", "%(count)d demandes d’aide en cours", count) % {
        "count": count
    }
    if late:
        words += ngettext(", dont %(late)d en retard", ", dont %(late)d en retard", late) % {"late": late}
    return [Waiting(words, reverse("aide_modeladmin_index"))]


def towns_one_short() -> list[Waiting]:
    towns = City.objects.select_related("commune").with_pro_count(clock.now()).having_pro(gate.NEEDED - 1)
    return [
        Waiting(
            gettext("%(city)s : encore un commerce Pro et le marché ouvre") % {"city": town.name},
            reverse("villes_modeladmin_inspect", args=[town.pk]),
        )
        for town in towns
    ]


def towns_about_to_shut() -> list[Waiting]:
    towns = City.objects.select_related("commune").with_pro_count(clock.now()).having_at_least(gate.NEEDED)
    falls = gate.forecasts(towns)
    return [
        Waiting(
            gettext("Le %(day)s, %(city)s passe à %(count)d")
            % {"day": f"{falls[town.pk][0]:%d/%m}", "city": town.name, "count": falls[town.pk][1]},
            reverse("villes_modeladmin_inspect", args=[town.pk]),
        )
        for town in towns
        if town.pk in falls
    ]


def payments_that_failed() -> list[Waiting]:
    count = Subscription.objects.failing().count()
    if not count:
        return []
    text = ngettext("%(count)d paiement de Pro en échec", "%(count)d paiements de Pro en échec", count)
    url = reverse("abonnements_modeladmin_index") + "?status__exact=past_due"
    return [Waiting(text % {"count": count}, url)]


def invoices_without_an_issuer() -> list[Waiting]:
    """Somebody pays and can't be billed: the platform's own legal facts are incomplete."""
    seller = issuer.current()
    if seller.is_complete or not Subscription.objects.live().exists():
        return []
    return [Waiting(gettext("Les factures de Pro attendent : complétez l’éditeur du site"), seller.edit_url)]


class WaitingPanel(Component):
    name = "waiting"
    template_name = "membership/waiting_panel.html"
    order = 10

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"lines": lines()}
