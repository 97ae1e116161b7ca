"""How a town's shops are laid out: together, by family or trade where there are many, or page by page."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise

from membership import trades
from pages import cards
from pages.asked import Asked
from pages.cards import Card, Standing

TOGETHER = 32  # shops that one page shows without dividing them, and the length of a page
FEW_GROUPS = 4
ROW, TWO_ROWS = 4, 8  # of a desktop's four columns


class NoSuchPage(Exception):
    """A page of shops that isn't there."""


@dataclass(frozen=True)
class Group:
    """Shops under a heading, or without one; `url` leads to all `total` of them where some are left out."""

    cards: list[Card]
    total: int
    label: str | Promise = ""
    url: str = ""
    key: str = ""

    @property
    def rest(self) -> int:
        return self.total - len(self.cards)


@dataclass(frozen=True)
class Street:
    groups: list[Group]
    page: Page[Standing] | None = None
    cards: list[Card] = field(default_factory=list)


def lay_out(found: list[Standing], asked: Asked) -> Street:
    """`found` in the order of the list. Raises NoSuchPage."""
    parts = list(divided(found, asked)) if len(found) > TOGETHER else []
    if len(parts) > 1:
        if asked.number != 1:
            raise NoSuchPage
        most = TWO_ROWS if len(parts) <= FEW_GROUPS else ROW
        drawn = iter(cards.all_drawn(each for _row, these in parts for each in these[:most]))
        groups = [
            Group([next(drawn) for _each in these[:most]], len(these), label, url, key)
            for (key, label, url), these in parts
        ]
        return Street(groups, cards=[card for group in groups for card in group.cards])
    pages = Paginator(found, TOGETHER)
    if asked.number not in pages.page_range:
        raise NoSuchPage
    page = pages.page(asked.number)
    shown = cards.all_drawn(page)
    return Street([Group(shown, len(shown))] if shown else [], page, shown)


Heading = tuple[str, str | Promise, str]


def divided(found: list[Standing], asked: Asked) -> Iterator[tuple[Heading, list[Standing]]]:
    """By family, then, within one, by trade. A search and a trade's shops stay in one list."""
    if asked.words or asked.trade:
        return
    if asked.family:
        for row in trades.ROWS:
            if these := [each for each in found if each.shop.trade == row.key]:
                yield (row.key, row.plural, asked.url(family=row.family, trade=row.key)), these
    else:
        for key, label in trades.FAMILIES.items():
            if these := [each for each in found if each.shop.trade_row.family == key]:
                yield (key, label, asked.url(family=key)), these
