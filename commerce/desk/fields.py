"""Fields as they are filled in at a counter: « 4,50 € », « 2,4 kg », five digits apart."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from commerce.catalogue.models import Product

SPACES = re.compile(r"[\s\u00a0\u202f]+")
PER_KILO = 1000


class AsShown(forms.HiddenInput):
    """What the page showed, beside what is typed; Django would tie the help to it too, which HTML forbids."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        kept = {key: text for key, text in (attrs or {}).items() if not key.startswith("aria-")}
        return super().get_context(name, value, kept)


class MoneyField(forms.DecimalField):
    """EUR with a comma or a point; the sign of the euro and spaces may stand there."""

    hidden_widget = AsShown

    def __init__(self, **more: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(max_digits=8, decimal_places=2, localize=True, widget=forms.TextInput(attrs=attrs), **more)
        self.error_messages["invalid"] = _("Un montant s’écrit comme 4,50.")
        self.error_messages["max_decimal_places"] = _("Deux chiffres après la virgule, pas plus.")

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if isinstance(value, str):
            value = SPACES.sub("", value).removesuffix("€")
        return super().to_python(value)


class PriceField(MoneyField):
    def __init__(self, **more: Any) -> None:
        super().__init__(min_value=Decimal("0.01"), **more)
        self.error_messages["required"] = _("Un prix, comme 4,50.")
        self.error_messages["min_value"] = _("Un prix est au-dessus de zéro.")


class StockField(forms.DecimalField):
    """Pieces, or kilos of what is weighed."""

    hidden_widget = AsShown

    def __init__(self, **more: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(
            min_value=0, max_digits=8, decimal_places=3, localize=True, widget=forms.TextInput(attrs=attrs), **more
        )
        self.error_messages["invalid"] = _("Un nombre, comme 12.")

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if isinstance(value, str):
            value = SPACES.sub("", value).removesuffix("kg")
        return super().to_python(value)


class PostcodesField(forms.CharField):
    """« 74000, 74940 » as a list."""

    def clean(self, value: Any) -> list[str]:
        found = re.findall(r"[^\s,;]+", super().clean(value))
        if wrong := [each for each in found if not re.fullmatch(r"\d{5}", each)]:
            raise ValidationError(
                _("« %(code)s » n’est pas un code postal : cinq chiffres, séparés par des virgules."),
                params={"code": wrong[0]},
            )
        return list(dict.fromkeys(found))


class WordsField(forms.CharField):
    """« 38, 39, 40 » as a list, each once."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=400, **more)

    def clean(self, value: Any) -> list[str]:
        words = [" ".join(each.split()) for each in re.split(r"[,;\n]", super().clean(value) or "")]
        if any(len(word) > 40 for word in words):
            raise ValidationError(_("Quarante lettres au plus pour chacune, séparées par des virgules."))
        return list(dict.fromkeys(word for word in words if word))


def shown(quantity: int | None, portion_grams: int | None) -> Decimal | None:
    """Pieces as they are; portions in kilos."""
    if quantity is None:
        return None
    if portion_grams is None:
        return Decimal(quantity)
    kilos = (Decimal(quantity * portion_grams) / PER_KILO).quantize(Decimal("0.001"))
    return Decimal(f"{kilos:f}".rstrip("0").rstrip(".") or "0")


def counted(amount: Decimal, portion_grams: int | None) -> int:
    """How many pieces or whole portions. Raises `ValidationError` for half a piece."""
    if portion_grams is not None:
        return int(amount * PER_KILO // portion_grams)
    if amount != int(amount):
        raise ValidationError(_("Un nombre entier : on ne vend pas de demi-pièce."))
    return int(amount)


def portion_of(product: Product) -> int | None:
    """Grams of a portion step, None by the piece."""
    return product.portion_grams if product.is_weighed else None
