"""« Mon compte » of who acts for a shop or is staff: who they are, how they enter, where they are signed in."""

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership import accounts, address_proofs, own_account
from membership.account_forms import ChangeAddressForm, ChangePasswordForm, ProfileForm
from membership.guards import SignedInRequest, for_person
from membership.models import Shop, ShopRole, User

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_person
def account(request: SignedInRequest) -> HttpResponse:
    context = {
        "roles": ShopRole.objects.of_person(request.user),
        "gone": Shop.objects.signed_for(request.user).gone().select_related("city__commune"),
    }
    return render(request, "membership/account/account.html", context)


@PAGE
@for_person
def profile(request: SignedInRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("C’est enregistré."))
        return redirect("membership:account")
    return render(request, "membership/account/profile.html", {"form": form})


@PAGE
@for_person
def password(request: SignedInRequest) -> HttpResponse:
    """This device stays signed in, all others are signed out."""
    form = ChangePasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        own_account.change_password(user=request.user, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Votre mot de passe est changé. Vos autres appareils sont déconnectés."))
        return redirect("membership:account")
    return render(request, "membership/account/password.html", {"form": form})


@PAGE
@for_person
def address(request: SignedInRequest) -> HttpResponse:
    form = ChangeAddressForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data["email"]
        try:
            own_account.ask_for_address(user=request.user, address=new)
        except own_account.TooManyMails:
            messages.error(
                request, _("Plusieurs messages sont déjà partis. Regardez vos indésirables, ou attendez une heure.")
            )
        else:
            sentence = _(
                "Un message est parti à %(address)s. Suivez son lien dans les 24 heures ; d’ici là, rien ne change."
            )
            messages.success(request, sentence % {"address": new})
        return redirect("membership:account")
    return render(request, "membership/account/address.html", {"form": form})


@PAGE
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A mail's link: the page asks for one press of a button, since programs that check mails follow links too."""
    found = address_proofs.read(token, None, days=own_account.DAYS)
    context = {"address": found[1] if found else "", "is_taken": False}
    if found and request.method == "POST":
        try:
            own_account.confirm_address(user=found[0], address=found[1])
        except accounts.AddressIsTaken:
            context["is_taken"] = True
        else:
            messages.success(
                request, _("C’est confirmé. Vous entrez désormais avec %(address)s.") % {"address": found[1]}
            )
            return redirect("membership:account")
    return render(request, "membership/account/confirm.html", context)


@require_POST
@for_person
def sign_out_everywhere(request: SignedInRequest) -> HttpResponse:
    accounts.end_sessions(user=request.user)
    logout(request)
    messages.success(request, _("Vous êtes déconnecté de tous vos appareils."))
    return redirect("membership:sign-in")
