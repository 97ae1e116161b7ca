"""What the market does when something happened to a shop below."""

from typing import Any

from commerce.partner import sellers
from membership.models import Shop


def shop_accepted(sender: object, shop: Shop, **more: Any) -> None:
    sellers.ensure(shop)


def shop_changed(sender: object, shop: Shop, **more: Any) -> None:
    sellers.rename(shop)
