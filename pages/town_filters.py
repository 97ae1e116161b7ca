"""The filters of a town's page, as links: what can be asked for, what is, and how to ask for less."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from membership import trades
from pages.asked import Asked
from pages.cards import Standing
from pages.chips import Chip


@dataclass(frozen=True)
class Filters:
    families: list[Chip] = field(default_factory=list)
    trades: list[Chip] = field(default_factory=list)
    active: list[Chip] = field(default_factory=list)


def of(said: list[Standing], asked: Asked) -> Filters:
    """`said` are the shops that the words find: each figure is what its link would show."""
    seen = [each for each in said if each.is_open] if asked.is_open else said
    return Filters([*open_now(said, asked), *families(seen, asked)], of_trade(seen, asked), list(asked.removals()))


def open_now(said: list[Standing], asked: Asked) -> list[Chip]:
    """Pressed, it lets go again; left out where it would change nothing."""
    count = sum(each.is_open and asked.wants(each.shop) for each in said)
    if not asked.is_open and count in (0, sum(asked.wants(each.shop) for each in said)):
        return []
    url = asked.url(is_open=not asked.is_open)
    return [Chip(_("Ouverts maintenant"), url, icon="clock", count=count, is_current=asked.is_open)]


def families(seen: list[Standing], asked: Asked) -> list[Chip]:
    """Everything, then each family that the town has; none where there is only one family to choose."""
    counts = {key: sum(each.shop.trade_row.family == key for each in seen) for key in trades.FAMILIES}
    present = [key for key, count in counts.items() if count or key == asked.family]
    if len(present) < 2 and not asked.family:
        return []
    chips = [Chip(_("Tout"), asked.url(family="", trade=""), count=len(seen), is_current=not asked.family)]
    for key in present:
        url = asked.url(family=key, trade="")
        chips.append(Chip(trades.FAMILIES[key], url, count=counts[key], is_current=asked.family == key))
    return chips


def of_trade(seen: list[Standing], asked: Asked) -> list[Chip]:
    """The trades of the family asked for, where there are several."""
    of_family = [each.shop for each in seen if each.shop.trade_row.family == asked.family]
    rows = [row for row in trades.ROWS if any(shop.trade == row.key for shop in of_family)]
    if len(rows) < 2:
        return []
    return [
        Chip(
            row.label,
            asked.url(trade="" if asked.trade == row.key else row.key),
            icon=row.icon,
            count=sum(shop.trade == row.key for shop in of_family),
            is_current=asked.trade == row.key,
        )
        for row in rows
    ]
