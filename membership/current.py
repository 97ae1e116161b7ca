"""The town that an address is about (`None` on the platform's own addresses)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

from membership import reserved
from membership.models import City

_city: ContextVar[City | None] = ContextVar("city", default=None)


def city() -> City | None:
    return _city.get()


@contextmanager
def in_city(where: City | None) -> Iterator[City | None]:
    """Act in a town outside a request: links reverse into it, products are its own."""
    token = _city.set(where)
    try:
        yield where
    finally:
        _city.reset(token)


class CityMiddleware:
    """Sets `request.city` from the first segment of the address: one query, none on reserved words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first = request.path_info.lstrip("/").partition("/")[0]
        found = City.objects.by_slug(first) if first and first not in reserved.TOP_LEVEL else None
        request.city = found  # type: ignore[attr-defined]
        with in_city(found):
            return self.get_response(request)
