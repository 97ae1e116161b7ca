"""How long a shop keeps what nobody fetched: a pure function of its hours."""

from datetime import datetime, time

from commerce.shipping.windows import DAY, HORIZON
from kit.calendar import Calendar
from kit.calendar.moments import moment

EVENING = time(19)  # of a shop that told no hours


def until(calendar: Calendar, *, since: datetime, days: int) -> datetime:
    """The last moment, in UTC, to fetch what is kept for so many days on which the shop opens: it closes then. The day
    of `since` isn't counted. A shop without hours, or shut for two months, keeps it for as many days of the week."""
    start, zone = since.astimezone(calendar.week.zone).date(), calendar.week.zone
    closings: list[datetime] = []
    for number in range(1, HORIZON + 1):
        # Day by day: a shop that never closes is cut at its midnights.
        closings += [end for _begin, end in list(calendar.intervals(start + number * DAY, 1))[-1:]]
        if len(closings) == days:
            return max(closings)
    return max([moment(start + days * DAY, EVENING, zone), *closings])
