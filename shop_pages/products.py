"""What the products block shows. This floor knows no product: a floor above provides them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

from membership.models import Shop


class Mode(models.TextChoices):
    NEWEST = "newest", _("les derniers arrivés")
    CHOSEN = "chosen", _("ceux que je mets en avant")
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

    @property
    def picture(self) -> Shown | str:
        return Shown(self.picture_url) if self.picture_url else ""

    @property
    def is_out(self) -> bool:
        return not self.is_available


class ProductsProvider(Protocol):
    def cards(self, shop: Shop, mode: str, limit: int, category: str = "") -> list[ProductCard]:
        """At most `limit` products of the shop, in few queries; none while its town's market is shut. `category` is
        what the merchant wrote as the name of a department, with `Mode.CATEGORY`."""


_provider: ProductsProvider | None = None


def set_provider(provider: ProductsProvider | None) -> None:
    global _provider
    _provider = provider


def cards(shop: Shop, mode: str = Mode.NEWEST, limit: int = 6, category: str = "") -> list[ProductCard]:
    """Nothing when there is no market."""
    if _provider is None:
        return []
    return list(_provider.cards(shop, mode, limit, category))
