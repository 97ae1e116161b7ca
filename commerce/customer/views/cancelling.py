"""« Annuler cette commande »: one that is paid in the shop, until the shop prepares it; whether the market is open or not."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commerce.customer.cancel_form import CancelForm
from commerce.customer.guards import CustomerRequest, customer_required
from commerce.order import cancelling, changing
from commerce.order.models import Order
from commerce.order.statuses import OrderStatus
from membership.models import City


@require_http_methods(["GET", "HEAD", "POST"])
@customer_required
def cancel(request: CustomerRequest, city: City, number: int, order: str) -> HttpResponse:
    """Somebody else's order is not found, by construction."""
    own = Order.objects.of_customer(request.user).with_lines().select_related("city__commune")
    found = get_object_or_404(own, number=order, purchase__number=number)
    back = redirect("customer-purchase", city=city, number=number)
    if not cancelling.may_cancel(found):
        messages.info(request, _why(found))
        return back
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            cancelling.cancel(order=found, by=request.user, reason=form.cleaned_data["reason"])
        except changing.NotAllowed:
            messages.info(request, _why(found))
        else:
            told = _("Commande annulée. %(shop)s est prévenu, vous ne devez rien.")
            messages.success(request, told % {"shop": found.shop.name})
        return back
    context = {"order": found, "form": form, "number": number}
    return render(request, "commerce/customer/cancel.html", context, status=400 if form.errors else 200)


def _why(order: Order) -> str:
    if order.status == OrderStatus.CANCELLED:
        return _("Cette commande est déjà annulée.")
    if order.is_paid_by_card:
        return _(
            "Une commande payée par carte ne s’annule pas ici. Nous vous disons plus bas ce que vous pouvez faire."
        )
    return _("La boutique a commencé à préparer votre commande. Appelez-la, elle verra avec vous.")
