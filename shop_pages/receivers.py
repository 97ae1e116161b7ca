"""What the floor below tells, and what a page does about it."""

from typing import Any

from membership.models import Shop, ShopRole
from shop_pages import provisioning


def shop_changed(sender: type[Shop], shop: Shop, **kwargs: Any) -> None:
    provisioning.follow(shop=shop)


def plan_changed(sender: type, shop: Shop, **kwargs: Any) -> None:
    provisioning.begin_anew(shop=shop)
    provisioning.follow(shop=shop)


def role_changed(sender: type[ShopRole], instance: ShopRole, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        provisioning.follow(shop=instance.shop)
