"""What happened to a pickup, as shop and customer both read it."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commerce.order import pickup_words
from commerce.order.models import PickupEvent
from commerce.order.ways import HOME

Kind = PickupEvent.Kind
LABELS = {
    Kind.MOVED: gettext_lazy("Heure de retrait changée"),
    Kind.REMINDED: gettext_lazy("Rappel envoyé au client"),
    Kind.KEPT_LONGER: gettext_lazy("Gardée plus longtemps"),
}


def label(event: PickupEvent) -> str:
    if event.kind == Kind.MOVED and event.order.way == HOME:
        return _("Heure de livraison changée")
    return str(LABELS[Kind(event.kind)])


def text(event: PickupEvent, zone: ZoneInfo) -> str:
    """« samedi 28 novembre, entre 10 h et 11 h. Avant : vendredi… »; « À retirer avant lundi 30 novembre, 19 h. »"""
    if event.before and event.after:
        times = {"after": pickup_words.dated(event.after, zone), "before": pickup_words.dated(event.before, zone)}
        return _("Maintenant : %(after)s. Avant : %(before)s.") % times
    return _("À retirer avant %(when)s.") % {"when": pickup_words.until(event.after_until, zone)}
