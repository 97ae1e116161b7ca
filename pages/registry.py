"""What the floors above add to visitors' pages: entries of the header, sections of a town's page, addresses for search
engines, steps of the guided visit. Everything here is the same for every visitor: a function gets a town, no request.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise

from membership.models import City

Item = TypeVar("Item")


class Registry(Generic[Item]):
    """Named items in an order of their own; a name registered again replaces the first."""

    def __init__(self) -> None:
        self._items: dict[str, tuple[int, Item]] = {}

    def register(self, name: str, item: Item, *, order: int = 100) -> None:
        self._items[name] = (order, item)

    def unregister(self, name: str) -> None:
        self._items.pop(name, None)

    @contextmanager
    def only(self, **items: Item) -> Iterator[None]:
        """These items and no others, for the time of a test."""
        kept, self._items = self._items, {name: (100, item) for name, item in items.items()}
        try:
            yield
        finally:
            self._items = kept

    def __iter__(self) -> Iterator[Item]:
        return iter([item for _order, item in sorted(self._items.values(), key=lambda pair: pair[0])])

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, name: object) -> bool:
        return name in self._items


@dataclass(frozen=True)
class NavigationEntry:
    """One link of the header. `kind`, as `components/header.html` takes it: "basket" stays visible on a phone and gets
    its count afterwards, "account" may get a name afterwards, "join" is the offer to merchants, "" the rest."""

    label: str | Promise
    url: str
    icon: str = ""
    kind: str = ""


@dataclass(frozen=True)
class TownSection:
    """A part of a town's page: a template that gets `city` and what is in `context`."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Address:
    """An address that search engines are told of; `path` begins with a slash."""

    path: str
    changed_at: datetime | None = None


@dataclass(frozen=True)
class DemoStep:
    """A step of the guided visit: what to do, where it begins, who one is (an e-mail address; none for a visitor)."""

    title: str | Promise
    words: str | Promise
    url: Callable[[], str]
    person: str = ""


# (town, or None on the platform's own pages) -> entries of the header
navigation: Registry[Callable[[City | None], Iterable[NavigationEntry]]] = Registry()
# (town) -> what stands between the street and the shops, or None for nothing now
town_sections: Registry[Callable[[City], TownSection | None]] = Registry()
# (town, the words that a visitor looks for) -> where else in the town to look for them
town_searches: Registry[Callable[[City, str], Iterable[NavigationEntry]]] = Registry()
# (town, or None for what belongs to no town) -> addresses
sitemaps: Registry[Callable[[City | None], Iterable[Address]]] = Registry()
demo_steps: Registry[DemoStep] = Registry()
# (town, or None) -> where a script asks for what is personal (the basket's count, the name), or "" for nowhere
personal: Registry[Callable[[City | None], str]] = Registry()
