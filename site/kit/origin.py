"""Forms on pages that are shared carry no token: where they were sent from is asked instead."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]
SAFE = ("GET", "HEAD", "OPTIONS")  # a typed address comes from nowhere, and changes nothing


def is_own(request: HttpRequest) -> bool:
    """Whether the request was sent from a page of this site.

    Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`, which they send with every POST from elsewhere. What
    says neither is no browser, and nobody's cookies are in it.
    """
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from is not None:
        return fetched_from == "same-origin"
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"


def same_site_instead_of_token(view: View) -> View:
    @csrf_exempt
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        if request.method not in SAFE and not is_own(request):
            return HttpResponseForbidden(_("Ce formulaire a été envoyé depuis un autre site."))
        return view(request, *args, **more)

    return checked
