"""Products, shelves and baskets, each with the least it needs."""

from decimal import Decimal
from itertools import count
from typing import Any

from commerce.basket.models import Basket
from commerce.catalogue import products
from commerce.catalogue.models import Category, Product
from commerce.partner.strategy import Selector
from commerce.payment.models import ShopAccount
from commerce.shipping.models import DeliveryZone, ShopDelivery
from kit import clock
from membership.models import City, Shop, User

_numbers = count(1)


def category(name: str = "Épicerie", parent: Category | None = None) -> Category:
    return parent.add_child(name=name) if parent else Category.add_root(name=name)


def product(*, shop: Shop, title: str | None = None, price: str = "4.50", stock: int = 10, **more: Any) -> Product:
    """By the piece, counted, at the normal rate, unless said otherwise (`commerce.catalogue.products.create`)."""
    title = title or f"Produit {next(_numbers)}"
    return products.create(shop=shop, title=title, price=Decimal(price), stock=stock, **more)


def weighed(*, shop: Shop, title: str = "Comté", price: str = "26.80", portion_grams: int = 50, **more: Any) -> Product:
    """`price` is a kilo's."""
    return product(shop=shop, title=title, price=price, sold_by="weight", portion_grams=portion_grams, **more)


def record(product: Product):
    """Its stock record as the database has it now."""
    return product.stockrecords.get()


def card_account(shop: Shop, **more: Any) -> ShopAccount:
    """The shop's cards are on."""
    values = {"can_take_cards": True, "can_receive": True, **more}
    return ShopAccount.objects.create(shop=shop, stripe_account_id=f"acct_{shop.pk}", **values)


def delivers(shop: Shop, *zones: dict[str, Any], **rounds: Any) -> ShopDelivery:
    """The shop brings things home: to everybody for nothing, or in these zones (`zone()`). `rounds`: its days
    (`home_hours`) and their rules; none said, it tells each customer when."""
    facts = {"home_is_on": True, "accepted_at": clock.now()}
    delivery, _made = ShopDelivery.objects.update_or_create(shop=shop, defaults=facts)
    ShopDelivery.objects.filter(pk=delivery.pk).update(**rounds)
    delivery.zones.all().delete()
    for position, each in enumerate(zones or ({},)):
        DeliveryZone.objects.create(delivery=delivery, position=position, **each)
    return delivery


def zone(*postcodes: str, fee: str = "0", free_from: str | None = None, minimum: str = "0") -> dict[str, Any]:
    return {
        "postcodes": list(postcodes),
        "fee": Decimal(fee),
        "free_from": Decimal(free_from) if free_from else None,
        "minimum": Decimal(minimum),
    }


def basket_of(owner: User) -> Basket:
    """The open one, ready for more."""
    found = Basket.objects.get(owner=owner, status=Basket.OPEN)
    found.strategy = Selector().strategy()
    return found


def basket(city: City, *lines: tuple[Product, int], owner: User | None = None) -> Basket:
    """`lines` are products with their quantities (portions of what is weighed)."""
    made = Basket.objects.create(city=city, owner=owner)
    made.strategy = Selector().strategy()
    for each, quantity in lines:
        made.add_product(each, quantity)
    return made
