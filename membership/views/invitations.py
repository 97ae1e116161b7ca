"""The link in an invitation: who has an account signs in with it, who has none makes one here."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from membership import crew, inviting
from membership.crew_forms import NewAccountForm
from membership.models import Invitation, Shop, User

BACKEND = "membership.backends.RealmBackend"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    found = get_object_or_404(Invitation.objects.select_related("shop__city__commune", "by"), token=token)
    if not found.is_open:
        return _page(request, found, "over")
    account = User.objects.of_realm(None, found.email)
    if request.user.is_authenticated and request.user != account:
        return _page(request, found, "somebody_else")
    if account is None:
        return _new_account(request, found)
    if not account.is_active:
        return _page(request, found, "closed")
    if not request.user.is_authenticated:
        return _page(request, found, "sign_in")
    if request.method != "POST":
        return _page(request, found, "accept")
    try:
        shop = inviting.accept(invitation=found, user=account)
    except inviting.NotOpen:
        return _page(request, found, "over")
    return _welcome(request, shop)


def _new_account(request: HttpRequest, found: Invitation) -> HttpResponse:
    form = NewAccountForm(found.email, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            shop, person = inviting.accept_with_new_account(invitation=found, **form.cleaned_data)
        except inviting.NotOpen:
            return _page(request, found, "over")
        except inviting.AccountIsThere:
            return redirect("membership:invitation", found.token)
        else:
            login(request, person, backend=BACKEND)
            return _welcome(request, shop)
    return _page(request, found, "new_account", form)


def _welcome(request: HttpRequest, shop: Shop) -> HttpResponse:
    messages.success(request, _("Vous agissez maintenant pour %(shop)s.") % {"shop": shop.name})
    return redirect("membership:hub-of-shop", shop.pk)


def _page(request: HttpRequest, found: Invitation, case: str, form: NewAccountForm | None = None) -> HttpResponse:
    """One page for all cases; `case` says which of them it is."""
    context = {
        "invitation": found,
        "shop": found.shop,
        "may": crew.MAY[found.role],
        "case": f"membership/crew/invitation_{case}.html",
        "form": form,
    }
    return render(request, "membership/crew/invitation.html", context)
