from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from pages import search
from pages.views import shared


@require_safe
@shared
def find(request: HttpRequest) -> HttpResponse:
    """Towns, trades and shops for `?q=`; a town named outright is gone to at once."""
    found = search.find(request.GET.get("q", ""))
    if found.only_town is not None:
        return redirect(found.only_town)
    return render(request, "pages/search.html", {"found": found})


@require_safe
@cache_control(public=True, max_age=3600)
def communes(request: HttpRequest) -> HttpResponse:
    """What the home page's question suggests while one types: `{"communes": [{name, department, url, is_here}]}`."""
    found = search.towns(request.GET.get("q", "").strip()[:80], search.SUGGESTIONS)
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
