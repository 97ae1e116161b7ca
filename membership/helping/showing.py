"""A shop's requests as its people read them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kit import clock
from kit.calendar.words import short_date
from membership.helping import windows
from membership.models import HelpRequest, Shop, User

SHOWN = 20


@dataclass(frozen=True)
class Asked:
    request: HelpRequest
    promise: str
    may_change: bool


def requests(shop: Shop, user: User) -> list[Asked]:
    """What the shop asked, the latest first; who asked may still change what is open."""
    latest = HelpRequest.objects.of(shop).with_people().latest_first()
    return [seen(request, user) for request in latest[:SHOWN]]


def seen(request: HelpRequest, user: User) -> Asked:
    return Asked(request, promise(request), request.is_open and request.asked_by_id == user.pk)


def promise(request: HelpRequest) -> str:
    """« Nous vous appelons mardi 1er décembre entre 14 h et 16 h. »"""
    window = windows.of(request)
    if window is not None and request.due_at < clock.now():
        return _("Nous devions vous appeler %(window)s. Pardon : nous le faisons au plus vite.") % {"window": window}
    if window is not None:
        return _("Nous vous appelons %(window)s, au %(phone)s.") % {"window": window, "phone": request.phone}
    return _("Nous vous écrivons au plus tard le %(day)s.") % {"day": short_date(request.due_at.date())}
