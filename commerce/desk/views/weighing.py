"""The scales: what an order's lines weigh, and what is taken off it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commerce.catalogue.facts import measure
from commerce.desk import orders as found
from commerce.desk.guards import SellerRequest, own_shop
from commerce.desk.views import orders
from commerce.desk.weights import WeighingForm
from commerce.order import correcting, weighing
from commerce.order.models import Order, RealPrice
from kit.money import format_money
from membership.models import Shop


@own_shop
@require_POST
def weigh(request: SellerRequest, shop: Shop, number: str) -> HttpResponse:
    order = get_object_or_404(found.with_history(shop), number=number)
    form = WeighingForm(order, request.POST)
    if not form.is_valid():
        return orders.page_of(request, shop, order, weights=form)
    try:
        said = weighing.weigh(order=order, grams=form.grams, by=request.user, acting_as=shop.name)
    except correcting.CantCorrect as refusal:
        messages.warning(request, why(refusal))
    else:
        _tell(request, order, said)
    return orders.back(request, shop, order)


@own_shop
@require_POST
def take_off(request: SellerRequest, shop: Shop, number: str) -> HttpResponse:
    order = get_object_or_404(found.with_history(shop), number=number)
    line = next((each for each in order.lines.all() if str(each.pk) == request.POST.get("line")), None)
    if line is None:
        raise Http404
    try:
        said = weighing.take_off(order=order, line=line, by=request.user, acting_as=shop.name)
    except correcting.CantCorrect as refusal:
        messages.warning(request, why(refusal))
    else:
        _tell(request, order, [said] if said else [])
    return orders.back(request, shop, order)


def _tell(request: HttpRequest, order: Order, said: list[RealPrice]) -> None:
    for each in said:
        messages.success(request, _sentence(each))
    if not said:
        messages.info(request, _("C’était déjà noté. Rien n’a changé."))
    elif order.is_paid_by_card and order.taken_off:
        told = _("En tout, %(amount)s repartent vers la carte du client, tout seuls.")
        messages.info(request, told % {"amount": format_money(order.taken_off)})


def _sentence(said: RealPrice) -> str:
    line = said.line
    told = {"title": line.title, "weight": measure(said.grams or 0), "price": format_money(said.amount)}
    if not said.amount:
        return _("%(title)s : retiré de la commande.") % told
    if (said.grams or 0) > line.ordered_grams:
        return _("%(title)s : %(weight)s. C’est plus que commandé, le prix reste %(price)s.") % told
    return _("%(title)s : %(weight)s, %(price)s.") % told


def why(refusal: correcting.CantCorrect) -> str:
    """Why a price stays as it is."""
    if isinstance(refusal, correcting.WouldTakeMore):
        return _(
            "%(title)s : la différence est déjà repartie vers la carte, elle ne peut pas être reprise. "
            "Le prix reste %(price)s. Rien n’a changé."
        ) % {"title": refusal.line.title, "price": format_money(refusal.line.price_now)}
    if isinstance(refusal, correcting.NothingWouldBeLeft):
        return _("Il ne resterait rien de cette commande : refusez-la plutôt. Rien n’a changé.")
    return _("Cette commande n’est plus au comptoir : ses prix sont arrêtés. Rien n’a changé.")
