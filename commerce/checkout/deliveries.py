"""« Quand êtes-vous livré ? »: what the shops of a basket offer for bringing it, each on its own days."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from commerce.checkout.recap import Part, Recap
from commerce.checkout.visits import Times
from commerce.order import pickups
from commerce.order.ways import HOME
from commerce.shipping import schedules, windows


@dataclass(frozen=True)
class Deliveries(Times):
    """`offers` by shop; a shop that told no days isn't in it: it says itself when it comes."""

    @property
    def asked(self) -> list[Part]:
        return [part for part in self.parts if part.method.is_home and part.shop.pk in self.offers]


def of(recap: Recap, zone: ZoneInfo, now: datetime) -> Deliveries:
    """One query at most, however many shops there are."""
    told = [part for part in recap.parts if part.home is not None and pickups.tells_hours(part.shop, HOME)]
    held = pickups.taken([part.shop.pk for part in told], now, way=HOME) if told else {}
    offers = {}
    for part in told:
        schedule = schedules.of(part.shop, HOME)
        taken = held.get(part.shop.pk, ())
        found = windows.free(schedule.calendar, schedule.rules, at=now, made_days=part.made_days, taken=taken)
        offers[part.shop.pk] = list(found)
    return Deliveries(now, zone, recap.parts, offers)
