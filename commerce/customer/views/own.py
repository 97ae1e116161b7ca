"""What a customer sees and changes of the account."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from commerce.customer import accounts, emails
from commerce.customer.forms import (
    CONFIRMATIONS_OF_AN_ACCOUNT,
    ChangeAddressForm,
    ChangePasswordForm,
    ProfileForm,
)
from commerce.customer.guards import CustomerRequest, customer_required
from membership import address_proofs
from membership.models import City, User

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@PAGE
@customer_required
def profile(request: CustomerRequest, city: City) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Vos coordonnées sont enregistrées."))
        return redirect("customer-home", city=city)
    return render(request, "commerce/customer/profile.html", {"form": form})


@PAGE
@customer_required
def password(request: CustomerRequest, city: City) -> HttpResponse:
    """This device stays signed in, all others are signed out."""
    form = ChangePasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, _("Votre mot de passe est changé. Vos autres appareils sont déconnectés."))
        return redirect("customer-home", city=city)
    return render(request, "commerce/customer/password.html", {"form": form})


@PAGE
@customer_required
def address(request: CustomerRequest, city: City) -> HttpResponse:
    form = ChangeAddressForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        told(request, form.write(), form.cleaned_data["email"])
        return redirect("customer-home", city=city)
    return render(request, "commerce/customer/address.html", {"form": form})


@require_POST
@customer_required
def confirm_again(request: CustomerRequest, city: City) -> HttpResponse:
    """One more mail to confirm the address that the account has."""
    may_write = CONFIRMATIONS_OF_AN_ACCOUNT.count(str(request.user.pk)) <= CONFIRMATIONS_OF_AN_ACCOUNT.limit
    if may_write:
        emails.confirm_own_address(request.user)
    told(request, may_write, request.user.email)
    return redirect("customer-home", city=city)


@PAGE
@never_cache
def confirm(request: HttpRequest, city: City, token: str) -> HttpResponse:
    """A mail's link: the page asks for one press of a button, since programs that check mails follow links too."""
    found = address_proofs.read(token, city, days=emails.DAYS)
    context = {"address": found[1] if found else "", "is_taken": False}
    if found and request.method == "POST":
        try:
            accounts.confirm_address(user=found[0], address=found[1])
        except accounts.AddressIsTaken:
            context["is_taken"] = True
        else:
            messages.success(request, _("C’est confirmé : %(address)s.") % {"address": found[1]})
            return redirect("customer-home", city=city)
    return render(request, "commerce/customer/confirm.html", context)


def told(request: HttpRequest, is_sent: bool, address: str) -> None:
    if is_sent:
        sentence = _("Un message est parti à %(address)s. Suivez son lien : il vaut une semaine.")
        messages.success(request, sentence % {"address": address})
    else:
        messages.error(
            request, _("Plusieurs messages sont déjà partis. Regardez vos indésirables, ou attendez une heure.")
        )
