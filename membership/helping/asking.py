"""What a shop does with a request for help: ask, move the call, take it back."""

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from kit import clock
from membership.helping import emails, windows
from membership.helping.windows import Window
from membership.models import HelpEvent, HelpRequest, Shop, User

OPEN_AT_MOST = 3  # requests of one shop at a time: windows are everybody's

Kind, State = HelpEvent.Kind, HelpRequest.State


class NeedsPro(Exception):
    """« Faites-le pour moi » is a part of Pro."""


class TooManyOpen(Exception):
    """The shop has as many requests open as it may."""


class WindowIsFull(Exception):
    """Somebody else was quicker, or the window has begun. Nothing was written."""


class NotOpen(Exception):
    """The request was done or taken back meanwhile."""


def ask(
    *, shop: Shop, by: User, kind: str, topic: str, words: str = "", phone: str = "", window: Window | None = None
) -> HelpRequest:
    """Ask for help, to be called in a window or answered by mail. Raises `NeedsPro`, `TooManyOpen`, `WindowIsFull`."""
    if kind == HelpRequest.Kind.DO and not shop.is_pro:
        raise NeedsPro(shop.pk)
    request = HelpRequest(
        shop=shop, asked_by=by, kind=kind, topic=topic, words=words, phone=phone, asked_at=clock.now()
    )
    with transaction.atomic():
        if HelpRequest.objects.of(shop).open().count() >= OPEN_AT_MOST:
            raise TooManyOpen(shop.pk)
        promise(request, window)
        note(request, Kind.ASKED, by)
        emails.received(request)
    return request


def move(*, request: HelpRequest, by: User, window: Window | None) -> None:
    """Another window, or a mail instead. Raises `NotOpen`, `WindowIsFull`."""
    with transaction.atomic():
        locked = locked_open(request)
        promise(locked, window)
        note(locked, Kind.MOVED, by)
        emails.received(locked)
    request.refresh_from_db()


def withdraw(*, request: HelpRequest, by: User) -> None:
    """It is no longer needed. Raises `NotOpen`."""
    with transaction.atomic():
        locked = locked_open(request)
        locked.state, locked.place, locked.ended_at = State.WITHDRAWN, None, clock.now()
        locked.save(update_fields=["state", "place", "ended_at"])
        note(locked, Kind.WITHDRAWN, by)
    request.refresh_from_db()


def promise(request: HelpRequest, window: Window | None) -> None:
    """Write the request with a call of this window (without one: a mail). Two who take the last call at once: the
    database gives it to one. Raises `WindowIsFull`."""
    now = clock.now()
    if window is None:
        request.call_at, request.place, request.due_at = None, None, windows.mail_due(now)
        request.save()
        return
    if window.begins_at <= now:
        raise WindowIsFull(window.key)
    request.call_at, request.due_at = window.begins_at, window.ends_at
    for _attempt in range(settings.HELP_CALLS_A_WINDOW):
        request.place = _free_place(request, window.begins_at)
        try:
            with transaction.atomic():
                request.save()
        except IntegrityError:  # given away since we looked
            continue
        return
    raise WindowIsFull(window.key)


def locked_open(request: HelpRequest) -> HelpRequest:
    """The request as it stands, held until the transaction ends. Raises `NotOpen`."""
    locked = HelpRequest.objects.select_for_update(no_key=True).get(pk=request.pk)
    if not locked.is_open:
        raise NotOpen(request.pk)
    return locked


def note(request: HelpRequest, kind: str, by: User, words: str = "") -> HelpEvent:
    return HelpEvent.objects.create(request=request, kind=kind, by=by, words=words, at=clock.now())


def _free_place(request: HelpRequest, call_at: datetime) -> int:
    given = set(HelpRequest.objects.in_window(call_at).besides(request).values_list("place", flat=True))
    free = [place for place in range(1, settings.HELP_CALLS_A_WINDOW + 1) if place not in given]
    if not free:
        raise WindowIsFull(call_at)
    return free[0]
