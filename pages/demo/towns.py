"""One town of the cast with all its shops."""

from collections.abc import Iterable
from dataclasses import dataclass

from membership import accepting, subscriptions
from membership.models import City, Commune, Shop, Subscription
from pages.demo import shops
from pages.demo.cast import Cast, Told


@dataclass(frozen=True)
class LoadedTown:
    """`told` is its file, `shops` are by their slugs."""

    city: City
    told: Told
    shops: dict[str, Shop]


def load(told: Told, cast: Cast) -> LoadedTown:
    city = accepting.add_city(Commune.objects.get(pk=told["insee"]))
    city.scene = told["scene"]
    city.save(update_fields=["scene"])
    return LoadedTown(city, told, {row["slug"]: shops.load(row, city, cast) for row in told["shops"]})


def renew_pro(loaded: Iterable[LoadedTown]) -> None:
    """Write down what the stand-in for Stripe has renewed until the moment it is there; the shops know it."""
    for contract in Subscription.objects.live():
        subscriptions.refresh(stripe_id=contract.stripe_subscription_id)
    for town in loaded:
        for shop in town.shops.values():
            shop.refresh_from_db()
