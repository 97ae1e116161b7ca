"""« Besoin d’aide »: a shop asks, sees what it asked, moves the call or takes the request back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from membership.guards import SignedInRequest, with_shop
from membership.helping import asking, showing
from membership.helping.forms import AskForm, WhenForm
from membership.models import HelpRequest, Shop

TOO_LATE = gettext_lazy("Cette demande a déjà reçu sa réponse. Rien n’a changé.")


@require_http_methods(["GET", "HEAD", "POST"])
@with_shop
def ask(request: SignedInRequest, shop: Shop) -> HttpResponse:
    form = AskForm(request.POST or None, shop=shop, user=request.user)
    if request.method == "POST" and form.is_valid():
        answers = {name: form.cleaned_data[name] for name in ("kind", "topic", "words", "phone")}
        try:
            asking.ask(shop=shop, by=request.user, window=form.window, **answers)
        except asking.WindowIsFull:
            form.is_full()
        except asking.TooManyOpen:
            form.add_error(None, _("Trois demandes sont déjà en cours : nous nous en occupons d’abord."))
        else:
            messages.success(request, _("C’est noté. Nous vous le confirmons par e-mail."))
            return redirect("membership:help", shop.pk)
    asked = showing.requests(shop, request.user)
    context = {
        "shop": shop,
        "form": form,
        "open": [each for each in asked if each.request.is_open],
        "past": [each for each in asked if not each.request.is_open],
    }
    return render(request, "membership/helping/ask.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@with_shop
def move(request: SignedInRequest, shop: Shop, pk: int) -> HttpResponse:
    """Another moment, for who asked."""
    found = _own(request, shop, pk)
    form = WhenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asking.move(request=found, by=request.user, window=form.window)
        except asking.WindowIsFull:
            form.is_full()
        except asking.NotOpen:
            messages.info(request, TOO_LATE)
            return redirect("membership:help", shop.pk)
        else:
            messages.success(request, _("C’est changé. Nous vous le confirmons par e-mail."))
            return redirect("membership:help", shop.pk)
    context = {"shop": shop, "form": form, "promise": showing.promise(found)}
    return render(request, "membership/helping/move.html", context, status=400 if form.errors else 200)


@require_POST
@with_shop
def withdraw(request: SignedInRequest, shop: Shop, pk: int) -> HttpResponse:
    try:
        asking.withdraw(request=_own(request, shop, pk), by=request.user)
    except asking.NotOpen:
        messages.info(request, TOO_LATE)
    else:
        messages.success(request, _("Votre demande est retirée."))
    return redirect("membership:help", shop.pk)


def _own(request: SignedInRequest, shop: Shop, pk: int) -> HelpRequest:
    """Open or not: a request that ended meanwhile is told, not lost."""
    mine = HelpRequest.objects.of(shop).asked_by(request.user).with_people()
    return get_object_or_404(mine, pk=pk)
