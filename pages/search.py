"""The one question of the home page: a town, a shop or a trade, anywhere in France."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import EmptyPage, Page, Paginator

from kit.search_text import normalise
from membership.models import City, Shop
from membership.trades import ALL, Trade
from pages import cards, places, search_entries, search_words
from pages.places import TownFound

PER_PAGE = 24


class NoSuchPage(Exception):
    """A page of results that isn't there."""


@dataclass(frozen=True)
class Found:
    """`meant` is what was looked for instead, where the words as they were asked found nothing; `is_guess` where
    several names are near."""

    asked: str
    meant: str = ""
    towns: list[TownFound] = field(default_factory=list)
    trades: list[Trade] = field(default_factory=list)
    page: Page[Shop] | None = None
    is_guess: bool = False

    @cached_property
    def cards(self) -> list[cards.Card]:
        return [cards.of(shop) for shop in self.page] if self.page else []

    @property
    def total(self) -> int:
        return self.page.paginator.count if self.page else 0

    @property
    def is_first_page(self) -> bool:
        return self.page is None or self.page.number == 1

    @property
    def is_empty(self) -> bool:
        return not (self.towns or self.trades or self.total)

    @property
    def query(self) -> str:
        """The rest of the address of a page of these results."""
        return f"{urlencode({'q': self.asked})}&"

    @property
    def only_town(self) -> City | None:
        """The town that was named outright: there is no other of that name, and it is on the platform."""
        named = [town for town in self.towns if normalise(town.commune.name) == normalise(self.asked)]
        return named[0].city if len(named) == 1 else None


def find(asked: str, number: int = 1) -> Found:
    """What the words find as they are, else as they were probably meant; `number` is the page of shops."""
    asked = " ".join(asked.replace("\0", "").split())[:80]
    if not asked:
        return Found(asked)
    found = exactly(asked, number)
    if not found.is_empty:
        return found
    meant = search_words.read_again(asked, is_known)
    if meant:
        found = exactly(meant, number)
        if not found.is_empty:
            return replace(found, asked=asked, meant=meant)
    towns = places.near(asked)
    names = {town.commune.name for town in towns}
    return Found(asked, meant=names.pop() if len(names) == 1 else "", towns=towns, is_guess=bool(towns))


def exactly(asked: str, number: int) -> Found:
    towns = places.beginning(asked)
    sold = [] if asked.isdigit() else search_entries.trades_matching(asked)
    if not towns and not sold and " " in asked:
        named = places.named_in(asked)
        towns, sold = named.towns, search_entries.trades_matching(named.rest)
    shops = Paginator(search_entries.found_by(cards.shops(), search_entries.words_of(asked)), PER_PAGE)
    try:
        return Found(asked, towns=towns, trades=sold, page=shops.page(number))
    except EmptyPage as error:
        raise NoSuchPage from error


def is_known(stem: str) -> bool:
    """Whether some shop of the country, or some trade, has a word that begins so."""
    is_trade = any(search_entries.matches(search_entries.trade_text(key), [stem]) for key in ALL)
    return is_trade or search_entries.found_by(Shop.objects.listed(), [stem]).exists()
