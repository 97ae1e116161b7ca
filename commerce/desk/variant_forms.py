"""Sizes and colours as a merchant fills them in: a table with a row for each, and a way to add many at once."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from commerce.catalogue import kinds, variants
from commerce.catalogue.models import Product, ProductPicture, Variant
from commerce.desk import products
from commerce.desk.fields import PriceField, StockField, WordsField, counted
from membership.models import User


class PictureField(forms.ModelChoiceField):
    def label_from_instance(self, picture: ProductPicture) -> str:
        return picture.picture.alt or _g("Photo %(number)d") % {"number": self.numbers[picture.pk]}

    numbers: dict[int, int] = {}


class VariantsForm(forms.Form):
    """One row a variant: how many are left, its price if it has one of its own, its picture, whether it is offered."""

    def __init__(self, data: Any = None, *, product: Product) -> None:
        super().__init__(data)
        self.product, self.variants = product, list(product.variants.all())
        for each in self.variants:
            for name, field in self._row(each).items():
                self.fields[f"{name}_{each.pk}"] = field

    def _row(self, each: Variant) -> dict[str, forms.Field]:
        own = {"required": False, "show_hidden_initial": True}
        return {
            "stock": StockField(label=_("Il en reste"), initial=products.left(products.record_of(each.product)), **own),
            "price": PriceField(label=_("Prix à part"), initial=each.price, **own),
            "picture": self._picture(each),
            "is_offered": forms.BooleanField(label=_("Proposé"), required=False, initial=each.is_offered),
        }

    def _picture(self, each: Variant) -> PictureField:
        shown = next(iter(each.product.pictures.all()), None)
        mine = [row for row in self.product.pictures.all() if shown and row.picture_id == shown.picture_id]
        field = PictureField(
            self.product.pictures.select_related("picture"),
            label=_("Photo"),
            required=False,
            empty_label=_("la première"),
            initial=mine[0].pk if mine else None,
        )
        field.numbers = {row.pk: number for number, row in enumerate(self.product.pictures.all(), 1)}
        # Asked once for all rows.
        field.choices = [
            ("", field.empty_label),
            *((row.pk, field.label_from_instance(row)) for row in self.product.pictures.all()),
        ]
        return field

    @property
    def rows(self) -> list[dict[str, Any]]:
        names = ("stock", "price", "picture", "is_offered")
        return [{"variant": each} | {name: self[f"{name}_{each.pk}"] for name in names} for each in self.variants]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for each in self.variants:
            name = f"stock_{each.pk}"
            try:
                cleaned[name] = None if cleaned.get(name) is None else counted(cleaned[name], None)
            except ValidationError as error:
                self.add_error(name, error)
        return cleaned

    def save(self, by: User) -> None:
        """Only what was touched: what was sold since the page was shown stays sold."""
        told, changed = self.cleaned_data, set(self.changed_data)
        for each in self.variants:
            if f"stock_{each.pk}" in changed:
                variants.count(each, told[f"stock_{each.pk}"], by)
            if f"price_{each.pk}" in changed:
                variants.price(each, told[f"price_{each.pk}"], by)
            if f"picture_{each.pk}" in changed:
                variants.show(each, told[f"picture_{each.pk}"])
            if f"is_offered_{each.pk}" in changed:
                variants.offer(each, told[f"is_offered_{each.pk}"])


class AddVariantsForm(forms.Form):
    sizes = WordsField(required=False)
    colours = WordsField(required=False, label=_("Couleurs"))
    stock = StockField(
        label=_("Stock de chacune"), required=False, help_text=_("Vide : non compté, toujours disponible.")
    )

    def __init__(self, data: Any = None, *, product: Product) -> None:
        super().__init__(data)
        self.product, kind = product, kinds.of(product)
        for name, label, example in (("sizes", kind.size, "38, 39, 40"), ("colours", kind.colour, _("rouge, bleu"))):
            self.fields[name].label = str(label)
            self.fields[name].help_text = _g("Séparés par des virgules : %(example)s.") % {"example": example}

    def clean_stock(self) -> int | None:
        amount = self.cleaned_data["stock"]
        return None if amount is None else counted(amount, None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        sizes, colours = cleaned.get("sizes") or [], cleaned.get("colours") or []
        if not sizes and not colours:
            raise ValidationError(_("Dites au moins une taille ou une couleur."))
        if self.product.is_weighed:
            raise ValidationError(_("Ce qui se pèse n’a pas de tailles : le client choisit le poids."))
        if len(self.product.variants.all()) + (len(sizes) or 1) * (len(colours) or 1) > variants.MOST:
            raise ValidationError(_("Soixante choix au plus pour un produit."))
        return cleaned

    def save(self, by: User) -> list[Variant]:
        told = self.cleaned_data
        return variants.add(self.product, sizes=told["sizes"], colours=told["colours"], stock=told["stock"], by=by)
