"""The desk's small forms. What one sees is compared with what one sends: a price changed at the counter doesn't put
the stock of five minutes ago back (`show_hidden_initial`)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from commerce.catalogue import variants
from commerce.catalogue.models import Product
from commerce.desk import products
from commerce.desk.fields import PriceField, StockField, counted, portion_of, shown
from commerce.partner import stock
from commerce.shipping.models import ShopDelivery
from membership.models import User


class RowForm(forms.Form):
    """Price and stock of one product, where they are read; of what comes in sizes or colours, each one's stock."""

    price = PriceField(label=_("Prix"), show_hidden_initial=True)
    stock = StockField(label=_("Il en reste"), show_hidden_initial=True, required=False)
    daily = StockField(label=_("Par jour"), show_hidden_initial=True, required=False)

    def __init__(self, data: Any = None, *, product: Product) -> None:
        self.product, self.record = product, products.record_of(product)
        self.grams = portion_of(product)
        initial = {
            "price": self.record.price,
            "stock": shown(products.left(self.record), self.grams),
            "daily": shown(self.record.daily_quantity, self.grams),
        }
        super().__init__(data, initial=initial, auto_id=f"id_{product.pk}_%s")
        if self.grams:
            self.fields["price"].label = _("Prix du kilo")
            self.fields["stock"].label = _("Il en reste, en kilos")
            self.fields["daily"].label = _("Par jour, en kilos")
        if product.is_parent or not self.record.is_counted:
            del self.fields["stock"]
        if self.record.mode != self.record.Mode.DAILY:
            del self.fields["daily"]
        self.variants = list(product.variants.all()) if product.is_parent else []
        for each in self.variants:
            self.fields[f"left_{each.pk}"] = StockField(
                label=each.label,
                show_hidden_initial=True,
                required=False,
                initial=shown(products.left(products.record_of(each.product)), None),
            )

    @property
    def own_fields(self) -> list[forms.BoundField]:
        return [field for field in self if not field.name.startswith("left_")]

    @property
    def variant_fields(self) -> list[forms.BoundField]:
        return [self[f"left_{each.pk}"] for each in self.variants]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for each in self.variants:
            amount = cleaned.get(f"left_{each.pk}")
            try:
                cleaned[f"left_{each.pk}"] = None if amount is None else counted(amount, None)
            except ValidationError as error:
                self.add_error(f"left_{each.pk}", error)
        return cleaned

    def clean_stock(self) -> int | None:
        amount = self.cleaned_data["stock"]
        return None if amount is None else counted(amount, self.grams)

    def clean_daily(self) -> int | None:
        amount = self.cleaned_data["daily"]
        if "daily" not in self.changed_data:
            return None
        if amount is None or (quantity := counted(amount, self.grams)) <= 0:
            raise ValidationError(_("Au moins un par jour. Pour ne plus en vendre, masquez le produit."))
        return quantity

    def save(self, by: User) -> bool:
        """Whether anything changed."""
        changed = set(self.changed_data)
        if "price" in changed:
            stock.set_price(self.record, self.cleaned_data["price"], by)
        if changed & {"stock", "daily"}:
            stock.set_stock(
                self.record,
                by=by,
                quantity=self.cleaned_data["stock"] if "stock" in changed else None,
                daily=self.cleaned_data.get("daily") if "daily" in changed else None,
            )
        for each in self.variants:
            if f"left_{each.pk}" in changed:
                variants.count(each, self.cleaned_data[f"left_{each.pk}"], by)
        return bool(changed)


class RefusalForm(forms.Form):
    reason = forms.CharField(
        label=_("Raison, que le client lira"),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Dites au client pourquoi, en une phrase.")},
    )


class DeliveryForm(forms.Form):
    """How the shop reaches its customers. `may_accept`: the person signs for the shop."""

    pickup_place = forms.CharField(
        label=_("Où vos clients viennent chercher leurs commandes"),
        max_length=200,
        required=False,
        help_text=_("Vide : à votre boutique. Sinon un étal du marché, une autre boutique…"),
    )
    home_is_on = forms.BooleanField(label=_("Je livre à domicile"), required=False)
    accepted = forms.BooleanField(
        label=_("La livraison est mon service et ma responsabilité : je livre à l’heure, entier, à la bonne porte."),
        required=False,
        help_text=_("Les acheteurs le lisent aussi. Nous gardons la date et votre nom."),
    )

    def __init__(self, data: Any = None, *, delivery: ShopDelivery, may_accept: bool) -> None:
        self.delivery, self.may_accept = delivery, may_accept
        initial = {
            "pickup_place": delivery.pickup_place,
            "home_is_on": delivery.home_is_on,
        }
        super().__init__(data, initial=initial)
        if delivery.accepted_at is not None:
            del self.fields["accepted"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("home_is_on") and self.delivery.accepted_at is None:
            if not self.may_accept:
                self.add_error("accepted", _("Seule la personne responsable de la boutique peut l’accepter."))
            elif not cleaned.get("accepted"):
                self.add_error("accepted", _("Pour livrer, cochez cette case : la livraison est votre service."))
        return cleaned

    def save(self, by: User) -> ShopDelivery:
        delivery, told = self.delivery, self.cleaned_data
        if told.get("accepted") and self.may_accept:
            delivery.accept(by)
        delivery.pickup_place = told["pickup_place"]
        delivery.home_is_on = told["home_is_on"]
        delivery.save()
        return delivery
