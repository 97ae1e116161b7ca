"""How the shops of the cast reach their customers, and which of them take cards."""

from datetime import time
from decimal import Decimal
from typing import Any

from commerce.payment import accounts
from commerce.shipping import zones
from commerce.shipping.models import ShopDelivery
from kit import clock
from membership.models import Shop, User
from pages.demo import standin
from pages.demo.cast import Told
from pages.demo.loading import Loading


def load(loading: Loading) -> None:
    for town in loading.towns:
        for told in town.told["shops"]:
            if told["offer"] != "pro":
                continue
            shop = town.shops[told["slug"]]
            deliver(shop, told.get("delivery", {}))
            if told["takes_cards_online"]:
                take_cards(shop)


def deliver(shop: Shop, told: Told) -> None:
    home, relay = told.get("home"), told.get("relay")
    facts = pickup(told.get("pickup", {}))
    if home or relay:
        facts |= {"accepted_at": clock.now(), "accepted_by": User.objects.owners_of(shop).first()}
    if home:
        facts |= {"home_is_on": True, "home_hours": home.get("hours", [])}
        facts |= {"home_notice_hours": home.get("notice_hours", 24), "orders_a_round": home.get("orders_a_window")}
    if relay:
        facts |= {
            "relay_is_on": True,
            "relay_fee": Decimal(relay["fee"]),
            "relay_free_from": Decimal(relay["free_from"]) if "free_from" in relay else None,
            "relay_limits": relay.get("limits", ""),
        }
    delivery, _made = ShopDelivery.objects.update_or_create(shop=shop, defaults=facts)
    if home:
        for zone in (home, *home.get("farther", ())):
            zones.add(delivery, **zone_of(zone))


def zone_of(told: Told) -> dict[str, Any]:
    return {
        "postcodes": told.get("zones", []),
        "fee": Decimal(told["fee"]),
        "free_from": Decimal(told["free_from"]) if "free_from" in told else None,
        "minimum": Decimal(told.get("minimum", 0)),
    }


def pickup(told: Told) -> dict[str, Any]:
    """What the shop changed of how it is visited."""
    names = {"minutes": "window_minutes", "notice_hours": "notice_hours", "orders_a_window": "orders_a_window"}
    facts: dict[str, Any] = {field: told[name] for name, field in names.items() if name in told}
    if "cutoff" in told:
        facts["cutoff"] = time.fromisoformat(told["cutoff"])
    return facts


def take_cards(shop: Shop) -> None:
    """The account is opened at Stripe, its questions are answered, and it is read again."""
    account = accounts.open_for(shop)
    standin.onboard(account.stripe_account_id)
    accounts.read_again(account.stripe_account_id)
