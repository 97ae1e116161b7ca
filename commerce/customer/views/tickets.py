"""The customer takes back the link that was passed on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commerce.customer.guards import CustomerRequest, customer_required
from commerce.order.models import Order
from commerce.pickup import tickets
from membership.models import City


@require_POST
@customer_required
def renew(request: CustomerRequest, city: City, number: str) -> HttpResponse:
    orders = Order.objects.of_customer(request.user).to_be_fetched().select_related("purchase", "shop", "ticket")
    order = get_object_or_404(orders, number=number, ticket__isnull=False)
    tickets.renew(order.ticket)
    messages.success(request, _("C’est fait : l’ancien code et l’ancien lien ne valent plus rien."))
    return redirect("customer-purchase", city=city, number=order.purchase.number)
