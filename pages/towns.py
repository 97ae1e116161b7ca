"""A town's page: what stands on it, from its shops, the gate and what the floors above add."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit import clock
from membership import trades
from membership.models import City, Shop
from pages import cards, meter, plan, registry, search_entries, streets
from pages.chips import Chip
from pages.plan import Plan


@dataclass(frozen=True)
class Asked:
    """What the address asks for: words, a family of trades, a trade. Nothing unknown gets in."""

    words: str = ""
    family: str = ""
    trade: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> "Asked":
        family, trade = query.get("famille", ""), query.get("metier", "")
        return cls(
            words=query.get("q", "").strip()[:80],
            family=family if family in trades.FAMILIES else "",
            trade=trade if trade in trades.ALL else "",
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.family or self.trade)

    def wants(self, shop: Shop) -> bool:
        if self.trade and shop.trade != self.trade:
            return False
        return not self.family or shop.trade_row.family == self.family


@dataclass(frozen=True)
class Board:
    city: City
    asked: Asked
    cards: list[cards.Card]
    total: int
    open_count: int
    meter: meter.Meter
    wide: streets.Shown
    narrow: streets.Shown
    family_chips: list[Chip] = field(default_factory=list)
    trade_chips: list[Chip] = field(default_factory=list)
    plan: Plan | None = None
    sections: list[registry.TownSection] = field(default_factory=list)
    candidates: list[Shop] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.meter.standing.is_open

    @property
    def open_label(self) -> str:
        """« 11 commerces ouverts en ce moment »"""
        if not self.open_count:
            return _("Aucun commerce ouvert en ce moment")
        return ngettext(
            "%(count)s commerce ouvert en ce moment", "%(count)s commerces ouverts en ce moment", self.open_count
        ) % {"count": self.open_count}

    @property
    def off_the_map(self) -> list[Shop]:
        return [card.shop for card in self.cards if not plan.has_place(card.shop)]

    @property
    def address(self) -> str:
        return f"{settings.SITE_URL}{self.city.get_absolute_url()}"


def board(city: City, asked: Asked) -> Board:
    """The same number of queries for one shop and for a hundred."""
    now = clock.now()
    everything = [cards.of(shop, now) for shop in cards.shops().in_city(city)]
    shops = [card.shop for card in everything]
    words = search_entries.words_of(asked.words)
    shown = cards.open_first(
        [
            card
            for card in everything
            if asked.wants(card.shop) and search_entries.matches(search_entries.kept_text(card.shop), words)
        ]
    )
    standing = meter.of(city, shops)
    return Board(
        city=city,
        asked=asked,
        cards=shown,
        total=len(shops),
        open_count=sum(card.is_open for card in everything),
        meter=standing,
        wide=streets.wide(city),
        narrow=streets.narrow(city),
        family_chips=family_chips(shops, asked),
        trade_chips=trade_chips(shops, asked),
        plan=plan.draw([card.shop for card in shown]),
        sections=[section for function in registry.town_sections if (section := function(city)) is not None],
        candidates=[shop for shop in shops if not shop.is_pro][:4],
    )


def family_chips(shops: list[Shop], asked: Asked) -> list[Chip]:
    """Everything, then each family that the town has; none where there is only one family."""
    counts = {key: sum(shop.trade_row.family == key for shop in shops) for key in trades.FAMILIES}
    present = [(key, count) for key, count in counts.items() if count]
    if len(present) < 2:
        return []
    chips = [Chip(_("Tout"), address(asked), count=len(shops), is_current=not asked.family and not asked.trade)]
    for key, count in present:
        is_current = asked.family == key
        chips.append(Chip(trades.FAMILIES[key], address(asked, famille=key), count=count, is_current=is_current))
    return chips


def trade_chips(shops: list[Shop], asked: Asked) -> list[Chip]:
    """The trades of the family asked for, where there are several."""
    of_family = [shop for shop in shops if shop.trade_row.family == asked.family]
    rows = [row for row in trades.ROWS if any(shop.trade == row.key for shop in of_family)]
    if len(rows) < 2:
        return []
    return [
        Chip(
            row.label,
            address(asked, famille=asked.family, metier=row.key),
            icon=row.icon,
            count=sum(shop.trade == row.key for shop in of_family),
            is_current=asked.trade == row.key,
        )
        for row in rows
    ]


def address(asked: Asked, **filters: str) -> str:
    """This page with these filters, the words kept."""
    query = {"q": asked.words, **filters}
    kept = {name: value for name, value in query.items() if value}
    return f"?{urlencode(kept)}#commerces" if kept else "?#commerces"
