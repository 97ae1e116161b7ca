"""What is ready and waits for its customer: until when, and what the shop may do when nobody comes."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commerce.order import collecting
from commerce.order.models import Order
from commerce.order.statuses import OrderStatus


class KeepForm(forms.Form):
    """« Garder plus longtemps »: for how many more of the shop's days."""

    days = forms.IntegerField(
        label=gettext_lazy("Jours d’ouverture en plus"),
        min_value=1,
        max_value=collecting.MOST_DAYS,
        initial=1,
        error_messages={
            name: gettext_lazy("Un nombre de jours, entre 1 et 14.")
            for name in ("required", "invalid", "min_value", "max_value")
        },
    )


@dataclass(frozen=True)
class Waiting:
    """`is_late`: its date is over and the customer was reminded. `may_close`: « jamais venu »."""

    note: str
    is_late: bool
    may_close: bool
    most_days: int = collecting.MOST_DAYS


def of(order: Order, now: datetime) -> Waiting | None:
    """None of what isn't ready, or isn't fetched."""
    if order.status != OrderStatus.READY or order.kept_until is None:
        return None
    is_late = order.reminded_at is not None
    return Waiting(_note(order, is_late=is_late), is_late, collecting.may_close(order, now))


def _note(order: Order, *, is_late: bool) -> str:
    when = {"when": order.kept_words}
    if not is_late:
        return _("À retirer avant %(when)s.") % when
    if order.is_paid_by_card:
        return _("On l’attendait avant %(when)s. Le client est rappelé. Payée, elle reste à lui.") % when
    return _("Personne n’est venu, le client est rappelé. Sans lui avant %(when)s, elle se ferme d’elle-même.") % when
