"""What the floor below tells, and what visitors' pages do about it. Each may be told twice."""

from typing import Any

from membership.models import City, Shop
from pages import shares, tree
from pages.models import SearchEntry
from shop_pages import fronts, provisioning


def city_added(sender: type[City], city: City, **kwargs: Any) -> None:
    tree.ensure_city_page(city)
    shares.draw_town.enqueue(city.pk)


def city_changed(sender: type[City], city: City, **kwargs: Any) -> None:
    shares.draw_town.enqueue(city.pk)


def shop_accepted(sender: type[Shop], shop: Shop, **kwargs: Any) -> None:
    """The town's page, the shop's page under it, its drawn front and its place in the search."""
    provisioning.provide(shop=shop, parent=tree.ensure_city_page(shop.city))
    shop_changed(sender, shop)


def shop_changed(sender: type[Shop], shop: Shop, **kwargs: Any) -> None:
    SearchEntry.objects.write(shop)
    fronts.draw_front.enqueue(shop.pk)
