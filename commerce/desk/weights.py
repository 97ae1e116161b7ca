"""Weights as a scale says them and a thumb types them: « 236 », « 236 g », « 0,236 kg »."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from commerce.desk.fields import SPACES
from commerce.order.models import Line, Order

WEIGHT = re.compile(r"([0-9]{1,6}(?:[.,][0-9]{1,3})?)(kg|g)?")
PER_KILO = 1000
MOST_GRAMS = 100_000
# A scale that shows a comma and no unit shows kilos; nobody weighs a tenth of a gram.
MOST_BARE_KILOS = 20


class WeightField(forms.CharField):
    """Grams, as a whole number; empty: not weighed."""

    def __init__(self, **more: Any) -> None:
        attrs = {"class": "input", "inputmode": "decimal", "autocomplete": "off"}
        super().__init__(required=False, max_length=20, widget=forms.TextInput(attrs=attrs), **more)

    def clean(self, value: Any) -> int | None:
        text = SPACES.sub("", super().clean(value)).lower()
        if not text:
            return None
        match = WEIGHT.fullmatch(text)
        if match is None:
            raise ValidationError(_("Un poids s’écrit comme 236 g, ou 0,236 kg."))
        number, unit = Decimal(match[1].replace(",", ".")), match[2]
        is_bare_kilos = not unit and number != int(number) and number < MOST_BARE_KILOS
        if unit == "kg" or is_bare_kilos:
            number *= PER_KILO
        grams = int(number.quantize(Decimal(1), ROUND_HALF_UP))
        if grams > MOST_GRAMS:
            raise ValidationError(_("Cent kilos au plus."))
        return grams


class WeighingForm(forms.Form):
    """A field a weighed line, all or some of them filled in."""

    def __init__(self, order: Order, data: Any = None) -> None:
        super().__init__(data, auto_id=f"id_{order.pk}_%s")
        self.lines = {_name(line): line for line in order.lines.all() if line.goes_on_the_scales}
        for name, line in self.lines.items():
            self.fields[name] = WeightField(label=line.title)

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.grams:
            raise ValidationError(_("Écrivez au moins un poids."))
        return self.cleaned_data

    @property
    def grams(self) -> dict[int, int]:
        """Grams by line id, of what was filled in."""
        return {
            line.pk: self.cleaned_data[name]
            for name, line in self.lines.items()
            if self.cleaned_data.get(name) is not None
        }


def _name(line: Line) -> str:
    return f"poids-{line.pk}"
