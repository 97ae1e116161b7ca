"""One town of the cast with all its shops."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from kit import clock
from membership import accepting
from membership.models import City, Commune, Shop
from pages.demo import shops
from pages.demo.cast import Told

# The moment so many days before the visitor comes, for a block.
Ago = Callable[[int], AbstractContextManager[None]]


@dataclass(frozen=True)
class LoadedTown:
    """`told` is its file."""

    city: City
    told: Told

    @property
    def shops(self) -> dict[str, Shop]:
        """By their slugs, as the database has them at this moment: what was read a month ago knows nothing of what was
        paid since."""
        return {shop.slug: shop for shop in Shop.objects.in_city(self.city).with_standing()}


def load(told: Told, ago: Ago) -> LoadedTown:
    """The town, since its first shop came; each shop is accepted in its turn, none is Pro yet."""
    rows = sorted(told["shops"], key=lambda row: -row["came_days_ago"])
    with ago(rows[0]["came_days_ago"]):
        city = accepting.add_city(Commune.objects.get(pk=told["insee"]))
        city.scene = told["scene"]
        city.created_at = clock.now()
        city.save(update_fields=["scene", "created_at"])
    for row in rows:
        with ago(row["came_days_ago"]):
            shops.load(row, city)
    return LoadedTown(city, told)


def to_go_pro(loaded: list[LoadedTown]) -> list[tuple[int, Told, LoadedTown]]:
    """(days ago, shop's file, town) of all that go Pro, in the order in which they do: Stripe's time only goes forward."""
    rows = [(row["pro_days_ago"], row, town) for town in loaded for row in town.told["shops"] if row["offer"] == "pro"]
    return sorted(rows, key=lambda each: -each[0])
