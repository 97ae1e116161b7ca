"""What a list of the market is asked for in its address, and the addresses that ask for a little more or less."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from commerce.catalogue.allergens import ALLERGENS

LONGEST = 80
MOST_SHOPS = 50
HIGHEST = Decimal("99999.99")
RELEVANCE, BY_NAME = "pertinence", "nom"
CHEAPEST, DEAREST, NEWEST = "prix", "prix-haut", "nouveau"
# As the address says it → as people read it. The page on ranking tells all of them.
SORTS = {
    RELEVANCE: gettext_lazy("Au plus près de vos mots"),
    BY_NAME: gettext_lazy("Par nom"),
    CHEAPEST: gettext_lazy("Prix croissant"),
    DEAREST: gettext_lazy("Prix décroissant"),
    NEWEST: gettext_lazy("Nouveautés"),
}


@dataclass(frozen=True)
class Asked:
    """Nothing unknown gets in, so that an address that was made up shows the whole market."""

    words: str = ""
    shops: tuple[str, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    is_cut: bool = False
    in_stock: bool = False
    is_today: bool = False
    is_delivered: bool = False
    without: tuple[str, ...] = ()
    sort: str = BY_NAME

    @classmethod
    def read(cls, query: QueryDict) -> "Asked":
        words = " ".join(query.get("q", "").replace("\0", "").split())[:LONGEST]
        least, most = amount(query.get("prix-min", "")), amount(query.get("prix-max", ""))
        if least is not None and most is not None and least > most:
            least, most = most, least
        sort = query.get("tri", "")
        return cls(
            words=words,
            shops=tuple(dict.fromkeys(slug for slug in query.getlist("boutique") if slug.isascii()))[:MOST_SHOPS],
            least=least,
            most=most,
            is_cut=query.get("promo") == "1",
            in_stock=query.get("stock") == "1",
            is_today=query.get("aujourdhui") == "1",
            is_delivered=query.get("livraison") == "1",
            without=tuple(code for code in ALLERGENS if code in query.getlist("sans")),
            sort=sort if sort in SORTS and (words or sort != RELEVANCE) else usual_sort(words),
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.filter_count)

    @property
    def has_price(self) -> bool:
        return self.least is not None or self.most is not None

    @property
    def filter_count(self) -> int:
        flags = (self.has_price, self.is_cut, self.in_stock, self.is_today, self.is_delivered)
        return len(self.shops) + len(self.without) + sum(flags)

    @property
    def sorts(self) -> list[str]:
        return [key for key in SORTS if self.words or key != RELEVANCE]

    def pairs(self) -> list[tuple[str, str]]:
        """What is asked for, by its names in the address; a usual sort goes without saying."""
        flags = (
            ("promo", self.is_cut),
            ("stock", self.in_stock),
            ("aujourdhui", self.is_today),
            ("livraison", self.is_delivered),
        )
        return [
            *([("q", self.words)] if self.words else []),
            *(("boutique", slug) for slug in self.shops),
            *([("prix-min", plain(self.least))] if self.least is not None else []),
            *([("prix-max", plain(self.most))] if self.most is not None else []),
            *((name, "1") for name, is_asked in flags if is_asked),
            *(("sans", code) for code in self.without),
            *([("tri", self.sort)] if self.sort != usual_sort(self.words) else []),
        ]

    def query(self) -> str:
        """The same again, encoded, ready for one more parameter; empty for nothing asked."""
        return f"{urlencode(self.pairs())}&" if self.pairs() else ""

    def url(self, address: str, **changes: Any) -> str:
        """The list at this address, asked for the same but for what changes."""
        asked = replace(self, **changes)
        if "words" in changes and self.sort in (RELEVANCE, usual_sort(self.words)):
            asked = replace(asked, sort=usual_sort(asked.words))
        return f"{address}?{urlencode(asked.pairs())}" if asked.pairs() else address

    # ---- what a form carries along, hidden, besides its own fields
    def beside_words(self) -> Iterator[tuple[str, str]]:
        return ((name, value) for name, value in self.pairs() if name not in ("q", "tri"))

    def beside_sort(self) -> Iterator[tuple[str, str]]:
        return ((name, value) for name, value in self.pairs() if name != "tri")

    def beside_filters(self) -> Iterator[tuple[str, str]]:
        return ((name, value) for name, value in self.pairs() if name in ("q", "tri"))


def usual_sort(words: str) -> str:
    return RELEVANCE if words else BY_NAME


def amount(text: str) -> Decimal | None:
    """« 4,50 » or « 4.5 »; None for what is no price."""
    try:
        found = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return found.quantize(Decimal("0.01")) if found.is_finite() and 0 <= found <= HIGHEST else None


def plain(price: Decimal) -> str:
    """As a number field takes it: « 4.5 », « 12 »."""
    return f"{price:f}".rstrip("0").rstrip(".") if "." in f"{price:f}" else f"{price:f}"
