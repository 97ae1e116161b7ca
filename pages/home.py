"""The home page: the markets that are open, those about to open, and what it costs."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit import clock
from membership import gate, meter
from membership.models import City, Shop
from pages import cards, departements, offers, streets

SHOWN = 6
NEARLY = gate.NEEDED // 2  # with fewer, « bientôt » would be a promise


@dataclass(frozen=True)
class OpenTown:
    town: City
    department: str
    street: streets.Shown
    state: str
    rest: str
    is_shut: bool


@dataclass(frozen=True)
class NearlyTown:
    town: City
    department: str
    meter: meter.Meter


@dataclass(frozen=True)
class Board:
    opened: list[OpenTown]
    nearly: list[NearlyTown]
    offers: offers.Offers
    wide: streets.Shown
    narrow: streets.Shown


def board() -> Board:
    """A fixed number of queries, whatever the number of towns."""
    now = clock.now()
    towns = list(
        City.objects.select_related("commune")
        .with_pro_count(now)
        .filter(pro_count__gte=NEARLY)  # type: ignore[misc]
        .order_by("-pro_count", "commune__name")
    )
    opened = [town for town in towns if gate.is_open(town)][:SHOWN]
    nearly = [town for town in towns if not gate.is_open(town)][:SHOWN]
    shops = shops_of([*opened, *nearly])
    return Board(
        opened=[open_town(town, shops[town.pk], now, is_alone=len(opened) == 1) for town in opened],
        nearly=[
            NearlyTown(town, departements.name_of(town.departement), meter.of(town, shops[town.pk])) for town in nearly
        ],
        offers=offers.current(),
        wide=streets.wide(),
        narrow=streets.narrow(),
    )


def shops_of(towns: list[City]) -> dict[int, list[Shop]]:
    found = defaultdict(list)
    for shop in cards.listed().filter(city__in=towns):
        found[shop.city_id].append(shop)
    return found


def open_town(town: City, shops: list[Shop], now: datetime, *, is_alone: bool) -> OpenTown:
    """A town alone has the whole width, and its whole street."""
    count = sum(cards.standing(shop, now).is_open for shop in shops)
    state = (
        ngettext("%(count)s commerce ouvert", "%(count)s commerces ouverts", count) % {"count": count}
        if count
        else _("Aucun commerce ouvert en ce moment")
    )
    return OpenTown(
        town=town,
        department=departements.name_of(town.departement),
        street=streets.wide(town) if is_alone else streets.narrow(town),
        state=state,
        is_shut=not count,
        rest=_("sur %(total)s") % {"total": len(shops)},
    )
