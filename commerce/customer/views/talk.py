"""« Écrire à la boutique » about one order: a customer asks, and reads what was answered."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from commerce.customer.guards import CustomerRequest, customer_required
from commerce.order.models import Order
from commerce.talk import finding, showing, talking
from commerce.talk.forms import MessageForm, SeenForm
from commerce.talk.models import Side
from kit import clock, refusals
from membership.models import City


@require_http_methods(["GET", "HEAD", "POST"])
@customer_required
def talk(request: CustomerRequest, city: City, number: str) -> HttpResponse:
    """Somebody else's order is not found, by construction."""
    order = get_object_or_404(finding.orders_of(request.user), number=number)
    form = MessageForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            talking.from_customer(order=order, **form.cleaned_data)
        except (talking.IsClosed, refusals.TooMany) as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(_address(order))
    context = {"order": order, "thread": showing.thread(order, Side.CUSTOMER, clock.now()), "form": form}
    return render(request, "commerce/customer/talk.html", context, status=400 if form.errors else 200)


@require_POST
@customer_required
def read(request: CustomerRequest, city: City, number: str) -> HttpResponse:
    order = get_object_or_404(finding.orders_of(request.user), number=number)
    talking.read(order=order, side=Side.CUSTOMER, seen=SeenForm.number_in(request.POST))
    return redirect(_address(order))


def _address(order: Order) -> str:
    return reverse("customer-talk", kwargs={"city": order.city, "number": order.number}) + "#messages"
