"""Filters that count: beside each value stands how many products there would be, all other filters applied."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from commerce.catalogue.asked import Asked
from commerce.catalogue.board import Board, Row
from commerce.catalogue.models import Category

# One facet each; an allergen's is `SANS` with its code.
WORDS, SHELF, SHOP, PRICE, CUT, STOCK, TODAY, DELIVERED, SANS = (
    "words",
    "shelf",
    "shop",
    "price",
    "cut",
    "stock",
    "today",
    "delivered",
    "sans-",
)
Test = Callable[[Row], bool]


def tests(board: Board, asked: Asked, category: Category | None, ranks: dict[int, int] | None) -> dict[str, Test]:
    """What is asked for, facet by facet. `ranks`: the products that the words find, None without words."""
    found: dict[str, Test] = {}
    if ranks is not None:
        found[WORDS] = lambda row: row.pk in ranks
    if category is not None:
        found[SHELF] = lambda row: board.stands_in(row, (category.path,))
    if asked.shops:
        chosen = {pk for pk, shop in board.shops.items() if shop.slug in asked.shops}
        found[SHOP] = lambda row: row.shop in chosen
    if asked.has_price:
        found[PRICE] = lambda row: is_within(row, asked)
    for name, is_asked, test in (
        (CUT, asked.is_cut, board.is_cut),
        (STOCK, asked.in_stock, board.is_in_stock),
        (TODAY, asked.is_today, board.is_today),
        (DELIVERED, asked.is_delivered, board.is_delivered),
    ):
        if is_asked:
            found[name] = test
    for code in asked.without:
        found[SANS + code] = lambda row, code=code: board.is_without(row, code)  # type: ignore[misc]
    return found


def is_within(row: Row, asked: Asked) -> bool:
    return (asked.least is None or row.price >= asked.least) and (asked.most is None or row.price <= asked.most)


@dataclass
class Sifted:
    """`kept` passed every test; `nearly[facet]` failed that one alone."""

    kept: list[Row] = field(default_factory=list)
    nearly: dict[str, list[Row]] = field(default_factory=dict)

    def without(self, facet: str) -> list[Row]:
        """What there would be if this facet weren't asked for: what its own values are counted among."""
        return self.kept + self.nearly.get(facet, [])

    def count(self, facet: str, test: Test) -> int:
        return sum(map(test, self.without(facet)))

    def shops(self) -> Counter[int]:
        return Counter(row.shop for row in self.without(SHOP))


def sift(rows: list[Row], tests: dict[str, Test]) -> Sifted:
    sifted = Sifted(nearly={facet: [] for facet in tests})
    for row in rows:
        missed = None
        for facet, test in tests.items():
            if not test(row):
                if missed is not None:
                    break
                missed = facet
        else:
            (sifted.kept if missed is None else sifted.nearly[missed]).append(row)
    return sifted
