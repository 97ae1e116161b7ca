"""« Ma page »: every part of it on one screen."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kit import clock
from membership.guards import SignedInRequest
from membership.models import Shop
from shop_pages import opening
from shop_pages.editing import edit_url
from shop_pages.my_page import preview
from shop_pages.my_page.guards import with_written_shop
from shop_pages.my_page.sections import sections


@require_safe
@with_written_shop
def overview(request: SignedInRequest, shop: Shop) -> HttpResponse:
    context = {
        "shop": shop,
        "sections": sections(shop, photos=shop.photos.count()),
        "opening": opening.of(shop, clock.now()),
        "edit_url": edit_url(shop) if shop.plan.has_mini_site else "",
    }
    return render(request, "shop_pages/my_page/overview.html", context)


@require_safe
@with_written_shop
def as_it_is(request: SignedInRequest, shop: Shop) -> HttpResponse:
    """The page as it is stored, in the frame beside a form."""
    return preview.page(request, shop)
