"""Whose session is this: one object that knows its cookie, its path, its sign-in address and its owner.

The platform is one realm, every town another. Somebody signed in to one of them is nobody in the others: the cookie
has another name and path, the session another realm inside it (`kit.sessions`), the backend looks elsewhere.
`settings.REALM_RESOLVER` names the function that tells a request's realm; kit carries what it answers.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Realm:
    """`key` is empty for the platform; `owner` is what the realm belongs to (None for the platform)."""

    key: str = ""
    sign_in_url: str = ""
    owner: Any = field(default=None, compare=False)

    @property
    def is_platform(self) -> bool:
        return not self.key

    @property
    def cookie_name(self) -> str:
        return f"{settings.SESSION_COOKIE_NAME}_{self.key}" if self.key else settings.SESSION_COOKIE_NAME

    @property
    def cookie_path(self) -> str:
        return f"/{self.key}/" if self.key else "/"

    @property
    def owner_id(self) -> int | None:
        return None if self.owner is None else self.owner.pk


PLATFORM = Realm()
_current: ContextVar[Realm] = ContextVar("realm", default=PLATFORM)


def current() -> Realm:
    return _current.get()


@contextmanager
def entered(realm: Realm) -> Iterator[Realm]:
    """Act in a realm outside a request (tasks, tests)."""
    token = _current.set(realm)
    try:
        yield realm
    finally:
        _current.reset(token)


class RealmMiddleware:
    """Sets `request.realm` and the current realm for the time of one request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    @cached_property
    def resolve(self) -> Callable[[HttpRequest], Realm]:
        return import_string(settings.REALM_RESOLVER)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        realm = self.resolve(request)
        request.realm = realm  # type: ignore[attr-defined]
        with entered(realm):
            return self.get_response(request)
