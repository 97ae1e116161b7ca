"""« En point relais » at the desk: whether the shop sends parcels, at which price, and what is written on them."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from commerce.desk.fields import MoneyField
from commerce.order.models import Order
from commerce.order.statuses import OrderStatus
from commerce.shipping.models import ShopDelivery
from membership.models import User


class RelayForm(forms.Form):
    """`may_accept`: the person signs for the shop."""

    relay_is_on = forms.BooleanField(label=_("J’expédie en point relais"), required=False)
    relay_fee = MoneyField(label=_("Prix de l’envoi"), min_value=0, required=False, help_text=_("0 : il est gratuit."))
    relay_free_from = MoneyField(
        label=_("Offert dès"), min_value=0, required=False, help_text=_("Vide : jamais offert.")
    )
    relay_limits = forms.CharField(
        label=_("Ce qui voyage"),
        max_length=80,
        required=False,
        help_text=_("Vos clients le lisent avant de choisir. Par exemple : jusqu’à 10 kg."),
    )
    relay_accepted = forms.BooleanField(
        label=_("L’envoi est mon service et ma responsabilité, jusqu’à ce que le client ait son colis."),
        required=False,
        help_text=_("Les acheteurs le lisent aussi. Nous gardons la date et votre nom."),
    )

    def __init__(self, data: Any = None, *, delivery: ShopDelivery, may_accept: bool) -> None:
        self.delivery, self.may_accept = delivery, may_accept
        kept = ("relay_is_on", "relay_fee", "relay_free_from", "relay_limits")
        super().__init__(data, initial={name: getattr(delivery, name) for name in kept})
        if delivery.accepted_at is not None:
            del self.fields["relay_accepted"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("relay_is_on") and self.delivery.accepted_at is None:
            if not self.may_accept:
                self.add_error("relay_accepted", _("Seule la personne responsable de la boutique peut l’accepter."))
            elif not cleaned.get("relay_accepted"):
                self.add_error("relay_accepted", _("Pour expédier, cochez cette case : l’envoi est votre service."))
        return cleaned

    def save(self, by: User) -> ShopDelivery:
        delivery, told = self.delivery, self.cleaned_data
        if told.get("relay_accepted") and self.may_accept:
            delivery.accept(by)
        delivery.relay_is_on = told["relay_is_on"]
        delivery.relay_fee = told["relay_fee"] or 0
        delivery.relay_free_from = told["relay_free_from"]
        delivery.relay_limits = told["relay_limits"]
        delivery.save()
        return delivery


class TrackingForm(forms.Form):
    """What a parcel is followed by; either may be missing, a small shop's carrier has no more."""

    number = forms.CharField(label=_("Numéro de suivi"), max_length=60, required=False)
    link = forms.CharField(
        label=_("Lien de suivi"),
        max_length=300,
        required=False,
        help_text=_("L’adresse que le transporteur vous donne ; elle commence par https://."),
        validators=[URLValidator(schemes=["https"], message=_("Une adresse complète, qui commence par https://."))],
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, order: Order) -> None:
        tracking = getattr(order, "tracking", None)
        initial = {"number": tracking.number, "link": tracking.link} if tracking else {}
        super().__init__(data, initial=initial, auto_id=f"id_{order.pk}_%s")


def tracking_of(order: Order) -> TrackingForm | None:
    """For what is about to leave, or has left and isn't there yet."""
    is_asked = order.way == Order.Way.RELAY and order.status in (OrderStatus.READY, OrderStatus.SENT)
    return TrackingForm(order=order) if is_asked else None
