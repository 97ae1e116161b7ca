"""`/retrait/<token>/`: for the shop the order at its desk, for whoever was given the link what to say at the counter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from commerce.desk import shops
from commerce.pickup import tickets
from commerce.pickup.models import Ticket
from kit import clock, squares
from membership.models import User
from shop_pages import opening


@require_safe
@never_cache
def ticket(request: HttpRequest, token: str) -> HttpResponse:
    """No name, no price, no address: a link is passed on."""
    found = get_object_or_404(Ticket.objects.to_show(), token=token)
    shop, now = found.shop, clock.now()
    if isinstance(request.user, User) and shops.sells_for(request.user, shop):
        return redirect("desk-order", city=shop.city, slug=shop.slug, number=found.order.number)
    context = {"ticket": found, "shop": shop, "opening": opening.of(shop, now), "week": opening.week(shop, now)}
    return render(request, "commerce/pickup/ticket.html", context)


@require_safe
@never_cache
def square(request: HttpRequest, token: str) -> HttpResponse:
    """The link as a square to aim a phone at."""
    found = get_object_or_404(Ticket, token=token)
    return HttpResponse(squares.svg(tickets.address(found)), content_type="image/svg+xml")
