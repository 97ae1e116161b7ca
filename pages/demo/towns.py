"""One town of the cast with all its shops."""

from dataclasses import dataclass

from membership import accepting
from membership.models import City, Commune, Shop
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
