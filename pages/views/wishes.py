"""`/demander-ma-ville/`: its own pages, because a form carries a token and the shared pages carry none."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from membership.models import Commune
from pages import departements, places, wishes
from pages.forms import WishForm
from pages.views import shared

ASKED = "towns_asked_for"  # in the session: one wish a person and commune


@require_safe
@shared
def choose(request: HttpRequest) -> HttpResponse:
    """Which commune is meant."""
    asked = request.GET.get("q", "").strip()[:80]
    return render(
        request, "pages/wish_choose.html", {"asked": asked, "towns": places.beginning(asked) if asked else []}
    )


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, insee_code: str) -> HttpResponse:
    commune = get_object_or_404(Commune.objects.select_related("city"), insee_code=insee_code)
    if hasattr(commune, "city"):
        return redirect(commune.city)
    form = WishForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        asked_for = request.session.get(ASKED, [])
        if commune.pk not in asked_for:
            wishes.ask(commune=commune, email=form.cleaned_data["email"])
            request.session[ASKED] = [*asked_for, commune.pk]
        return redirect("pages:wish-thanks", insee_code=commune.pk)
    return render(request, "pages/wish.html", context_of(commune) | {"form": form})


@require_safe
@shared
def thanks(request: HttpRequest, insee_code: str) -> HttpResponse:
    commune = get_object_or_404(Commune, insee_code=insee_code)
    return render(request, "pages/wish_thanks.html", context_of(commune))


def context_of(commune: Commune) -> dict[str, object]:
    return {
        "commune": commune,
        "department": departements.name_of(commune.departement),
        "count": wishes.count(commune),
    }
