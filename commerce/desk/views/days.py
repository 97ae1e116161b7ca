"""The days and hours on which the shop delivers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commerce.desk import frame
from commerce.desk.days_form import DaysForm
from commerce.desk.guards import SellerRequest, at_the_desk
from commerce.order import pickup_words, pickups
from commerce.order.ways import HOME
from commerce.shipping.models import ShopDelivery
from kit import clock
from membership.models import Shop


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def days(request: SellerRequest, shop: Shop) -> HttpResponse:
    form = DaysForm(request.POST or None, instance=ShopDelivery.of(shop))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("C’est enregistré. Ce qui est déjà promis reste à son heure."))
        return redirect("desk-delivery-days", slug=shop.slug)
    status = 400 if form.errors else 200
    return frame.page(request, shop, "delivery", "days", status=status, form=form, next_delivery=_next(shop))


def _next(shop: Shop) -> str:
    now = clock.now()
    first = pickups.first_for(shop, now, way=HOME)
    if first is None:
        return ""
    when = pickup_words.sentence(first, shop.city.zone, now)
    return _("Une commande passée maintenant est livrée au plus tôt %(when)s.") % {"when": when}
