"""The one place that says what time it is.

In the demonstration the clock can be set (« faire comme si c’était mardi 11 h »): an offset in the database, read
once a request and once a round of the worker. Everywhere else the offset is zero and costs no query.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kit.models import ClockSetting

_offset: ContextVar[timedelta] = ContextVar("clock_offset", default=timedelta())


def now() -> datetime:
    """The aware moment that everything with a date compares to."""
    return timezone.now() + _offset.get()


def today() -> date:
    """The day in Django's current time zone."""
    return timezone.localdate(now())


def offset() -> timedelta:
    return _offset.get()


@contextmanager
def shifted(by: timedelta) -> Iterator[None]:
    """Run a block at another time."""
    token = _offset.set(by)
    try:
        yield
    finally:
        _offset.reset(token)


def read() -> timedelta:
    """The demonstration's offset as the database has it now; zero outside the demonstration."""
    if not settings.DEMO:
        return timedelta()
    return ClockSetting.current_offset()


@contextmanager
def as_set() -> Iterator[None]:
    """A task lives at the demonstration's time, as a request does; everywhere else nothing changes."""
    if not settings.DEMO:
        yield
        return
    with shifted(read()):
        yield


class ClockMiddleware:
    """Sets the demonstration's clock for one request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.DEMO:
            return self.get_response(request)
        with shifted(read()):
            return self.get_response(request)
