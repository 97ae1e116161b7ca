"""« Où votre colis vous attend-il ? »: the points near a postcode, and who fetches the parcel."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commerce.checkout.visit_fields import styled
from commerce.order.relay_points import Parcel
from commerce.shipping.relay.points import RelayPoint
from membership.account_forms import phone_field


class RelayForm(forms.Form):
    """`points` were given for the postcode `asked`: no other can be chosen."""

    first_name = styled(
        forms.CharField(label=_("Prénom"), max_length=80, widget=forms.TextInput({"autocomplete": "given-name"}))
    )
    last_name = styled(
        forms.CharField(label=_("Nom"), max_length=80, widget=forms.TextInput({"autocomplete": "family-name"}))
    )
    phone = styled(phone_field(_("Le transporteur vous prévient par SMS quand le colis est arrivé.")))

    def __init__(self, *args: Any, asked: str, points: list[RelayPoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked, self.points = asked, points
        self.fields["phone"].required = True
        self.fields["point"] = forms.ChoiceField(
            label=_("Votre point relais"),
            choices=[(each.id, each.name) for each in points],
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Choisissez votre point relais."),
                "invalid_choice": _("Ce point relais n’est pas proposé ici. Choisissez-en un dans la liste."),
            },
        )

    def rows(self) -> Iterator[tuple[RelayPoint, bool]]:
        """Each point, and whether it is chosen; numbered as on the plan."""
        chosen = self["point"].value()
        return ((each, each.id == chosen) for each in self.points)

    def parcel(self) -> Parcel:
        told = self.cleaned_data
        point = next(each for each in self.points if each.id == told["point"])
        return Parcel(self.asked, point, told["first_name"], told["last_name"], told["phone"])


def postcode_of(*candidates: str | None) -> str:
    """The first that is one; empty if none is."""
    return next((each.strip() for each in candidates if each and re.fullmatch(r"\s*\d{5}\s*", each, re.ASCII)), "")


def begins_with(parcel: Parcel | None, address: Mapping[str, str], person: Mapping[str, str]) -> dict[str, str]:
    """What was chosen before, else what was typed at this checkout, else what the account knows."""
    names = ("first_name", "last_name", "phone")
    found = {name: address.get(name) or person.get(name, "") for name in names}
    if parcel is not None:
        found |= {name: getattr(parcel, name) for name in names} | {"point": parcel.point.id}
    return found
