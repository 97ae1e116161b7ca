"""The filters of a list as they stand on the page: their values, how many products each leaves, what is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commerce.catalogue import facets
from commerce.catalogue.allergens import ALLERGENS
from commerce.catalogue.asked import Asked
from commerce.catalogue.board import Board
from kit.money import format_money

BANDS = ((None, 5), (5, 15), (15, 30), (30, None))
MOST_SHOPS = 30  # with their awnings; who sells little is found by name
# The field, what it is in `Asked`, its facet, how a product answers, its words.
FLAGS = (
    ("stock", "in_stock", facets.STOCK, Board.is_in_stock, gettext_lazy("En stock")),
    ("aujourdhui", "is_today", facets.TODAY, Board.is_today, gettext_lazy("À retirer aujourd’hui")),
    ("livraison", "is_delivered", facets.DELIVERED, Board.is_delivered, gettext_lazy("Livré")),
    ("promo", "is_cut", facets.CUT, Board.is_cut, gettext_lazy("En promotion")),
)


@dataclass(frozen=True)
class Choice:
    """A value of a filter, as its field takes it; or with `url` a link that asks for it."""

    value: str
    label: str | Promise
    is_chosen: bool
    count: int = 0
    name: str = ""
    url: str = ""


@dataclass(frozen=True)
class Chip:
    """As `components/chips.html` takes it."""

    label: str
    url: str
    count: int | None = None
    icon: str = ""
    is_current: bool = False


@dataclass
class Filters:
    board: Board
    asked: Asked
    sifted: facets.Sifted
    address: str

    @property
    def flags(self) -> list[Choice]:
        return [
            Choice("1", label, getattr(self.asked, attribute), self._count(facet, test), name)
            for name, attribute, facet, test, label in FLAGS
        ]

    def _count(self, facet: str, test: Any) -> int:
        return self.sifted.count(facet, lambda row: test(self.board, row))

    @cached_property
    def stalls(self) -> list[Choice]:
        counts = self.sifted.shops()
        chosen = {pk for pk, shop in self.board.shops.items() if shop.slug in self.asked.shops}
        largest = chosen | {pk for pk, _count in counts.most_common(MOST_SHOPS)}
        return [
            Choice(shop.slug, shop.name, pk in chosen, counts[pk])
            for pk, shop in self.board.shops.items()
            if pk in largest
        ]

    @property
    def has_more_stalls(self) -> bool:
        return len(self.sifted.shops()) > len(self.stalls)

    @property
    def bands(self) -> list[Choice]:
        """Prices, as links: from so much to so much."""
        return [choice for least, most in BANDS if (choice := self._band(least, most)).count or choice.is_chosen]

    def _band(self, least: int | None, most: int | None) -> Choice:
        wanted = Asked(least=_euros(least), most=_euros(most))
        return Choice(
            "",
            price_label(wanted),
            (wanted.least, wanted.most) == (self.asked.least, self.asked.most),
            self.sifted.count(facets.PRICE, lambda row: facets.is_within(row, wanted)),
            url=self.asked.url(self.address, least=wanted.least, most=wanted.most),
        )

    @property
    def allergens(self) -> list[Choice]:
        """Those that something at this market holds: to be without the others is no choice."""
        held = set(" ".join({row.allergen_codes for row in self.board.rows}).split())
        return [
            Choice(code, each.label, code in self.asked.without, self._count_without(code))
            for code, each in ALLERGENS.items()
            if code in held or code in self.asked.without
        ]

    def _count_without(self, code: str) -> int:
        return self.sifted.count(facets.SANS + code, lambda row: self.board.is_without(row, code))

    # ---- what is asked for, to be taken away again
    def _asked_for(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Facet, words, and what changes in the address without it."""
        if self.asked.words:
            yield facets.WORDS, _("« %(words)s »") % {"words": self.asked.words}, {"words": ""}
        for shop in self.board.shops.values():
            if shop.slug in self.asked.shops:
                yield facets.SHOP, shop.name, {"shops": _besides(self.asked.shops, shop.slug)}
        if self.asked.has_price:
            yield facets.PRICE, price_label(self.asked), {"least": None, "most": None}
        for _name, attribute, facet, _test, label in FLAGS:
            if getattr(self.asked, attribute):
                yield facet, str(label), {attribute: False}
        for code in self.asked.without:
            without = _("Sans %(allergen)s") % {"allergen": ALLERGENS[code].label}
            yield facets.SANS + code, without, {"without": _besides(self.asked.without, code)}

    @cached_property
    def removals(self) -> list[Chip]:
        return [
            Chip(label, self.asked.url(self.address, **changes), icon="x")
            for _facet, label, changes in self._asked_for()
        ]

    def ways_out(self) -> list[Chip]:
        """What could be dropped, one thing at a time, and how much there is then."""
        ways = {facet: (label, changes) for facet, label, changes in self._asked_for()}
        if len(self.asked.shops) > 1:
            ways[facets.SHOP] = (_("ces commerces"), {"shops": ()})
        return [
            Chip(label, self.asked.url(self.address, **changes), len(self.sifted.without(facet)), icon="x")
            for facet, (label, changes) in ways.items()
        ]


def price_label(asked: Asked) -> str:
    least, most = (None if price is None else _shown(price) for price in (asked.least, asked.most))
    if least is None:
        return _("Jusqu’à %(most)s") % {"most": most}
    if most is None:
        return _("Dès %(least)s") % {"least": least}
    return _("De %(least)s à %(most)s") % {"least": least, "most": most}


def _shown(price: Decimal) -> str:
    """« 5 € », « 4,50 € »."""
    return format_money(price).replace(",00", "")


def _euros(price: int | None) -> Decimal | None:
    return None if price is None else Decimal(price)


def _besides(values: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(value for value in values if value != one)
