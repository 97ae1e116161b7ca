"""Pages that help where there is none: what happened, and where to go from here."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from membership import reserved
from membership.models import City
from pages import places


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404. The first word of an address may be a town that isn't there yet: then it can be asked for."""
    context: dict[str, Any] = {"missing_town": None, "is_town_like": False}
    city: City | None = getattr(request, "city", None)
    first = request.path_info.strip("/").partition("/")[0]
    if city is None and is_town_like(request.path_info):
        context = {"is_town_like": True, "missing_town": places.commune_at(first)}
    return render(request, "404.html", context, status=404)


def is_town_like(path: str) -> bool:
    """Whether an address could be a town's: a word that isn't one of our own, no file."""
    first = path.strip("/").partition("/")[0]
    return bool(first) and first not in reserved.TOP_LEVEL and "." not in first


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Rendered without the request: what failed may be what the page's head asks for."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)
