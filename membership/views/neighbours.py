"""`/invitation/<code>/`: what who was sent a member's link sees; and « Mon marché », where members find that link."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kit import clock, squares
from kit.pages import shared
from membership import falls, meter, neighbours, votes
from membership.guards import SignedInRequest, with_own_shop, with_shop
from membership.models import City, MissingShop, PlanPrice, Shop

SHOWN = 12


@require_safe
@shared
def invitation(request: HttpRequest, code: str) -> HttpResponse:
    inviter = neighbours.inviter(code)
    if inviter is None:
        return render(request, "membership/neighbours/gone.html", status=404)
    price = PlanPrice.objects.current()
    context = {
        "shop": inviter,
        "city": inviter.city,
        "code": code,
        "meter": meter.of(inviter.city, _shops(inviter.city)),
        "price": price,
        "later": PlanPrice.objects.after(price),
    }
    return render(request, "membership/neighbours/invitation.html", context)


@require_safe
@with_shop
def my_market(request: SignedInRequest, shop: Shop) -> HttpResponse:
    """How the town stands, who is in, who could be asked, and the link to ask with."""
    city, shops, link = shop.city, _shops(shop.city), neighbours.link_of(shop)
    pro = [each for each in shops if each.is_pro]
    context = {
        "shop": shop,
        "city": city,
        "meter": meter.of(city, shops),
        "fall": falls.of(city) if shop.is_pro else None,
        "pro": sorted(pro, key=lambda each: (each.subscription.began_on or clock.today(), each.name)),
        "ballot": votes.ballot(city, [each for each in shops if each.pk != shop.pk], SHOWN),
        "missing": MissingShop.objects.shown_in(city)[:SHOWN],
        "votes": 0 if shop.is_pro else votes.count(shop),
        "address": neighbours.address(link),
        "invited": neighbours.invited_by(shop),
        "is_owner": shop.roles.is_owner(request.user),
    }
    return render(request, "membership/neighbours/my_market.html", context)


@require_POST
@with_own_shop
def renew(request: SignedInRequest, shop: Shop) -> HttpResponse:
    neighbours.renew(shop)
    messages.success(request, _("Votre lien est nouveau. L’ancien ne mène plus nulle part."))
    return redirect("membership:my-market", shop.pk)


@require_safe
@with_shop
def square(request: SignedInRequest, shop: Shop, kind: str) -> HttpResponse:
    """The link as a square to aim a phone at."""
    address = neighbours.address(neighbours.link_of(shop))
    if kind == "svg":
        return HttpResponse(squares.svg(address), content_type="image/svg+xml")
    headers = {"Content-Disposition": f'attachment; filename="invitation-{shop.slug}.png"'}
    return HttpResponse(squares.png(address), content_type="image/png", headers=headers)


def _shops(city: City) -> list[Shop]:
    return list(Shop.objects.in_city(city).listed().with_standing())
