from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kit.pages import shared
from membership.guards import SignedInRequest, with_shop
from membership.models import Shop
from shop_pages.windows import poster, showing


@require_safe
@shared
def window(request: HttpRequest, shop_id: int) -> HttpResponse:
    """`/devanture/<number>/`: an address on paper, good through every change of name and town."""
    shop = get_object_or_404(Shop.objects.listed().with_standing(), pk=shop_id)
    return render(request, "shop_pages/windows/window.html", showing.of(shop))


@require_safe
@with_shop
def poster_page(request: SignedInRequest, shop: Shop) -> HttpResponse:
    context = {"shop": shop, "address": poster.spoken(showing.address(shop)), "window_url": showing.address(shop)}
    return render(request, "shop_pages/windows/poster.html", context)


@require_safe
@with_shop
def poster_pdf(request: SignedInRequest, shop: Shop) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="affiche-{shop.slug}.pdf"'}
    return HttpResponse(poster.pdf(shop), content_type="application/pdf", headers=headers)


@require_safe
@with_shop
def poster_picture(request: SignedInRequest, shop: Shop) -> HttpResponse:
    return HttpResponse(poster.picture(shop), content_type="image/png")
