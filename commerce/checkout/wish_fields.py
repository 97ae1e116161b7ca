"""« Si un produit manque » : what the shops do then, and where to call if that is what is wanted."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from commerce.checkout.visit_fields import styled
from commerce.order.wishes import IfMissing, Wish
from membership import phones

FIELDS = ("if_missing", "call_phone")


def fields() -> dict[str, forms.Field]:
    """Who sends the form without an answer gets what costs nothing: it is taken off."""
    return {
        "if_missing": forms.ChoiceField(
            label=_("Si un produit manque"),
            choices=IfMissing.choices,
            initial=IfMissing.TAKE_OFF,
            required=False,
            widget=forms.RadioSelect,
        ),
        "call_phone": styled(
            forms.CharField(
                label=_("À quel numéro ?"),
                max_length=30,
                required=False,
                help_text=_("Le commerçant le lit sur la commande. Il ne sert qu’à cela."),
                widget=forms.TextInput({"autocomplete": "tel", "type": "tel"}),
            )
        ),
    }


def wish(cleaned: Mapping[str, Any]) -> Wish:
    """As it was said; the number given for a delivery will do. Raises `ValidationError` about the number."""
    what = cleaned.get("if_missing") or IfMissing.TAKE_OFF
    if what != IfMissing.CALL:
        return Wish(what)
    number = phones.normalised(cleaned.get("call_phone") or cleaned.get("phone") or "")
    if not number:
        raise ValidationError(_("Pour vous appeler, il faut votre numéro."))
    return Wish(what, number)
