"""What membership itself does when something happened in it."""

from typing import Any

from membership import alerts, emails, votes
from membership.models import City, CityWish, MarketTransition, Shop


def write_to_the_town_it_opened(city: City, transition: MarketTransition, **_more: Any) -> None:
    emails.market_opened(city, transition)
    alerts.tell.enqueue(transition.pk)


def write_to_the_town_it_closed(city: City, transition: MarketTransition, **_more: Any) -> None:
    emails.market_closed(city, transition)
    alerts.tell.enqueue(transition.pk)


def write_to_who_asked_for_the_town(city: City, **_more: Any) -> None:
    if CityWish.objects.for_commune(city.commune).with_address().exists():
        alerts.tell_arrival.enqueue(city.pk)


def erase_votes_of_a_pro_shop(shop: Shop, **_more: Any) -> None:
    if shop.is_pro:
        votes.forget_shop(shop)


def miss_a_shop_no_more(shop: Shop, **_more: Any) -> None:
    votes.joined(shop)
