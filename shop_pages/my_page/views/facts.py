"""The small forms, one view for all: what differs is in the table."""

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from membership import shop_changes
from membership.guards import SignedInRequest
from membership.models import Shop
from shop_pages.my_page import facts_forms, preview, told
from shop_pages.my_page.guards import with_written_shop


@dataclass(frozen=True)
class Part:
    title: str | Promise
    lead: str | Promise
    form: type[facts_forms.FactsForm]
    template: str = "shop_pages/my_page/facts.html"


PARTS = {
    "words": Part(
        _("Métier et quelques mots"),
        _("On vous trouve par ces mots, et on pousse la porte pour eux."),
        facts_forms.WordsForm,
    ),
    "contact": Part(
        _("Contact"),
        _("Tout est facultatif : ce qui est vide ne s’affiche pas."),
        facts_forms.ContactForm,
        "shop_pages/my_page/contact.html",
    ),
    "payments": Part(
        _("Paiements acceptés"),
        _("Ce qu’on peut sortir de sa poche chez vous."),
        facts_forms.PaymentsForm,
    ),
    "colours": Part(
        _("Couleurs du store"),
        _("Deux couleurs, les vôtres : votre page, votre devanture et votre place dans la rue les prennent."),
        facts_forms.ColoursForm,
        "shop_pages/my_page/colours.html",
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@with_written_shop
def facts(request: SignedInRequest, shop: Shop, part: str) -> HttpResponse:
    asked = PARTS[part]
    form = asked.form(request.POST if request.method == "POST" else None, instance=shop)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.save()
            shop_changes.written(shop=shop, fields=form.changed_data)
        told.saved(request, shop, str(form.saved))
        return redirect("shop-pages:my-page", shop.pk)
    context = {
        # The form has written on its own shop what it takes for right: what stands around it is as stored.
        "shop": Shop.objects.with_standing().get(pk=shop.pk) if form.errors else shop,
        "part": asked,
        "form": form,
        "preview_url": reverse(f"shop-pages:my-{part}-preview", args=[shop.pk]),
    }
    return render(request, asked.template, context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_written_shop
def facts_preview(request: SignedInRequest, shop: Shop, part: str) -> HttpResponse:
    form = PARTS[part].form(request.POST, instance=shop) if request.method == "POST" else None

    def change(shown: Shop) -> None:
        if form is not None:
            form.full_clean()
            form.put_on(shown)

    return preview.page(request, shop, change)
