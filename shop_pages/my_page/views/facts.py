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
from shop_pages.models import ShopPage
from shop_pages.my_page import facts_forms, following, preview, told
from shop_pages.my_page.guards import with_written_shop

COMPOSED = _(
    "Vos mots sont à jour dans la recherche et dans l’annuaire. Votre mini-site a les siens : ils se changent avec « Modifier ma page »."
)


@dataclass(frozen=True)
class Part:
    title: str | Promise
    lead: str | Promise
    form: type[facts_forms.FactsForm]
    template: str = "shop_pages/my_page/facts.html"
    at: str = ""  # where on the page it shows


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
        at=".address, .practical",
    ),
    "payments": Part(
        _("Paiements acceptés"),
        _("Ce qu’on peut sortir de sa poche chez vous."),
        facts_forms.PaymentsForm,
        at=".practical, .way",
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
    before = following.said(shop)
    form = asked.form(request.POST if request.method == "POST" else None, instance=shop)
    if request.method == "POST" and form.is_valid():
        told.saved(request, shop, _save(shop, form, before))
        return redirect("shop-pages:my-page", shop.pk)
    context = {
        # The form has written on its own shop what it takes for right: what stands around it is as stored.
        "shop": Shop.objects.with_standing().get(pk=shop.pk) if form.errors else shop,
        "part": asked,
        "form": form,
        "preview_at": asked.at,
        "preview_url": reverse(f"shop-pages:my-{part}-preview", args=[shop.pk]),
    }
    return render(request, asked.template, context)


@transaction.atomic
def _save(shop: Shop, form: facts_forms.FactsForm, before: following.Words) -> str:
    """Stores it and answers what to say about it."""
    form.save()
    shop_changes.written(shop=shop, fields=form.changed_data)
    now, page = following.said(shop), ShopPage.objects.of_shop(shop.pk)
    if now == before or page is None or following.publish(page, before, now) or not shop.plan.has_mini_site:
        return str(form.saved)
    return str(COMPOSED)


@require_http_methods(["GET", "HEAD", "POST"])
@with_written_shop
def facts_preview(request: SignedInRequest, shop: Shop, part: str) -> HttpResponse:
    form = PARTS[part].form(request.POST, instance=shop) if request.method == "POST" else None

    def change(shown: Shop) -> None:
        if form is not None:
            form.full_clean()
            form.put_on(shown)

    return preview.page(request, shop, change)
