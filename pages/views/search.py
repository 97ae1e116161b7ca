from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from pages import places, search
from pages.views import shared

SUGGESTIONS = 8


@require_safe
@shared
def find(request: HttpRequest) -> HttpResponse:
    """Towns, trades and shops for `?q=`; a town named outright is gone to at once."""
    number = request.GET.get("page", "1")
    if not number.isdecimal():
        raise Http404("no such page of shops")
    try:
        found = search.find(request.GET.get("q", ""), int(number))
    except search.NoSuchPage as error:
        raise Http404("no such page of shops") from error
    if found.only_town is not None:
        return redirect(found.only_town)
    return render(request, "pages/search.html", {"found": found})


@require_safe
@cache_control(public=True, max_age=3600)
def communes(request: HttpRequest) -> HttpResponse:
    """What the home page's question suggests while one types: `{"communes": [{name, department, url, is_here}]}`."""
    asked = request.GET.get("q", "").strip()[:80]
    found = places.beginning(asked, SUGGESTIONS) or places.near(asked, SUGGESTIONS)
    return JsonResponse(
        {
            "communes": [
                {
                    "name": town.commune.name,
                    "department": town.department,
                    "url": town.url,
                    "is_here": town.city is not None,
                }
                for town in found
            ]
        }
    )
