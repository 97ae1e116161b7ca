"""How the shop's things reach its customers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commerce.desk import frame, shops
from commerce.desk.forms import DeliveryForm
from commerce.desk.guards import SellerRequest, at_the_desk
from commerce.payment import cards
from commerce.shipping.models import ShopDelivery
from membership.models import Shop


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def delivery(request: SellerRequest, shop: Shop) -> HttpResponse:
    kept = getattr(shop, "delivery", None) or ShopDelivery(shop=shop)
    may_accept = shops.signs_for(request.user, shop)
    form = DeliveryForm(request.POST or None, delivery=kept, may_accept=may_accept)
    if request.method == "POST" and form.is_valid():
        form.save(request.user)
        messages.success(request, _("C’est enregistré. Vos clients le voient dès maintenant."))
        return redirect("desk-delivery", slug=shop.slug)
    return frame.page(
        request,
        shop,
        "delivery",
        "delivery",
        status=400 if form.errors else 200,
        form=form,
        delivery=kept,
        takes_cards=cards.may_take(shop),
    )
