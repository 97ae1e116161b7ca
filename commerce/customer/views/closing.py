"""« Fermer mon compte »."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commerce.customer import erasing, hints
from commerce.customer.forms import CloseForm
from commerce.customer.guards import CustomerRequest, customer_required
from membership.models import City


@require_http_methods(["GET", "HEAD", "POST"])
@customer_required
def close(request: CustomerRequest, city: City) -> HttpResponse:
    """The password once more; what isn't finished is said instead of the form."""
    holds = erasing.holds(request.user)
    form = CloseForm(request.user, request.POST or None)
    if request.method == "POST" and not holds and form.is_valid():
        try:
            erasing.erase(user=request.user)
        except erasing.HeldBack as refusal:
            holds = refusal.holds
        else:
            return _gone(request, city)
    return render(request, "commerce/customer/close.html", {"form": form, "holds": holds})


def _gone(request: CustomerRequest, city: City) -> HttpResponse:
    logout(request)
    messages.success(request, _("Votre compte est fermé et vos données sont effacées. Un message vous le confirme."))
    response = redirect("customer-sign-in", city=city)
    hints.take_back(response, city)
    return response
