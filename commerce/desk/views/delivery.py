"""How the shop's things reach its customers: when they come, where, and who brings what."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from commerce.desk import frame, shops
from commerce.desk.forms import DeliveryForm
from commerce.desk.guards import SellerRequest, at_the_desk
from commerce.desk.pickup_form import PickupForm
from commerce.order import pickup_words, pickups
from commerce.payment import cards
from commerce.shipping.models import ShopDelivery
from kit import clock
from membership.models import Shop


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def delivery(request: SellerRequest, shop: Shop) -> HttpResponse:
    kept = _kept(shop)
    form = DeliveryForm(request.POST or None, delivery=kept, may_accept=shops.signs_for(request.user, shop))
    if request.method == "POST" and form.is_valid():
        form.save(request.user)
        return _saved(request, shop)
    return _page(request, shop, kept, form, PickupForm(instance=kept))


@at_the_desk
@require_POST
def pickup(request: SellerRequest, shop: Shop) -> HttpResponse:
    kept = _kept(shop)
    form = PickupForm(request.POST, instance=kept)
    if form.is_valid():
        form.save()
        return _saved(request, shop)
    kept = _kept(Shop.objects.get(pk=shop.pk))  # the form wrote what is wrong on the other
    return _page(request, shop, kept, DeliveryForm(delivery=kept, may_accept=shops.signs_for(request.user, shop)), form)


def _kept(shop: Shop) -> ShopDelivery:
    return getattr(shop, "delivery", None) or ShopDelivery(shop=shop)


def _saved(request: SellerRequest, shop: Shop) -> HttpResponse:
    messages.success(request, _("C’est enregistré. Vos clients le voient dès maintenant."))
    return redirect("desk-delivery", slug=shop.slug)


def _page(
    request: SellerRequest, shop: Shop, kept: ShopDelivery, form: DeliveryForm, pickup_form: PickupForm
) -> HttpResponse:
    return frame.page(
        request,
        shop,
        "delivery",
        "delivery",
        status=400 if form.errors or pickup_form.errors else 200,
        form=form,
        pickup_form=pickup_form,
        next_pickup=_next_pickup(shop),
        delivery=kept,
        takes_cards=cards.may_take(shop),
    )


def _next_pickup(shop: Shop) -> str:
    """« Une commande passée maintenant se retire lundi 30 novembre, entre 8 h et 9 h. »: what the rules come to."""
    now = clock.now()
    first = pickups.first_for(shop, now)
    if first is None:
        return ""
    when = pickup_words.sentence(first, shop.city.zone, now)
    return _("Une commande passée maintenant se retire au plus tôt %(when)s.") % {"when": when}
