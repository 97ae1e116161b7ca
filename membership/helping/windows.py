"""When support calls back: windows of two hours in its own hours, on the next five working days."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from babel.dates import format_date
from django.conf import settings
from django.utils.translation import gettext as _

from kit import support_hours
from kit.calendar.words import hour, short_date, weekday
from membership.models import HelpRequest

LASTS = timedelta(hours=2)
DAYS_OFFERED = 5
LOOKED_AT = 40  # days, among which the offered ones are found whatever the holidays


@dataclass(frozen=True)
class Window:
    """On Paris's clock, which support lives by."""

    begins_at: datetime
    ends_at: datetime

    @property
    def key(self) -> str:
        return f"{self.begins_at:%Y-%m-%dT%H:%M}"

    @property
    def day(self) -> str:
        """« mardi 1er décembre »"""
        return f"{weekday(self.begins_at.date())} {short_date(self.begins_at.date())}"

    @property
    def short_day(self) -> str:
        """« mar. 1 déc. »"""
        return format_date(self.begins_at.date(), "EEE d MMM", locale="fr_FR")

    @property
    def hours(self) -> str:
        """« entre 14 h et 16 h »"""
        return _("entre %(begins)s et %(ends)s") % {"begins": hour(self.begins_at), "ends": hour(self.ends_at)}

    @property
    def short(self) -> str:
        """« 14 h – 16 h »"""
        return f"{hour(self.begins_at)} – {hour(self.ends_at)}"

    def __str__(self) -> str:
        return f"{self.day} {self.hours}"


def of(request: HelpRequest) -> Window | None:
    """When this request is called back; None where a mail was asked for."""
    if request.call_at is None:
        return None
    zone = support_hours.calendar().week.zone
    begins_at = request.call_at.astimezone(zone)
    return Window(begins_at, begins_at + LASTS)


def coming(at: datetime) -> list[Window]:
    """All that begin from now on, full ones too."""
    calendar = support_hours.calendar()
    days, found = 0, []
    for opens, closes in calendar.windows(at.astimezone(calendar.week.zone).date(), LOOKED_AT):
        begins = [opens + LASTS * number for number in range((closes - opens) // LASTS)]
        left = [Window(begin, begin + LASTS) for begin in begins if begin > at]
        days += bool(left)
        if days > DAYS_OFFERED:
            break
        found += left
    return found


def free(at: datetime) -> list[Window]:
    """Those that have a call to give yet."""
    given = HelpRequest.objects.calls_from(at)
    return [each for each in coming(at) if given.get(each.begins_at, 0) < settings.HELP_CALLS_A_WINDOW]


def mail_due(at: datetime) -> datetime:
    """By when who asked for a mail has one: the end of support's next working day."""
    calendar = support_hours.calendar()
    tomorrow = at.astimezone(calendar.week.zone).date() + timedelta(days=1)
    return calendar.windows(tomorrow, LOOKED_AT)[0][1]
