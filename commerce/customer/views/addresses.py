"""« Mes adresses »: added, changed, removed, one of them the default."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commerce.customer import addresses
from commerce.customer.address_forms import AddressForm, typed
from commerce.customer.guards import CustomerRequest, customer_required
from membership.models import City

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@customer_required
def book(request: CustomerRequest, city: City) -> HttpResponse:
    return render(request, "commerce/customer/addresses.html", {"addresses": addresses.of(request.user)})


@PAGE
@customer_required
def add(request: CustomerRequest, city: City) -> HttpResponse:
    known = {"first_name": request.user.first_name, "last_name": request.user.last_name, "phone": request.user.phone}
    form = AddressForm(request.POST or None, initial={**known, "town": city.name})
    if request.method == "POST" and form.is_valid():
        try:
            addresses.add(user=request.user, address=form.address())
        except addresses.BookIsFull:
            form.add_error(None, _("Vingt adresses, c’est le plus que nous gardons. Supprimez-en une d’abord."))
        else:
            messages.success(request, _("Cette adresse est enregistrée."))
            return redirect("customer-addresses", city=city)
    return render(request, "commerce/customer/address_form.html", {"form": form, "is_new": True})


@PAGE
@customer_required
def change(request: CustomerRequest, city: City, pk: int) -> HttpResponse:
    found = get_object_or_404(addresses.of(request.user), pk=pk)
    form = AddressForm(request.POST or None, initial=typed(addresses.as_typed(found)))
    if request.method == "POST" and form.is_valid():
        try:
            addresses.change(address=found, to=form.address())
        except addresses.AlreadyThere:
            form.add_error(None, _("Une autre de vos adresses dit déjà la même chose. Supprimez celle-ci, ou l’autre."))
        else:
            messages.success(request, _("Cette adresse est enregistrée."))
            return redirect("customer-addresses", city=city)
    return render(request, "commerce/customer/address_form.html", {"form": form, "is_new": False})


@require_POST
@customer_required
def make_default(request: CustomerRequest, city: City, pk: int) -> HttpResponse:
    addresses.make_default(address=get_object_or_404(addresses.of(request.user), pk=pk))
    messages.success(request, _("C’est l’adresse que nous vous proposerons d’abord."))
    return redirect("customer-addresses", city=city)


@require_POST
@customer_required
def remove(request: CustomerRequest, city: City, pk: int) -> HttpResponse:
    addresses.remove(address=get_object_or_404(addresses.of(request.user), pk=pk))
    messages.success(request, _("Cette adresse est supprimée. Vos commandes passées gardent la leur."))
    return redirect("customer-addresses", city=city)
