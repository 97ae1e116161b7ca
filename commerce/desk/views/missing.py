"""What is missing in an order to prepare, as the shop says it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commerce.desk import orders as found
from commerce.desk.gaps import MissingForm
from commerce.desk.guards import SellerRequest, own_shop
from commerce.desk.views import orders, weighing
from commerce.order import correcting
from commerce.order import missing as gaps
from commerce.order.correcting import ZERO, Correction
from commerce.order.models import Order
from kit.money import format_money
from membership.models import Shop


@own_shop
@require_POST
def missing(request: SellerRequest, shop: Shop, number: str) -> HttpResponse:
    order = get_object_or_404(found.with_history(shop), number=number)
    form = MissingForm(order, request.POST)
    if not form.is_valid():
        return orders.page_of(request, shop, order, missing=form)
    try:
        said = gaps.report(order=order, gaps=form.gaps, by=request.user, acting_as=shop.name)
    except gaps.DearerThanOrdered as refusal:
        form.of(refusal.line).most_is(refusal.most)
        return orders.page_of(request, shop, order, missing=form)
    except correcting.CantCorrect as refusal:
        messages.warning(request, weighing.why(refusal))
    else:
        _tell(request, order, said)
    return orders.back(request, shop, order)


def _tell(request: HttpRequest, order: Order, said: list[Correction]) -> None:
    if not said:
        messages.info(request, _("C’était déjà noté. Rien n’a changé."))
        return
    for each in said:
        words = {"title": each.line.title, "what": each.line.missing_words or _("finalement là")}
        messages.success(request, _("%(title)s : %(what)s.") % words)
    less = sum((each.less for each in said), ZERO)
    if less > 0 and order.is_paid_by_card:
        told = _("Le client le lit par e-mail, et %(amount)s repartent vers sa carte, tout seuls.")
        messages.info(request, told % {"amount": format_money(less)})
    elif not order.is_paid_by_card:
        told = _("Le client le lit par e-mail. À encaisser : %(amount)s.")
        messages.info(request, told % {"amount": format_money(order.real_total)})
    else:
        messages.info(request, _("Le client le lit par e-mail. Le prix ne change pas."))
