"""The shop answers a customer about an order, from the order's own page."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from commerce.desk import orders as found
from commerce.desk.guards import SellerRequest, own_shop
from commerce.desk.views.orders import page_of
from commerce.talk import talking
from commerce.talk.forms import MessageForm, SeenForm
from commerce.talk.models import Side
from kit import refusals
from membership.models import Shop


@own_shop
@require_POST
def write(request: SellerRequest, shop: Shop, number: str) -> HttpResponse:
    order = get_object_or_404(found.with_history(shop), number=number)
    form = MessageForm(request.POST)
    if form.is_valid():
        acting = request.acting  # type: ignore[attr-defined]
        is_team = bool(acting) and acting.shop_id == shop.pk
        try:
            talking.from_shop(order=order, by=request.user, is_team=is_team, **form.cleaned_data)
        except (talking.IsClosed, refusals.TooMany) as refused:
            form.add_error(None, str(refused))
        else:
            return _back(shop, number)
    return page_of(request, shop, order, written=form)


@own_shop
@require_POST
def read(request: SellerRequest, shop: Shop, number: str) -> HttpResponse:
    order = get_object_or_404(found.of(shop), number=number)
    talking.read(order=order, side=Side.SHOP, seen=SeenForm.number_in(request.POST))
    return _back(shop, number)


def _back(shop: Shop, number: str) -> HttpResponse:
    return redirect(
        reverse("desk-order", kwargs={"city": shop.city, "slug": shop.slug, "number": number}) + "#messages"
    )
