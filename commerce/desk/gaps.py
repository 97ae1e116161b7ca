"""« Il manque quelque chose » : line by line how much of it, what replaces it and at what price, whether it is sold out."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from commerce.catalogue.facts import measure
from commerce.desk.fields import PriceField
from commerce.order.missing import Gap
from commerce.order.models import Line, Order
from kit.money import format_money


class GapForm(forms.Form):
    """One line's; a number that is left empty says nothing about it."""

    missing = forms.IntegerField(
        min_value=0, required=False, widget=forms.NumberInput({"class": "input", "inputmode": "numeric"})
    )
    instead = forms.CharField(
        label=_("Remplacé par"), max_length=150, required=False, widget=forms.TextInput({"class": "input"})
    )
    price = PriceField(label=_("Prix de ce qui remplace"), required=False)
    is_out = forms.BooleanField(label=_("N’est plus en stock"), required=False, initial=True)

    def __init__(self, line: Line, data: Any = None) -> None:
        super().__init__(data, prefix=f"manque-{line.pk}", auto_id="id_%s")
        self.line = line
        number = self.fields["missing"]
        number.max_value = line.quantity
        number.label = _("Combien manque ?")
        number.help_text = _("Sur %(all)d.") % {"all": line.quantity}
        if line.is_weighed:
            number.label = _("Combien de portions manquent ?")
            number.help_text = _("Sur %(all)d portions de %(portion)s. Le reste se pèse.") % {
                "all": line.quantity,
                "portion": measure(line.portion_grams or 0),
            }
        number.widget.attrs["max"] = line.quantity
        self.fields["price"].widget.attrs["class"] = "input"
        self.fields["price"].help_text = _("Vide : le même prix, jamais plus.")

    @property
    def title(self) -> str:
        return self.line.title

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        number, instead, price = (cleaned.get(name) for name in ("missing", "instead", "price"))
        if "missing" not in self.errors:
            if number is not None and number > self.line.quantity:
                self.add_error("missing", _("La commande en compte %(all)d.") % {"all": self.line.quantity})
            elif number is None and (instead or price is not None):
                self.add_error("missing", _("Dites combien il en manque."))
        if price is not None and not instead and "instead" not in self.errors:
            self.add_error("instead", _("Dites ce qui le remplace, ou laissez le prix vide."))
        return cleaned

    def most_is(self, most: Any) -> None:
        self.add_error(
            "price", _("Au plus %(most)s : c’est ce que coûtait ce qui manque.") % {"most": format_money(most)}
        )

    @property
    def gap(self) -> Gap | None:
        number = self.cleaned_data.get("missing")
        if number is None:
            return None
        told = self.cleaned_data
        return Gap(number, " ".join(told["instead"].split()), told["price"], is_out=told["is_out"])


class MissingForm:
    """All lines of an order, from one page."""

    def __init__(self, order: Order, data: Any = None) -> None:
        self.forms = [GapForm(line, data) for line in order.lines.all()]
        self.is_sent = data is not None
        self.says_nothing = False

    @cached_property
    def gaps(self) -> dict[int, Gap]:
        """By line id; of a form that is valid."""
        return {each.line.pk: gap for each in self.forms if (gap := each.gap) is not None}

    def is_valid(self) -> bool:
        if any(each.errors for each in self.forms):
            return False
        self.says_nothing = not self.gaps
        return not self.says_nothing

    def of(self, line: Line) -> GapForm:
        return next(each for each in self.forms if each.line.pk == line.pk)
