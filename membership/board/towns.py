"""One town of the board: its curve, its shops, who waits, what happened."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kit import clock
from membership.board import actions, catalogues, history, life, rows, signs, trends
from membership.models import Application, City, MarketTransition, Shop


@dataclass(frozen=True)
class ShopLine:
    """A shop of the town: `products` is None where nothing is counted."""

    shop: Shop
    products: int | None
    votes: int
    last_seen: datetime
    is_asleep: bool
    is_thin: bool


def find(slug: str) -> City | None:
    return City.objects.with_commune().with_pro_count(clock.now()).with_shop_count().by_slug(slug)


def context(city: City) -> dict[str, Any]:
    transitions = list(MarketTransition.objects.history_of(city))
    row = rows.read([city])[0]
    return {
        "city": city,
        "row": row,
        "curve": trends.large(city, history.points([city])[city.pk], transitions[::-1]),
        "shops": shop_lines(city),
        "applications": Application.objects.undecided().of_towns([city]).waiting_first(),
        "today": clock.today(),
        "transitions": transitions,
        "applications_url": actions.applications_url(city),
        "subscriptions_url": actions.subscriptions_url(city),
    }


def shop_lines(city: City) -> list[ShopLine]:
    """Pro first, then by name."""
    shops = list(Shop.objects.in_city(city).listed().with_standing().with_last_sign_in().order_by("name"))
    keys = [shop.pk for shop in shops]
    seen, votes = life.last_seen(shops), signs.votes(keys)
    counts = catalogues.counts([shop.pk for shop in shops if shop.is_pro])
    lines = [
        ShopLine(
            shop=shop,
            products=(products := counts.get(shop.pk) if counts is not None else None),
            votes=votes.get(shop.pk, 0),
            last_seen=seen[shop.pk],
            is_asleep=life.is_asleep(seen[shop.pk]),
            is_thin=catalogues.is_thin(products),
        )
        for shop in shops
    ]
    return sorted(lines, key=lambda line: not line.shop.is_pro)
