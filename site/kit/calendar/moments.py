"""Clock times on a wall, and the moments they are."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, at which a clock in the zone shows a time.

    A time that the clocks skip in spring is the moment they jump; one that they show twice in autumn is the first.
    """
    wall = datetime.combine(day, at, zone)
    found = wall.astimezone(UTC)
    shown = found.astimezone(zone)
    if shown.replace(tzinfo=None) == wall.replace(tzinfo=None):
        return found
    while (found - _MINUTE).astimezone(zone).utcoffset() == shown.utcoffset():
        found -= _MINUTE
    return found


def span(day: date, opens: time, closes: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Beginning and end, in UTC, of a slot that begins on a day; the same moment if the clocks skip it whole."""
    return moment(day, opens, zone), moment(day + DAY if closes <= opens else day, closes, zone)
