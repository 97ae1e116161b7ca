"""The market's list: what was asked for in its address, and what stands on the page."""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commerce.catalogue import searching, shelves
from commerce.catalogue.models import Category, Product, ProductQuerySet
from membership.models import City

SORTS = {
    "": (gettext_lazy("Par nom"), "by_title"),
    "prix": (gettext_lazy("Prix croissant"), "cheapest"),
    "prix-haut": (gettext_lazy("Prix décroissant"), "dearest"),
    "nouveau": (gettext_lazy("Nouveautés"), "newest"),
}
LONGEST = 80


@dataclass(frozen=True)
class Asked:
    """What the address says; anything it can't say is left out."""

    words: str = ""
    shops: tuple[str, ...] = ()
    in_stock: bool = False
    sort: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "Asked":
        sort = query.get("tri", "")
        return cls(
            words=" ".join(query.get("q", "").replace("\0", "").split())[:LONGEST],
            shops=tuple(dict.fromkeys(slug for slug in query.getlist("boutique") if slug.isascii()))[:50],
            in_stock=query.get("stock") == "1",
            sort=sort if sort in SORTS else "",
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.shops or self.in_stock)

    @property
    def filter_count(self) -> int:
        return len(self.shops) + self.in_stock

    def query(self) -> str:
        """The same again, encoded, ready for one more parameter; empty for nothing asked."""
        pairs = [("q", self.words), *(("boutique", slug) for slug in self.shops)]
        pairs += [("stock", "1" if self.in_stock else ""), ("tri", self.sort)]
        told = urlencode([(name, value) for name, value in pairs if value])
        return f"{told}&" if told else ""


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    is_chosen: bool
    count: int = 0
    owner: object = None


@dataclass(frozen=True)
class Chip:
    """As `components/chips.html` takes it."""

    label: str
    url: str
    count: int | None = None
    icon: str = ""
    is_current: bool = False


@dataclass
class Listing:
    """Everything the page reads, asked of the database once."""

    city: City
    asked: Asked
    category: Category | None = None
    found: searching.Found = field(init=False)

    def __post_init__(self) -> None:
        narrowed = self.shelf
        if self.asked.shops:
            narrowed = narrowed.sold_by_shops(self.asked.shops)
        if self.asked.in_stock:
            narrowed = narrowed.in_stock()
        self.found = searching.find(narrowed, self.asked.words, self.categories)

    @cached_property
    def categories(self) -> list[Category]:
        return shelves.all_of()

    @property
    def on_sale(self) -> ProductQuerySet:
        return Product.objects.on_sale()

    @property
    def shelf(self) -> ProductQuerySet:
        """What stands in the department that was opened, or everything."""
        return self.on_sale.in_category(self.category) if self.category else self.on_sale

    @property
    def products(self) -> ProductQuerySet:
        return getattr(self.found.products, SORTS[self.asked.sort][1])().for_cards()

    @property
    def address(self) -> str:
        if self.category is None:
            return reverse("market", kwargs={"city": self.city})
        return reverse("market-category", kwargs={"city": self.city, "slug": self.category.slug})

    @cached_property
    def path(self) -> list[Category]:
        """The department that was opened, after those it stands in."""
        if self.category is None:
            return []
        return [each for each in self.categories if self.category.path.startswith(each.path)]

    @property
    def crumbs(self) -> list[dict[str, str]]:
        market = {"label": _("Le marché"), "url": reverse("market", kwargs={"city": self.city}) if self.path else ""}
        above = [{"label": each.name, "url": self._url(each)} for each in self.path[:-1]]
        here = [{"label": each.name, "url": ""} for each in self.path[-1:]]
        return [{"label": self.city.name, "url": self.city.get_absolute_url()}, market, *above, *here]

    def _url(self, category: Category) -> str:
        return reverse("market-category", kwargs={"city": self.city, "slug": category.slug})

    def _chips(self, categories: list[Category]) -> list[Chip]:
        return [
            Chip(
                each.category.name, self._url(each.category), each.count, each.category.icon, each.category in self.path
            )
            for each in shelves.stocked(categories, self.on_sale)
        ]

    @cached_property
    def chips(self) -> list[Chip]:
        market = reverse("market", kwargs={"city": self.city})
        everything = Chip(_("Tout"), market, self.total, is_current=self.category is None)
        return [everything, *self._chips(shelves.beneath(self.categories, None))]

    @cached_property
    def further_chips(self) -> list[Chip]:
        """The departments beneath the one that was opened."""
        return self._chips(shelves.beneath(self.categories, self.path[0])) if self.path else []

    @cached_property
    def stalls(self) -> list[Choice]:
        return [
            Choice(each.shop.slug, each.shop.name, each.shop.slug in self.asked.shops, each.count, each.shop)
            for each in shelves.stalls(self.shelf)
        ]

    @property
    def owners(self) -> list[object]:
        """Whose awnings hang over the list."""
        return [each.owner for each in self.stalls]

    @cached_property
    def total(self) -> int:
        return self.on_sale.count()

    @property
    def sorts(self) -> list[Choice]:
        return [Choice(key, str(label), key == self.asked.sort) for key, (label, _verb) in SORTS.items()]
