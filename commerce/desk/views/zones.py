"""The zones a shop delivers to, where there is more than one of them: each with a page, its place and its end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from commerce.desk import frame
from commerce.desk.guards import SellerRequest, at_the_desk
from commerce.desk.zone_form import ZoneForm
from commerce.shipping import zones
from commerce.shipping.models import DeliveryZone, ShopDelivery
from membership.models import Shop


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SellerRequest, shop: Shop) -> HttpResponse:
    form = ZoneForm(request.POST or None, zone=None, others=DeliveryZone.objects.of_shop(shop))
    if request.method == "POST" and form.is_valid():
        delivery, _made = ShopDelivery.objects.get_or_create(shop=shop)
        try:
            zones.add(delivery, **form.facts())
        except zones.TooMany:
            form.add_error(None, _("Douze zones au plus. Réunissez celles qui ont le même prix."))
        else:
            return _saved(request, shop)
    return _page(request, shop, form, _("Ajouter une zone"))


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def zone(request: SellerRequest, shop: Shop, zone_pk: int) -> HttpResponse:
    found = get_object_or_404(DeliveryZone.objects.of_shop(shop), pk=zone_pk)
    form = ZoneForm(request.POST or None, zone=found, others=DeliveryZone.objects.of_shop(shop).besides(found))
    if request.method == "POST" and form.is_valid():
        zones.change(found, **form.facts())
        return _saved(request, shop)
    return _page(request, shop, form, _("Changer une zone"))


@at_the_desk
@require_POST
def move(request: SellerRequest, shop: Shop, zone_pk: int) -> HttpResponse:
    zones.move_up(get_object_or_404(DeliveryZone.objects.of_shop(shop), pk=zone_pk))
    return redirect("desk-delivery", slug=shop.slug)


@at_the_desk
@require_POST
def remove(request: SellerRequest, shop: Shop, zone_pk: int) -> HttpResponse:
    try:
        zones.remove(get_object_or_404(DeliveryZone.objects.of_shop(shop), pk=zone_pk))
    except zones.IsTheLast:
        messages.warning(
            request,
            _("C’est votre dernière zone. Pour ne plus livrer, décochez « Je livre à domicile » et enregistrez."),
        )
        return redirect("desk-delivery", slug=shop.slug)
    messages.success(request, _("La zone est retirée. Ce qui est déjà commandé garde son prix."))
    return redirect("desk-delivery", slug=shop.slug)


def _saved(request: SellerRequest, shop: Shop) -> HttpResponse:
    messages.success(request, _("C’est enregistré. Vos clients le voient dès maintenant."))
    return redirect("desk-delivery", slug=shop.slug)


def _page(request: SellerRequest, shop: Shop, form: ZoneForm, title: str) -> HttpResponse:
    status = 400 if form.errors else 200
    return frame.page(request, shop, "delivery", "zone", status=status, form=form, title=title)
