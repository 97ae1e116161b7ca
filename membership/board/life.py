"""When a shop is asleep, said in one place.

Asleep is a shop that the public sees and of which nothing was seen for sixty days: it was accepted before, nobody who
acts for it has signed in since, none of its facts were written since, and no other floor knows a sign of life since
(its mini-site, its products, its orders).
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta

from kit import clock
from membership.models import City, Shop

SILENCE = timedelta(days=60)

# Keys of shops -> the last moment at which each showed itself, in one query; those that never did may be left out.
Signs = Callable[[Collection[int]], dict[int, datetime]]
_signs: list[Signs] = []


def register(signs: Signs) -> None:
    if signs not in _signs:
        _signs.append(signs)


def asleep(cities: Iterable[City]) -> list[Shop]:
    """The shops asleep in these towns, by name: a constant number of queries."""
    since = clock.now() - SILENCE
    silent = {shop.pk: shop for shop in Shop.objects.in_cities(cities).listed().silent_since(since)}
    if silent:
        for signs in _signs:
            for shop, at in signs(silent).items():
                if at > since:
                    silent.pop(shop, None)
    return list(silent.values())


def last_seen(shops: Collection[Shop]) -> dict[int, datetime]:
    """The last sign of life of each shop, by its key; `shops` come from `with_last_sign_in()`."""
    seen = {shop.pk: max(_own(shop)) for shop in shops}
    for signs in _signs:
        for shop, at in signs(seen).items():
            seen[shop] = max(seen[shop], at)
    return seen


def is_asleep(at: datetime) -> bool:
    return at <= clock.now() - SILENCE


def _own(shop: Shop) -> list[datetime]:
    moments = (shop.created_at, shop.changed_at, getattr(shop, "last_sign_in", None))
    return [moment for moment in moments if moment is not None]
