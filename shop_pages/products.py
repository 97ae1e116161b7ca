"""What the products block shows. This floor knows no product: a floor above provides them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

from membership.models import Shop


class Mode(models.TextChoices):
    NEWEST = "newest", _("les derniers arrivés")
    CHOSEN = "chosen", _("ceux que je choisis")
    CATEGORY = "category", _("ceux d’un rayon")


@dataclass(frozen=True)
class Shown:
    """A picture as the components take it."""

    src: str
    width: int = 400
    height: int = 300
    alt: str = ""


@dataclass(frozen=True)
class ProductCard:
    """One product on a shop's page. `add_url` takes a POST without token; empty where nothing can be bought."""

    title: str
    url: str
    price: Decimal
    unit_text: str = ""
    picture_url: str = ""
    add_url: str = ""
    is_available: bool = True
    note: str = ""
    was: Decimal | None = None
    choose_url: str = ""

    @property
    def picture(self) -> Shown | str:
        return Shown(self.picture_url) if self.picture_url else ""

    @property
    def is_out(self) -> bool:
        return not self.is_available


@dataclass(frozen=True)
class Shelf:
    """What a shop has to choose from: its products (id, name), shown or not, and the names of their departments."""

    products: list[tuple[int, str]]
    departments: list[str]


class ProductsProvider(Protocol):
    def cards(
        self, shop: Shop, mode: str, limit: int, category: str = "", chosen: Sequence[int] = ()
    ) -> list[ProductCard]:
        """At most `limit` products of the shop, in few queries; none while its town's market is shut. `category` is
        the name of a department, with `Mode.CATEGORY`; `chosen` are ids in the order to show them, with
        `Mode.CHOSEN`: those of another shop are left out, and without any the shop's own choice is shown."""

    def shelf(self, shop: Shop) -> Shelf:
        """Whether or not the market is open: a page is written before it is."""


_provider: ProductsProvider | None = None


def set_provider(provider: ProductsProvider | None) -> None:
    global _provider
    _provider = provider


def cards(
    shop: Shop, mode: str = Mode.NEWEST, limit: int = 6, category: str = "", chosen: Sequence[int] = ()
) -> list[ProductCard]:
    """Nothing when there is no market."""
    if _provider is None:
        return []
    return list(_provider.cards(shop, mode, limit, category, chosen))


def shelf(shop: Shop) -> Shelf | None:
    """None when there is no market."""
    return _provider.shelf(shop) if _provider else None
