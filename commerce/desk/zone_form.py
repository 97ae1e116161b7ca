"""A zone of delivery: where, at what price, from which amount on."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from commerce.desk.fields import MoneyField, PostcodesField
from commerce.shipping.models import DeliveryZone

MOST_POSTCODES = 40


class ZoneForm(forms.Form):
    """`others`: the shop's other zones. A postcode stands in one zone, and one zone at most names none."""

    postcodes = PostcodesField(
        label=_("Codes postaux où vous livrez"),
        required=False,
        help_text=_("Séparés par des virgules. Vide : partout où le client le demande."),
    )
    fee = MoneyField(
        label=_("Prix de la livraison"),
        min_value=0,
        help_text=_("0 : elle est gratuite."),
        error_messages={"required": _("Un prix, comme 3,50 ; 0 si elle est gratuite.")},
    )
    free_from = MoneyField(label=_("Offerte dès"), min_value=0, required=False, help_text=_("Vide : jamais offerte."))
    minimum = MoneyField(
        label=_("Commande minimum"), min_value=0, required=False, help_text=_("Vide : vous venez pour tout montant.")
    )

    def __init__(
        self, data: Any = None, *, zone: DeliveryZone | None, others: Iterable[DeliveryZone] = (), **more: Any
    ) -> None:
        self.others = list(others)
        initial = {}
        if zone is not None:
            initial = {
                "postcodes": ", ".join(zone.postcodes),
                "fee": zone.fee,
                "free_from": zone.free_from,
                "minimum": zone.minimum or None,
            }
        super().__init__(data, initial=initial, **more)
        if self.others:
            self.fields["postcodes"].help_text = _("Séparés par des virgules. Vide : partout ailleurs.")

    def clean_postcodes(self) -> list[str]:
        told = self.cleaned_data["postcodes"]
        if len(told) > MOST_POSTCODES:
            raise ValidationError(
                _t("Quarante codes postaux au plus dans une zone. Faites-en une autre pour le reste.")
            )
        if not told and any(not each.postcodes for each in self.others):
            raise ValidationError(_t("Une autre zone livre déjà partout ailleurs : dites ici des codes postaux."))
        twice = [code for code in told if any(code in each.postcodes for each in self.others)]
        if twice:
            sentence = _t("%(code)s est déjà dans une autre de vos zones. Retirez-le de l’une des deux.")
            raise ValidationError(sentence % {"code": twice[0]})
        return told

    def facts(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {**told, "minimum": told["minimum"] or 0}
