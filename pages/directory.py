"""The national directory: which départements, trades, towns and shops there are."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.functional import Promise

from membership import trades
from membership.models import City, Shop
from membership.models.members import ShopQuerySet
from pages import cards, departements

PER_PAGE = 24
FIRST_TOWNS = 24


@dataclass(frozen=True)
class Line:
    """One row of a list of links with figures."""

    label: str | Promise
    url_part: str
    count: int
    icon: str = ""


def by_departement() -> list[Line]:
    """The départements that have a listed shop, by name."""
    rows = Shop.objects.listed().order_by().values_list("city__commune__departement").annotate(count=Count("pk"))
    lines = [Line(departements.name_of(code), departements.slug_of(code), count) for code, count in rows if code]
    return sorted((line for line in lines if line.url_part), key=lambda line: departements.sort_key(str(line.label)))


def by_trade(departement: str = "") -> list[Line]:
    """The trades that a département, or the country, has a shop of."""
    counts = dict(shops(departement).order_by().values_list("trade").annotate(count=Count("pk")))
    return [Line(row.plural, row.key, counts[row.key], row.icon) for row in trades.ROWS if counts.get(row.key)]


@dataclass(frozen=True)
class Towns:
    """A département's towns by name: those with the most shops, and the others."""

    first: list[City]
    others: list[City]


def towns_in(departement: str) -> Towns:
    """Those with a listed shop; `shop_count` on each."""
    towns = list(
        City.objects.select_related("commune")
        .filter(commune__departement=departement)
        .annotate(shop_count=Count("shops", filter=Q(shops__status=Shop.Status.ACCEPTED)))
        .filter(shop_count__gt=0)
        .order_by("commune__search_name")
    )
    first = {town.pk for town in sorted(towns, key=lambda town: -town.shop_count)[:FIRST_TOWNS]}  # type: ignore[attr-defined]
    return Towns([town for town in towns if town.pk in first], [town for town in towns if town.pk not in first])


def shops(departement: str = "", trade: str = "") -> ShopQuerySet:
    """Listed shops of a département, a trade, both or everywhere, in the order of the lists: town, then name."""
    found = cards.shops()
    if departement:
        found = found.filter(city__commune__departement=departement)
    if trade:
        found = found.filter(trade=trade)
    return found.order_by("city__commune__search_name", "search_entry__order_name", "pk")
