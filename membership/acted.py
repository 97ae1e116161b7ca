"""What staff change while they act for a shop is written down: each request that did something there, in plain words.

A floor that has rooms of a shop tells its words (`tell`) and, where the address doesn't say `shop_id`, whose an address is
(`register_place`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch
from django.utils.functional import Promise, SimpleLazyObject

from kit import clock
from membership import acting as visits
from membership.models import ActedChange, Acting

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


@dataclass(frozen=True)
class Act:
    """`when_shown`: it may have been done though the page is shown again (some of several photos were refused)."""

    words: str | Promise
    when_shown: bool = False


Place = Callable[[HttpRequest, ResolverMatch], int | None]
_acts: dict[str, Act | None] = {}
_places: dict[str, Place] = {}


def tell(acts: Mapping[str, Act | str | Promise | None]) -> None:
    """Words by the address's name; None for what changes nothing (a preview). An address nobody tells of is logged as it
    stands: too much is better than too little."""
    for name, act in acts.items():
        _acts[name] = act if isinstance(act, Act) or act is None else Act(act)


def register_place(name: str, place: Place) -> None:
    """`place` answers the key of the shop that an address is about, None where it is about none."""
    _places[name] = place


class ActingMiddleware:
    """`request.acting` is the visit that whoever asks is on, found when it is first looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.acting = SimpleLazyObject(lambda: visits.current(request.user))  # type: ignore[attr-defined]
        response = self.get_response(request)
        # Known since before the view: the visit may have ended while it worked.
        acting: Acting | None = getattr(request, "acting_here", None)
        if acting is not None:
            _keep(request, response, acting)
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple, kwargs: dict) -> None:
        match = request.resolver_match
        if request.method in SAFE or match is None:
            return
        # Where first, it costs nothing: visitors' forms never ask who they are.
        shop_id = _place(request, match)
        if shop_id is not None and request.acting and request.acting.shop_id == shop_id:  # type: ignore[attr-defined]
            request.acting_here = request.acting  # type: ignore[attr-defined]


def _place(request: HttpRequest, match: ResolverMatch) -> int | None:
    if "shop_id" in match.kwargs:
        return int(match.kwargs["shop_id"])
    return next((found for place in _places.values() if (found := place(request, match)) is not None), None)


def write(*, acting: Acting, name: str, address: str) -> ActedChange | None:
    """Write down what an address's name stands for; None where that changes nothing."""
    act = _acts.get(name, Act(address))
    if act is None:
        return None
    return ActedChange.objects.create(acting=acting, at=clock.now(), words=str(act.words)[:200], address=address[:300])


def _keep(request: HttpRequest, response: HttpResponse, acting: Acting) -> None:
    name = request.resolver_match.view_name if request.resolver_match else ""
    act = _acts.get(name)
    if _was_done(request, response, when_shown=act is not None and act.when_shown):
        write(acting=acting, name=name, address=request.path)


def _was_done(request: HttpRequest, response: HttpResponse, *, when_shown: bool) -> bool:
    """A form that is shown again has done nothing; where a part of a page or data comes back, it was the answer."""
    if response.status_code >= 400:
        return False
    is_page = response.status_code == 200 and response.get("Content-Type", "").startswith("text/html")
    return not is_page or when_shown or bool(getattr(request, "htmx", False))
