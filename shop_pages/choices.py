"""What somebody who writes a page chooses from: the products and departments of the page's own shop.

A block doesn't know whose page it stands on. The form tells before it is shown or read, and whatever comes after the
request finds nothing: the middleware of `shop_pages.gate` forgets.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from membership.models import Shop
from shop_pages import products


@dataclass
class Offered:
    """What one shop can choose, asked for once. `kept` and `kept_departments` stand in the page already."""

    shop: Shop
    kept: list[int] = field(default_factory=list)
    kept_departments: list[str] = field(default_factory=list)

    @cached_property
    def shelf(self) -> products.Shelf | None:
        return products.shelf(self.shop)

    @property
    def products(self) -> list[tuple[int, str]]:
        if self.shelf is None:  # the market is away: what was chosen waits for it
            return [(pk, _("Produit n° %(number)s") % {"number": pk}) for pk in self.kept]
        return self.shelf.products

    @property
    def departments(self) -> list[tuple[str, str]]:
        """Names that were typed before they could be chosen stay to be chosen."""
        own = self.shelf.departments if self.shelf else []
        return [(name, name) for name in dict.fromkeys([*own, *filter(None, self.kept_departments)])]


_offered: ContextVar[Offered | None] = ContextVar("offered", default=None)


def offer(offered: Offered) -> None:
    """From now on, until `forgotten` ends, these are the choices."""
    _offered.set(offered)


@contextmanager
def forgotten() -> Iterator[None]:
    """Around a request: none begins with another's choices."""
    token = _offered.set(None)
    try:
        yield
    finally:
        _offered.reset(token)


def own_products() -> list[tuple[int, str]]:
    offered = _offered.get()
    return offered.products if offered else []


def own_departments() -> list[tuple[str, str]]:
    offered = _offered.get()
    return [("", "—"), *(offered.departments if offered else [])]
