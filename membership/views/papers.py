"""« Mon profil » and « Mentions légales »: owners write, who else acts for the shop reads what everybody may read."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from membership import corrections, fact_changes, legal_notice
from membership.guards import SignedInRequest, with_own_shop, with_shop
from membership.models import Correction, FactChange, Shop
from membership.papers_forms import ContactForm, CorrectionForm, LegalForm, ShopNameForm


@require_http_methods(["GET", "HEAD", "POST"])
@with_shop
def profile(request: SignedInRequest, shop: Shop) -> HttpResponse:
    if not shop.roles.is_owner(request.user):
        return _profile_as_read(request, shop)
    told = request.POST if request.method == "POST" else None
    name, contact = ShopNameForm(told, instance=shop), ContactForm(told, instance=shop.member, shop=shop)
    # Both are asked, so that all that is to be corrected stands there at once.
    if told is not None and all([name.is_valid(), contact.is_valid()]):
        with transaction.atomic():
            fact_changes.write(row=contact.instance, fields=contact.changed_data, by=request.user)
            fact_changes.write(row=name.instance, fields=name.changed_data, by=request.user)
        messages.success(request, _("C’est enregistré."))
        return redirect("membership:profile", shop.pk)
    # The forms have written on their own rows what they take for right: what stands around them is as stored.
    stored = shop if told is None else Shop.objects.with_standing().get(pk=shop.pk)
    return render(request, "membership/papers/profile.html", {**_about(stored), "name": name, "contact": contact})


def _profile_as_read(request: SignedInRequest, shop: Shop) -> HttpResponse:
    if request.method == "POST":
        return render(request, "membership/papers/profile_read.html", _about(shop), status=403)
    return render(request, "membership/papers/profile_read.html", _about(shop))


@require_http_methods(["GET", "HEAD", "POST"])
@with_shop
def legal(request: SignedInRequest, shop: Shop) -> HttpResponse:
    if not shop.roles.is_owner(request.user):
        status = 403 if request.method == "POST" else 200
        return render(request, "membership/papers/legal_read.html", _about(shop), status=status)
    form = LegalForm(request.POST if request.method == "POST" else None, instance=shop.member)
    if request.method == "POST" and form.is_valid():
        fact_changes.write(row=form.instance, fields=form.changed_data, by=request.user)
        messages.success(request, _("C’est enregistré. Votre page le montre déjà."))
        return redirect("membership:legal", shop.pk)
    return _legal(request, shop, form, CorrectionForm())


@require_POST
@with_own_shop
def ask_correction(request: SignedInRequest, shop: Shop) -> HttpResponse:
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return _legal(request, shop, LegalForm(instance=shop.member), form)
    try:
        corrections.ask(shop=shop, by=request.user, words=form.cleaned_data["words"])
    except corrections.AlreadyAsked:
        messages.info(request, _("Votre demande est déjà chez nous : nous vous répondons par e-mail."))
    else:
        messages.success(request, _("C’est demandé. Nous vérifions au registre et vous répondons par e-mail."))
    return redirect("membership:legal", shop.pk)


def _legal(request: SignedInRequest, shop: Shop, form: LegalForm, correction: CorrectionForm) -> HttpResponse:
    # The form has written on its own member what it takes for right: what stands around it is as stored.
    stored = Shop.objects.with_standing().get(pk=shop.pk) if form.errors else shop
    context = {
        **_about(stored),
        "private": legal_notice.private_entries(stored),
        "missing": legal_notice.missing(stored),
        "form": form,
        "correction": correction,
        "asked": Correction.objects.latest_of(stored.member),
        "changes": FactChange.objects.of_member(stored.member).with_people()[:20],
    }
    return render(request, "membership/papers/legal.html", context)


def _about(shop: Shop) -> dict[str, object]:
    others = Shop.objects.of_member(shop.member).besides(shop).with_standing()
    return {"shop": shop, "others": others, "public": legal_notice.entries(shop)}
