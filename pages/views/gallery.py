from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kit import gallery
from shop_pages.blocks import showcase


@require_safe
@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """`/vitrine/`: every component with sample data, for the platform's staff; nothing for anybody else.
    `?theme=levain` shows a mini-site in that theme instead."""
    if not request.user.is_staff:
        raise Http404("the gallery is for staff")
    theme = request.GET.get("theme", "")
    context = {**gallery.samples(), "theme": theme if theme in gallery.THEMES else ""}
    return render(request, "components/gallery.html", context | (showcase.context() if context["theme"] else {}))
