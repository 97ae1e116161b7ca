"""Nobody came for an order: the shop keeps it longer, or closes it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commerce.desk import orders as found
from commerce.desk.guards import SellerRequest, own_shop
from commerce.desk.views import orders
from commerce.desk.waiting import KeepForm
from commerce.order import collecting
from commerce.order.models import Order
from membership.models import Shop


@own_shop
@require_POST
def keep(request: SellerRequest, shop: Shop, number: str) -> HttpResponse:
    order, form = _order(shop, number), KeepForm(request.POST)
    if not form.is_valid():
        messages.warning(request, " ".join(str(error) for error in form.errors["days"]))
        return orders.back(request, shop, order)
    try:
        collecting.keep_longer(order=order, days=form.cleaned_data["days"], by=request.user, acting_as=shop.name)
    except collecting.NotWaiting:
        messages.info(request, _not_waiting(order))
    else:
        told = _("Commande %(number)s gardée, à retirer avant %(when)s. Le client est prévenu.")
        messages.success(request, told % {"number": order.number, "when": order.kept_words})
    return orders.back(request, shop, order)


@own_shop
@require_POST
def close(request: SellerRequest, shop: Shop, number: str) -> HttpResponse:
    order = _order(shop, number)
    try:
        collecting.close(order=order, by=request.user, acting_as=shop.name)
    except collecting.NotWaiting:
        messages.info(request, _not_waiting(order))
    except collecting.TooEarly:
        messages.warning(request, _too_early(order))
    else:
        told = _("Commande %(number)s fermée. Le client est prévenu et le stock revient.")
        messages.success(request, told % {"number": order.number})
    return orders.back(request, shop, order)


def _order(shop: Shop, number: str) -> Order:
    return get_object_or_404(found.of(shop).select_related("shop__city__commune"), number=number)


def _not_waiting(order: Order) -> str:
    order.refresh_from_db(fields=["status"])
    return _("La commande %(number)s est maintenant « %(state)s ». Rien d’autre n’a changé.") % {
        "number": order.number,
        "state": order.status_label,
    }


def _too_early(order: Order) -> str:
    if order.is_paid_by_card:
        return _("Cette commande est payée : elle reste au client. Rien n’a changé.")
    return _("Le client a encore le temps de venir. Rien n’a changé.")
