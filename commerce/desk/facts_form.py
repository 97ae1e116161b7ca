from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commerce.catalogue import facts, kinds
from commerce.catalogue.models import Product


class FactsForm(forms.Form):
    """The facts that a product of its kind tells; none is obliged here, as something may be sold without allergens."""

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
                help_text=_("La loi veut qu’on le lise avant d’acheter.") if fact.is_wanted else "",
            )

    def save(self) -> None:
        facts.tell(self.product, self.cleaned_data)
