"""What a customer wants to find again: products and shops of the town."""

from django.db.models import QuerySet
from django.urls import reverse

from commerce.catalogue.models import Product
from commerce.customer.models import Favourite, StockAlert
from membership.models import City, Shop, User
from shop_pages.keeping import Keep


def keep_product(*, user: User, product: Product) -> None:
    """Kept twice is kept once."""
    Favourite.objects.get_or_create(user=user, product=product)


def keep_shop(*, user: User, shop: Shop) -> None:
    Favourite.objects.get_or_create(user=user, shop=shop)


def let_go(*, user: User, product: Product | None = None, shop: Shop | None = None) -> None:
    Favourite.objects.of_user(user).filter(product=product, shop=shop).delete()


def marks(user: User) -> list[str]:
    """As the hearts of shared pages name what they keep; one query."""
    kept = Favourite.objects.of_user(user).values_list("product", "shop")
    return [f"product-{product}" if product else f"shop-{shop}" for product, shop in kept]


def products_of(user: User, city: City) -> QuerySet[Product]:
    return Product.objects.in_city(city).filter(favourites__user=user).for_cards().order_by("-favourites__pk")


def on_sale(user: User) -> set[int]:
    """Which products of theirs can be bought in the current town."""
    return set(Product.objects.on_sale().filter(favourites__user=user).values_list("pk", flat=True))


def waited_for(user: User, city: City) -> QuerySet[Product]:
    """Sold out when they asked to be told."""
    waiting = StockAlert.objects.of_user(user).waiting().values("product")
    return Product.objects.in_city(city).filter(pk__in=waiting).for_cards().order_by("title")


def shops_of(user: User, city: City) -> QuerySet[Shop]:
    return Shop.objects.in_city(city).filter(favourites__user=user).select_related("city__commune").order_by("name")


def of_shop(shop: Shop) -> Keep:
    """For the page of a shop, which knows no accounts."""
    address = reverse("customer-favourite-shop", kwargs={"city": shop.city, "slug": shop.slug})
    return Keep(address, f"shop-{shop.pk}")


def of_product(product: Product) -> Keep:
    address = reverse("customer-favourite-product", kwargs={"city": product.shop.city, "pk": product.pk})
    return Keep(address, f"product-{product.pk}")
