"""Opening hours as schema.org's LocalBusiness has them."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Hours = tuple[tuple[time, time], ...]


def usual(week: Iterable[Hours]) -> list[dict[str, Any]]:
    """Seven days of slots, Monday first; days with the same slot share an entry."""
    days_of: dict[tuple[time, time], list[str]] = {}
    for name, hours in zip(DAYS, week, strict=True):
        for slot in hours:
            days_of.setdefault(slot, []).append(name)
    return [{**_entry(*slot), "dayOfWeek": days} for slot, days in days_of.items()]


def special(first: date, last: date, hours: Hours) -> list[dict[str, Any]]:
    """Days that are different. Closed is told as search engines ask for it: from midnight to midnight."""
    valid = {"validFrom": first.isoformat(), "validThrough": last.isoformat()}
    if not hours:
        return [{"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00", **valid}]
    return [{**_entry(*slot), **valid} for slot in hours]


def _entry(opens: time, closes: time) -> dict[str, Any]:
    # Same time twice would read as closed: a whole day ends a minute early.
    minutes = closes.hour * 60 + closes.minute - (closes == opens)
    until = f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
    return {"@type": "OpeningHoursSpecification", "opens": f"{opens:%H:%M}", "closes": until}
