"""« Quand passez-vous ? »: what the shops of a basket offer for fetching it, all in one round or one by one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from commerce.checkout.recap import Part, Recap
from commerce.order import pickup_words, pickups
from commerce.shipping import windows
from commerce.shipping.windows import Window

SHOWN, LEAST_SHOWN, MOST_SHOWN = 100, 4, 60  # windows on the page; a shop's share of them

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Times:
    """What shops offer, by shop, to choose from; `asked`: of which parts a time is really asked."""

    now: datetime
    zone: ZoneInfo
    parts: list[Part]
    offers: dict[int, list[Window]]

    @property
    def asked(self) -> list[Part]:
        raise NotImplementedError

    @property
    def unsettled(self) -> list[Part]:
        """Those whose window wasn't chosen, or went meanwhile."""
        return [
            part
            for part in self.asked
            if part.window is None or not windows.is_offered(part.window, self.offers[part.shop.pk])
        ]

    def choices(self, offered: list[Window], proposed: Window | None) -> Choices:
        """For a list to choose from: the nearest, and what is proposed though it be later."""
        share = max(LEAST_SHOWN, min(MOST_SHOWN, SHOWN // max(1, len(self.offers))))
        shown = offered[:share]
        if proposed is not None and proposed not in shown:
            shown.append(proposed)
        return choices(shown, self.zone, self.now)

    def proposed(self, part: Part) -> Window | None:
        """What was chosen before if it can still be had, else the next after it, else the first."""
        return self.near(part, part.window)

    def near(self, part: Part, wished: Window | None) -> Window | None:
        """The shop's own window that holds a time, else the next after it, else its first."""
        return _nearest(wished, self.offers.get(part.shop.pk, []))

    def sentence(self, window: Window) -> str:
        return pickup_words.sentence(window, self.zone, self.now)


@dataclass(frozen=True)
class Visits(Times):
    """A shop that told no hours isn't in `offers`: it says itself when things are ready."""

    @property
    def fetched(self) -> list[Part]:
        """What one passes by for, at a time that is to be chosen."""
        return [part for part in self.parts if part.is_fetched and part.shop.pk in self.offers]

    @property
    def together(self) -> list[Window]:
        """The times of one round for all of it; none where there is a single shop."""
        fetched = self.fetched
        return windows.together([self.offers[part.shop.pk] for part in fetched]) if len(fetched) > 1 else []

    @property
    def asked(self) -> list[Part]:
        return self.fetched

    def proposed_together(self) -> Window | None:
        chosen = {part.window for part in self.fetched}
        return _nearest(chosen.pop() if len(chosen) == 1 else None, self.together)


def of(recap: Recap, zone: ZoneInfo, now: datetime) -> Visits:
    """One query, however many shops there are."""
    told = [part for part in recap.parts if pickups.tells_hours(part.shop)]
    held = pickups.taken([part.shop.pk for part in told], now)
    offers = {}
    for part in told:
        found = windows.free(
            part.shop.calendar,
            pickups.rules_of(part.shop),
            at=now,
            made_days=part.made_days,
            taken=held[part.shop.pk],
        )
        offers[part.shop.pk] = list(found)
    return Visits(now, zone, recap.parts, offers)


def choices(offered: Iterable[Window], zone: ZoneInfo, now: datetime) -> Choices:
    """For a list to choose from. Each says its day: a list that is folded shows one line alone."""
    return [
        (each.code, f"{day[:1].upper()}{day[1:]}, {pickup_words.hours(each, zone)}")
        for each in offered
        for day in [pickup_words.day(each, zone, now)]
    ]


def chosen(codes: Mapping[str, str]) -> dict[int, Window]:
    """What the session kept, by shop."""
    found = {int(pk): Window.parse(code) for pk, code in codes.items()}
    return {pk: window for pk, window in found.items() if window is not None}


def _nearest(wished: Window | None, offered: list[Window]) -> Window | None:
    if wished is not None:
        for each in offered:
            if each.holds(wished) or each.begin >= wished.begin:
                return each
    return offered[0] if offered else None
