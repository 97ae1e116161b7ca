from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faq import answers, structured_data
from faq.models import Question

LONGEST_QUERY = 100


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All questions, or those that hold the words of `?q=`; the same page for everybody."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    entries = answers.entries(Question.objects.published())
    if query:
        entries = answers.matching(entries, query)
    parts = [
        {
            "anchor": anchor,
            "title": audience.label,
            "entries": [entry for entry in entries if entry.audience == audience],
        }
        for audience, anchor in Question.PARTS.items()
    ]
    context: dict[str, Any] = {
        "parts": [part for part in parts if part["entries"]],
        "query": query,
        "found": len(entries),
        "support_email": settings.SUPPORT_EMAIL,
        "structured": [] if query else structured_data.page(entries),
    }
    response = render(request, "faq/index.html", context)
    # Browsers ask again each time, so that who corrects an answer sees it; caches in between may keep it a minute.
    response.headers["Cache-Control"] = "public, max-age=0, s-maxage=60, must-revalidate"
    return response
