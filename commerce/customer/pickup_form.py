"""One field: when else one comes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commerce.checkout.visits import choices
from commerce.order.models import Order
from commerce.shipping.windows import Window, is_offered
from kit import clock


class PickupForm(forms.Form):
    window = forms.TypedChoiceField(
        label=_("Quand passez-vous ?"),
        coerce=Window.parse,
        widget=forms.Select({"class": "input"}),
        error_messages={"invalid_choice": _("Cette heure n’est plus libre. Votre commande garde son heure d’avant.")},
    )

    def __init__(self, data: Any = None, *, order: Order, offered: list[Window]) -> None:
        super().__init__(data, initial={"window": _current(order, offered)})
        self.fields["window"].choices = choices(offered, order.shop.city.zone, clock.now())  # type: ignore[attr-defined]


def _current(order: Order, offered: list[Window]) -> str:
    """The window on offer that holds the order's own."""
    return next((each.code for each in offered if is_offered(order.pickup, [each])), "")
