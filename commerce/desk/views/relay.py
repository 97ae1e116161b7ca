"""Parcels to relay points: whether the shop sends them, and each as it leaves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commerce.desk import orders as found
from commerce.desk import shops
from commerce.desk.guards import SellerRequest, at_the_desk, own_shop
from commerce.desk.relay_form import RelayForm, TrackingForm
from commerce.desk.views import delivery
from commerce.desk.views.orders import back, not_allowed, page_of
from commerce.order import changing, sending
from commerce.shipping.models import ShopDelivery
from membership.models import Shop


@at_the_desk
@require_POST
def relay(request: SellerRequest, shop: Shop) -> HttpResponse:
    form = RelayForm(request.POST, delivery=ShopDelivery.of(shop), may_accept=shops.signs_for(request.user, shop))
    if form.is_valid():
        form.save(request.user)
        return delivery.saved(request, shop)
    return delivery.page_with(request, shop, relay_form=form)


@own_shop
@require_POST
def send(request: SellerRequest, shop: Shop, number: str) -> HttpResponse:
    order = get_object_or_404(found.with_history(shop), number=number)
    form = TrackingForm(request.POST, order=order)
    if not form.is_valid():
        return page_of(request, shop, order, tracking=form)
    try:
        leaves = sending.send(order=order, by=request.user, **form.cleaned_data)
    except changing.NotAllowed as refusal:
        messages.info(request, not_allowed(order, refusal.to))
    else:
        told = _("Colis confié au transporteur : le client est prévenu.") if leaves else _("C’est noté.")
        messages.success(request, told)
    return back(request, shop, order)
