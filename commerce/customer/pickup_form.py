"""One field: when else one comes, or is at home."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commerce.checkout.visits import MOST_SHOWN, choices
from commerce.order.models import Order
from commerce.order.ways import HOME
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
        """The present time is on the list and chosen, be it far or no longer on offer: nobody moves by just pressing."""
        present = next((each for each in offered if is_offered(order.promised, [each])), order.promised)
        super().__init__(data, initial={"window": present.code})
        shown = sorted({*offered[:MOST_SHOWN], present})
        if order.way == HOME:
            self.fields["window"].label = _("Quand êtes-vous chez vous ?")
        self.fields["window"].choices = choices(shown, order.shop.city.zone, clock.now())  # type: ignore[attr-defined]
