"""The market's list: what stands on the page, from what was asked for in its address."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from commerce.catalogue import facets, searching, shelves
from commerce.catalogue.asked import CHEAPEST, DEAREST, NEWEST, RELEVANCE, SORTS, Asked
from commerce.catalogue.board import Board
from commerce.catalogue.filters import Chip, Choice, Filters
from commerce.catalogue.models import Category, Product
from kit import clock
from membership.models import City, Shop


@dataclass
class Listing:
    """Everything the page reads: the same number of queries whatever is asked and however much there is."""

    city: City
    asked: Asked
    category: Category | None = None
    board: Board = field(init=False)
    found: searching.Found = field(init=False)
    sifted: facets.Sifted = field(init=False)

    def __post_init__(self) -> None:
        self.board = Board(clock.now(), is_newest_first=self.asked.sort == NEWEST, has_text=bool(self.asked.words))
        self.found = searching.find(self.board, self.asked.words)
        tests = facets.tests(self.board, self.asked, self.category, self.found.ranks)
        self.sifted = facets.sift(self.board.rows, tests)

    @cached_property
    def products(self) -> list[int]:
        """Their keys, in the order that was asked for."""
        ranks, kept = self.found.ranks, self.sifted.kept  # by name, or the newest first
        if self.asked.sort == RELEVANCE and ranks is not None:
            kept = sorted(kept, key=lambda row: ranks[row.pk])
        elif self.asked.sort == CHEAPEST:
            kept = sorted(kept, key=lambda row: row.price)
        elif self.asked.sort == DEAREST:
            kept = sorted(kept, key=lambda row: -row.price)
        return [row.pk for row in kept]

    def shown(self, keys: list[int]) -> list[Product]:
        """Those of one page, with all that a card shows."""
        found = {product.pk: product for product in Product.objects.among(keys).for_cards()}
        return [found[pk] for pk in keys if pk in found]

    @cached_property
    def filters(self) -> Filters:
        return Filters(self.board, self.asked, self.sifted, self.address)

    # ---- where it stands
    @property
    def address(self) -> str:
        return self._address(self.category)

    def _address(self, category: Category | None) -> str:
        if category is None:
            return reverse("market", kwargs={"city": self.city})
        return reverse("market-category", kwargs={"city": self.city, "slug": category.slug})

    @cached_property
    def path(self) -> list[Category]:
        """The department that was opened, after those it stands in."""
        if self.category is None:
            return []
        return [each for each in self.board.categories if self.category.path.startswith(each.path)]

    @property
    def crumbs(self) -> list[dict[str, str]]:
        market = {"label": _("Le marché"), "url": self._address(None) if self.path else ""}
        above = [{"label": each.name, "url": self._address(each)} for each in self.path[:-1]]
        here = [{"label": each.name, "url": ""} for each in self.path[-1:]]
        return [{"label": self.city.name, "url": self.city.get_absolute_url()}, market, *above, *here]

    @property
    def owners(self) -> list[Shop]:
        """Whose awnings hang over the list."""
        return list(self.board.shops.values())

    # ---- departments: a filter too, with addresses of their own
    @cached_property
    def _counts(self) -> Counter[str]:
        """How many products stand in each department or beneath it, by its path."""
        found: Counter[str] = Counter()
        for row in self.sifted.without(facets.SHELF):
            places = self.board.paths.get(row.pk, ())
            found.update(
                {place[:end] for place in places for end in range(Category.steplen, len(place) + 1, Category.steplen)}
            )
        return found

    def _chips(self, categories: list[Category]) -> list[Chip]:
        return [
            Chip(each.name, self._kept(each), self._counts[each.path], each.icon, each in self.path)
            for each in categories
            if self._counts[each.path] or each in self.path
        ]

    def _kept(self, category: Category | None) -> str:
        return self.asked.url(self._address(category))

    @cached_property
    def chips(self) -> list[Chip]:
        total = len(self.sifted.without(facets.SHELF))
        everything = Chip(_("Tout"), self._kept(None), total, is_current=self.category is None)
        return [everything, *self._chips(shelves.beneath(self.board.categories, None))]

    @cached_property
    def further_chips(self) -> list[Chip]:
        """The departments beneath the one that was opened."""
        return self._chips(shelves.beneath(self.board.categories, self.path[0])) if self.path else []

    @property
    def sorts(self) -> list[Choice]:
        return [Choice(key, SORTS[key], key == self.asked.sort) for key in self.asked.sorts]

    @cached_property
    def ways_out(self) -> list[Chip]:
        """Where nothing is found: what to drop, and how much there is then; what brings most first."""
        ways = self.filters.ways_out()
        if self.category is not None:
            everywhere = len(self.sifted.without(facets.SHELF))
            ways.append(Chip(self.category.name, self._kept(None), everywhere, icon="x"))
        return sorted((way for way in ways if way.count), key=lambda way: -(way.count or 0))
