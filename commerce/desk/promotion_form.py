"""A promotion as a merchant announces it: how much less, from which day to which, on what; and all that it leads to."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from commerce.catalogue import promotions, shelves
from commerce.catalogue.models import Category, Product, Promotion
from commerce.catalogue.promotion_models import LONGEST
from commerce.desk import products as found
from commerce.desk.fields import MoneyField
from commerce.desk.product_form import CategoryField
from kit import clock
from membership.models import Shop, User

ALL, SHELF, CHOSEN = "all", "shelf", "chosen"
SHOWN_TITLES = 3


class NotSeen(Exception):
    """The prices that it leads to are not those that the merchant has read."""


class DayField(forms.DateField):
    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **more)


class PromotionForm(forms.Form):
    name = forms.CharField(
        label=_("Nom"),
        max_length=60,
        help_text=_("Pour vous y retrouver : « Semaine du pain ». Les clients ne le lisent pas."),
    )
    kind = forms.ChoiceField(
        label=_("Baisse"), choices=Promotion.Kind, initial=Promotion.Kind.PERCENT, widget=forms.RadioSelect
    )
    value = MoneyField(
        label=_("De combien"),
        min_value=Decimal("0.01"),
        error_messages={
            "required": _("Dites de combien, comme 20."),
            "min_value": _("Une baisse est au-dessus de zéro."),
        },
        help_text=_("20 pour 20 %, ou 1,50 pour 1,50 € par pièce (par kilo, au poids)."),
    )
    first_day = DayField(label=_("Premier jour"), help_text=_("Aujourd’hui : elle commence tout de suite."))
    last_day = DayField(label=_("Dernier jour"), help_text=_("Compris, jusqu’à minuit. Trente jours au plus."))
    covers = forms.ChoiceField(
        label=_("Sur quoi"),
        choices=((CHOSEN, _("certains produits")), (SHELF, _("un rayon")), (ALL, _("tous mes produits"))),
        initial=CHOSEN,
        widget=forms.RadioSelect,
    )
    shelf = CategoryField(queryset=Category.objects.none(), label=_("Le rayon"), required=False, empty_label=_("Aucun"))
    products = forms.ModelMultipleChoiceField(
        Product.objects.everywhere().none(),
        label=_("Les produits"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    # What the merchant has read: nothing else is announced.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, shop: Shop) -> None:
        self.shop, self.today = shop, clock.now().astimezone(shop.city.zone).date()
        super().__init__(data, initial={"first_day": self.today, "last_day": self.today + timedelta(days=6)})
        shelf, products = self.fields["shelf"], self.fields["products"]
        assert isinstance(shelf, forms.ModelChoiceField)
        assert isinstance(products, forms.ModelMultipleChoiceField)
        shelf.queryset = shelves.above(found.all_of(shop))
        products.queryset = found.all_of(shop).by_title()

    def clean_value(self) -> Decimal:
        value: Decimal = self.cleaned_data["value"]
        if self.cleaned_data.get("kind") == Promotion.Kind.PERCENT and value >= 100:
            raise ValidationError(_("Moins de 100 % : un produit n’est jamais donné."))
        return value

    def clean_first_day(self) -> date:
        first: date = self.cleaned_data["first_day"]
        if first < self.today:
            raise ValidationError(_("Ce jour est passé : une promotion commence aujourd’hui ou plus tard."))
        return first

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("Le dernier jour vient après le premier."))
        elif first and last and last - first >= LONGEST:
            self.add_error("last_day", _("Trente jours au plus : ensuite, ce n’est plus une promotion, c’est le prix."))
        if not self.errors and not self.chosen:
            where = {SHELF: "shelf", CHOSEN: "products"}.get(cleaned["covers"])
            self.add_error(where, _("Choisissez au moins un produit."))
        if not self.errors and (titles := promotions.beyond_the_law(self.promotion, self.chosen)):
            self.add_error("value", _books(titles))
        return cleaned

    @cached_property
    def chosen(self) -> list[Product]:
        """With all that tells what they cost."""
        told, own = self.cleaned_data, found.all_of(self.shop).by_title()
        if told["covers"] == SHELF:
            own = own.in_one_of([told["shelf"]] if told.get("shelf") else [])
        elif told["covers"] == CHOSEN:
            own = own.among([each.pk for each in told.get("products") or []])
        return list(own.for_prices())

    @cached_property
    def promotion(self) -> Promotion:
        """Not announced yet."""
        told = self.cleaned_data
        return Promotion(
            kind=told["kind"],
            value=told["value"],
            starts_at=max(clock.now(), self._midnight(told["first_day"])),
            ends_at=self._midnight(told["last_day"] + timedelta(days=1)),
        )

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.shop.city.zone)

    @cached_property
    def results(self) -> list[promotions.Result]:
        """Every price as it will be when it begins."""
        return promotions.results(self.promotion, self.chosen, self.promotion.starts_at)

    @property
    def digest(self) -> str:
        told = "|".join(f"{each.product.pk} {each.price} {each.was}" for each in self.results)
        return sha256(told.encode()).hexdigest()[:16]

    def announce(self, by: User) -> Promotion:
        """Raises `NotSeen` or a `promotions.CantBegin`."""
        if self.cleaned_data["seen"] != self.digest:
            raise NotSeen
        made = self.promotion
        return promotions.begin(
            shop=self.shop,
            name=self.cleaned_data["name"],
            kind=made.kind,
            value=made.value,
            starts_at=made.starts_at,
            ends_at=made.ends_at,
            products=self.chosen,
            by=by,
        )


def _books(titles: Sequence[str]) -> str:
    said = _g("Un livre ne se vend pas plus de 5 %% sous le prix de l’éditeur (loi du 10 août 1981) : %(titles)s.")
    more = "…" if len(titles) > SHOWN_TITLES else ""
    return said % {"titles": ", ".join(titles[:SHOWN_TITLES]) + more}
