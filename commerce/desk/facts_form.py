from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import isbn

from commerce.catalogue import facts, kinds
from commerce.catalogue.models import Product


class FactsForm(forms.Form):
    """The facts that a product of its kind tells; none is obliged here: what isn't told yet is told later, and the
    product is on sale from then on."""

    def __init__(self, data: Any = None, *, product: Product) -> None:
        self.product = product
        super().__init__(data, initial=facts.values(product))
        for fact in kinds.of(product).facts:
            label = f"{fact.label} ({fact.unit})" if fact.unit else str(fact.label)
            self.fields[fact.code] = forms.CharField(
                label=label,
                max_length=1000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}) if fact.is_wanted and not fact.unit else forms.TextInput(),
                help_text=_help(fact),
            )

    def clean_isbn(self) -> str:
        """Ten or thirteen digits, whose last proves the others; kept as thirteen."""
        number = self.cleaned_data["isbn"]
        if number and not isbn.is_valid(number):
            raise ValidationError(_("Ce n’est pas un ISBN : vérifiez ses chiffres, au dos du livre."))
        return isbn.to_isbn13(isbn.compact(number)) if number else ""

    def save(self) -> Product:
        facts.tell(self.product, self.cleaned_data)
        return self.product


def _help(fact: kinds.Fact) -> str:
    law = _("Pour le mettre en vente, il le faut.") if fact.is_needed else ""
    if fact.is_wanted and not fact.is_needed:
        law = _("La loi veut qu’on le lise avant d’acheter.")
    return " ".join(str(part) for part in (law, fact.help_text) if part)
