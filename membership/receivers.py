"""What membership itself does when something happened in it."""

from typing import Any

from membership import emails
from membership.models import City, MarketTransition


def write_to_the_town_it_opened(city: City, transition: MarketTransition, **_more: Any) -> None:
    emails.market_opened(city, transition)


def write_to_the_town_it_closed(city: City, transition: MarketTransition, **_more: Any) -> None:
    emails.market_closed(city, transition)
