from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from commerce.checkout import wish_fields
from commerce.checkout.deliveries import Deliveries
from commerce.checkout.delivery_fields import DeliveryFields, name_of
from commerce.checkout.recap import Part, Recap
from commerce.checkout.visit_fields import VisitFields, left_of_the_round, styled
from commerce.checkout.visits import Visits
from commerce.customer import forms as customer_forms
from commerce.customer.address_forms import postcode
from commerce.order.addresses import DeliveryAddress
from commerce.order.ways import PICKUP
from commerce.order.wishes import IfMissing, Wish
from commerce.shipping.methods import HomeDelivery
from kit.money import format_money
from membership import phones


class RegisterForm(customer_forms.RegisterForm):
    """An account made inside checkout: an address and a password are enough. It counts among those made elsewhere."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    taken = _("Cette adresse a déjà un compte ici : connectez-vous, votre panier vous attend.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            styled(field)


class WaysForm(forms.Form):
    """One choice a shop, a word to it, and the address if somebody delivers."""

    first_name = styled(forms.CharField(label=_("Prénom"), max_length=80, required=False))
    last_name = styled(forms.CharField(label=_("Nom"), max_length=80, required=False))
    line1 = styled(forms.CharField(label=_("Numéro et rue"), max_length=150, required=False))
    line2 = styled(forms.CharField(label=_("Complément"), max_length=150, required=False))
    postcode = styled(forms.CharField(label=_("Code postal"), max_length=5, required=False, validators=[postcode]))
    town = styled(forms.CharField(label=_("Ville"), max_length=80, required=False))
    phone = styled(
        forms.CharField(
            label=_("Téléphone"),
            help_text=_("Pour vous joindre devant chez vous. Seule la boutique qui livre le lit."),
            max_length=30,
            required=False,
            widget=forms.TextInput({"type": "tel"}),
        )
    )
    instructions = styled(forms.CharField(label=_("Indications pour la livraison"), max_length=200, required=False))

    keep_address = forms.BooleanField(label=_("Garder cette adresse dans mon compte"), required=False)

    address_fields = ("first_name", "last_name", "line1", "line2", "postcode", "town", "phone", "instructions")
    whole_address = ("first_name", "last_name", "line1", "postcode", "town")
    needed_for_delivery = (*whole_address, "phone")
    autocomplete = {
        "first_name": "given-name",
        "last_name": "family-name",
        "line1": "address-line1",
        "line2": "address-line2",
        "postcode": "postal-code",
        "town": "address-level2",
        "phone": "tel",
    }

    def __init__(
        self, data: QueryDict | None = None, *, recap: Recap, visits: Visits, deliveries: Deliveries, **kwargs: Any
    ) -> None:
        super().__init__(left_of_the_round(data, visits), **kwargs)
        self.recap, self.visits = recap, visits
        self.visit_fields = VisitFields(visits)
        self.delivery_fields = DeliveryFields(deliveries)
        self.fields.update(self.visit_fields.fields | self.delivery_fields.fields | wish_fields.fields())
        for name, value in self.autocomplete.items():
            self.fields[name].widget.attrs["autocomplete"] = value
        for part in recap.parts:
            self.fields[f"way_{part.shop.pk}"] = forms.ChoiceField(
                label=_("Comment ?"),
                choices=[(method.code, method.name) for method in part.methods],
                initial=PICKUP if part.is_under_minimum else part.method.code,
                widget=forms.RadioSelect,
            )
            self.fields[f"note_{part.shop.pk}"] = styled(
                forms.CharField(label=_("Un mot pour la boutique"), max_length=300, required=False)
            )

    def clean_phone(self) -> str:
        return phones.normalised(self.cleaned_data["phone"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in [*self.visit_fields.unasked(cleaned), *self.delivery_fields.unasked()]:
            self.errors.pop(name, None)
        for field, sentence in [*self.visit_fields.problems(cleaned), *self.delivery_fields.problems(cleaned)]:
            if field is None or field not in self.errors:
                self.add_error(field, sentence)
        self._wish = self._cleaned_wish(cleaned)
        delivering = [
            (part, method)
            for part in self.recap.parts
            for method in part.methods
            if isinstance(method, HomeDelivery) and cleaned.get(f"way_{part.shop.pk}") == method.code
        ]
        for name in self.needed_for_delivery:
            if not delivering:
                self.errors.pop(name, None)  # nobody comes there
            elif not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _t("Pour vous livrer, il nous faut cette indication."))
        for part, method in delivering:
            self._check_zone(part, method, cleaned.get("postcode", ""))
        return cleaned

    def _cleaned_wish(self, cleaned: dict[str, Any]) -> Wish:
        if cleaned.get("if_missing") != IfMissing.CALL:
            self.errors.pop("call_phone", None)  # nobody calls it
        try:
            return wish_fields.wish(cleaned)
        except ValidationError as problem:
            if "call_phone" not in self.errors:
                self.add_error("call_phone", problem)
            return Wish()

    def _check_zone(self, part: Part, method: HomeDelivery, postcode: str) -> None:
        """That the shop goes there, and comes for so little."""
        if postcode and not method.serves(postcode):
            sentence = _t("%(shop)s ne livre pas au %(code)s. Choisissez « Je passe » ou une autre adresse.")
            self.add_error("postcode", sentence % {"shop": part.shop.name, "code": postcode})
            return
        missing = method.to(postcode).missing_to_order(part.subtotal)
        if missing:
            sentence = _t("Encore %(missing)s chez %(shop)s pour être livré à cette adresse. Choisissez « Je passe ».")
            words = {"shop": part.shop.name, "missing": format_money(missing)}
            self.add_error(f"way_{part.shop.pk}", sentence % words)

    def rows(self) -> list[tuple[Part, BoundField, BoundField, BoundField | None, BoundField | None]]:
        """A shop's part with its fields, as the page shows them; the last two are when one passes by, and when it is
        brought, where that is asked."""
        return [
            (
                part,
                self[f"way_{part.shop.pk}"],
                self[f"note_{part.shop.pk}"],
                self._field(f"when_{part.shop.pk}"),
                self._field(name_of(part)),
            )
            for part in self.recap.parts
        ]

    def _field(self, name: str) -> BoundField | None:
        return self[name] if name in self.fields else None

    def ways(self) -> dict[str, str]:
        return {str(part.shop.pk): self.cleaned_data[f"way_{part.shop.pk}"] for part in self.recap.parts}

    def windows(self) -> dict[str, str]:
        return self.visit_fields.codes(self.cleaned_data) | self.delivery_fields.codes(self.cleaned_data)

    def wish(self) -> Wish:
        return self._wish

    def notes(self) -> dict[str, str]:
        return {str(part.shop.pk): self.cleaned_data[f"note_{part.shop.pk}"] for part in self.recap.parts}

    def address(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in self.address_fields}

    def address_to_keep(self) -> DeliveryAddress | None:
        """What goes into the address book: a whole address, and only if one asked for it."""
        is_whole = all(self.cleaned_data.get(name) for name in self.whole_address)
        return DeliveryAddress(**self.address()) if is_whole and self.cleaned_data["keep_address"] else None


def delivery_address(data: dict[str, str]) -> DeliveryAddress | None:
    """What the session kept, as an address; None if nobody delivers."""
    return DeliveryAddress(**data) if data.get("line1") else None
