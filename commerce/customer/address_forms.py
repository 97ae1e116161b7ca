from dataclasses import asdict
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from commerce.order.addresses import DeliveryAddress
from membership.account_forms import name_field, phone_field

postcode = RegexValidator(r"^\d{5}$", _("Un code postal compte cinq chiffres."))


def line(label: Any, autocomplete: str, *, most: int, required: bool = True, **more: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget, **more)


class AddressForm(forms.Form):
    """Everything that a merchant at the door needs; `address()` once it is valid."""

    first_name = name_field(_("Prénom"), "given-name", required=True)
    last_name = name_field(_("Nom"), "family-name", required=True)
    line1 = line(_("Numéro et rue"), "address-line1", most=150)
    line2 = line(_("Complément"), "address-line2", most=150, required=False)
    postcode = line(_("Code postal"), "postal-code", most=5, validators=[postcode])
    town = line(_("Ville"), "address-level2", most=80)
    phone = phone_field(_("Pour que le commerçant vous joigne devant chez vous."))
    instructions = line(_("Indications pour la livraison"), "off", most=200, required=False)

    def address(self) -> DeliveryAddress:
        return DeliveryAddress(**self.cleaned_data)


def typed(address: DeliveryAddress) -> dict[str, str]:
    """The values that a form about an address begins with."""
    return asdict(address)
