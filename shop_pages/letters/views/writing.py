"""`/<town>/ecrire/<shop>/`: a shared page with a form, so there is no token in it; `refusals` asks what can be asked."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kit import clock, robots
from kit.pages import shared
from membership.models import City, Shop
from shop_pages import opening
from shop_pages.letters import refusals, sending
from shop_pages.letters.forms import LetterForm


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, city: City, slug: str) -> HttpResponse:
    shop = _shop_or_404(city, slug)
    return _send(request, shop) if request.method == "POST" else _ask(request, shop)


@shared
def _ask(request: HttpRequest, shop: Shop) -> HttpResponse:
    return _page(request, shop, LetterForm(), stamp=_stamp(shop))


@never_cache
def _send(request: HttpRequest, shop: Shop) -> HttpResponse:
    form = LetterForm(request.POST)
    is_good = form.is_valid()
    try:
        refusals.check_sender(request, shop)
        if is_good:
            refusals.count(request, shop, form.cleaned_data["email"])
            sending.send(shop=shop, **form.cleaned_data)
            return redirect("shop-pages:written", city=shop.city, slug=shop.slug)
    except refusals.Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, shop, form, stamp=_stamp(shop), status=refused.status)
    # The moment that was good still is: a letter forgotten in the address is put right in a second.
    return _page(request, shop, form, stamp=request.POST[robots.STAMP])


@require_safe
@shared
def written(request: HttpRequest, city: City, slug: str) -> HttpResponse:
    """What happens next."""
    return render(request, "shop_pages/letters/written.html", _context(_shop_or_404(city, slug)))


def _stamp(shop: Shop) -> str:
    return robots.stamp(refusals.page_of(shop))


def _page(request: HttpRequest, shop: Shop, form: LetterForm, *, stamp: str, status: int = 200) -> HttpResponse:
    context = _context(shop) | {"form": form, "stamp": stamp}
    return render(request, "shop_pages/letters/write.html", context, status=status)


def _context(shop: Shop) -> dict[str, Any]:
    return {
        "shop": shop,
        "opening": opening.of(shop, clock.now()),
        "crumbs": [
            {"label": shop.city.name, "url": shop.city.get_absolute_url()},
            {"label": shop.name, "url": shop.get_absolute_url()},
            {"label": _("Écrire"), "url": ""},
        ],
    }


def _shop_or_404(city: City, slug: str) -> Shop:
    return get_object_or_404(Shop.objects.in_city(city).listed().with_standing(), slug=slug)
