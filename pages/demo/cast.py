"""The cast as `data/demo` tells it (its README says what each key means)."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from kit import clock

TOWNS = ("annecy", "dinan", "barjac")
Told = dict[str, Any]


def real_now() -> datetime:
    """The moment of loading, whatever the demonstration's clock says."""
    return clock.now() - clock.offset()


def real_today() -> date:
    return timezone.localdate(real_now())


def folder() -> Path:
    return settings.BASE_DIR / "data" / "demo"


@dataclass(frozen=True)
class Cast:
    """`towns` as their files tell them; `categories` of the market, `products` by the slug of their town."""

    towns: tuple[Told, ...]
    categories: tuple[Told, ...]
    products: dict[str, list[Told]]

    def products_of(self, town: str, shop: str) -> list[Told]:
        return [product for product in self.products.get(town, []) if product["shop"] == shop]

    def category_names(self) -> dict[str, str]:
        """The name of each department by its path (`parent-slug/child-slug`)."""
        return {
            f"{parent['slug']}/{child['slug']}": child["name"]
            for parent in self.categories
            for child in parent["children"]
        }


def read(*, towns: tuple[str, ...] = TOWNS, shops: int | None = None) -> Cast:
    """Everybody, or only the first `shops` of each town of `towns`."""
    told = tuple(_town(name, shops) for name in towns)
    return Cast(
        towns=told,
        categories=tuple(_file("categories.toml")["categories"]),
        products={town["slug"]: _products(town) for town in told},
    )


def _town(name: str, shops: int | None) -> Told:
    town = _file(f"{name}.toml")
    return {**town, "shops": town["shops"][:shops]}


def _products(town: Told) -> list[Told]:
    if not (folder() / "products" / f"{town['slug']}.toml").exists():
        return []
    shown = {shop["slug"] for shop in town["shops"]}
    return [row for row in _file(f"products/{town['slug']}.toml")["products"] if row["shop"] in shown]


@cache
def _file(name: str) -> Told:
    return tomllib.loads((folder() / name).read_text("utf-8"))
