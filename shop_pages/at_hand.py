"""Whose pictures and documents a screen of the admin is about: the shop whose page is being written, or whose files are
looked at. Among a thousand collections it is the one to offer."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import urlsplit

from django.http import HttpRequest
from wagtail.models import Collection, Page

_request: ContextVar[HttpRequest | None] = ContextVar("at_hand", default=None)
# A chooser opens over the editor and says so by the page it was called from.
WRITTEN_PAGE = re.compile(r"^/admin/pages/(?:add/\w+/\w+/)?(\d+)/")


@contextmanager
def entered(request: HttpRequest) -> Iterator[None]:
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


def collections() -> list[int]:
    """Keys of the collections that the current request names or comes from, what it names first. Not a right: who may
    use them is asked elsewhere."""
    request = _request.get()
    if request is None:
        return []
    return [*named(request), *of_written_page(request)]


def named(request: HttpRequest) -> list[int]:
    values = request.GET.getlist("collection_id")
    for key in request.POST:
        if key == "collection" or key.endswith("-collection"):
            values += request.POST.getlist(key)
    return [int(value) for value in values if value.isdecimal()]


def of_written_page(request: HttpRequest) -> list[int]:
    found = WRITTEN_PAGE.match(urlsplit(request.headers.get("Referer", "")).path)
    page = Page.objects.filter(pk=found[1]).first() if found else None
    if page is None:
        return []
    above = page.get_ancestors(inclusive=True).values("pk")
    return list(Collection.objects.filter(shop_page__pk__in=above).values_list("pk", flat=True))
