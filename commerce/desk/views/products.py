"""The shop's products: prices and stocks where they are read, and a page for all of one."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commerce.catalogue import cards, kinds
from commerce.catalogue import facts as facts_of
from commerce.catalogue.facts import measure
from commerce.catalogue.models import Product
from commerce.desk import frame
from commerce.desk import products as found
from commerce.desk.facts_form import FactsForm
from commerce.desk.fields import portion_of
from commerce.desk.forms import RowForm
from commerce.desk.guards import SellerRequest, at_the_desk
from commerce.desk.product_form import ProductForm
from commerce.partner import stock
from membership.models import Shop

PER_PAGE = 12


@at_the_desk
@require_safe
def products(request: SellerRequest, shop: Shop) -> HttpResponse:
    return _list(request, shop)


def _list(request: SellerRequest, shop: Shop, sent: RowForm | None = None) -> HttpResponse:
    """`sent`: a row with something to correct, shown as it was filled in."""
    state, text = request.GET.get("etat", ""), request.GET.get("q", "").strip()[:100]
    page = Paginator(found.listed(shop, state=state, text=text), PER_PAGE).get_page(request.GET.get("page"))
    rows = []
    for each in page:
        form = sent if sent and sent.product.pk == each.pk else RowForm(product=each)
        grams = portion_of(each)
        rows.append(
            {
                "product": each,
                "form": form,
                "picture": next((row.picture for row in each.pictures.all()), None),
                "category": next(iter(each.categories.all()), None),
                "is_counted": form.record.is_counted,
                "one": measure(grams) if grams else "1",
                "choice": cards.choice(each),
            }
        )
    incomplete = found.incomplete(shop).count()
    here = reverse("desk-products", kwargs={"slug": shop.slug})
    chips = [{"label": _("Tous"), "url": here, "is_current": not state}] + [
        {
            "label": label,
            "url": f"{here}?{urlencode({'etat': code})}",
            "is_current": state == code,
            "count": incomplete if code == "a-completer" else None,
        }
        for code, label in found.FILTERS
        if code != "a-completer" or incomplete or state == code
    ]
    return frame.page(
        request,
        shop,
        "products",
        "products",
        status=400 if sent else 200,
        page=page,
        rows=rows,
        chips=chips,
        text=text,
        state=state,
        query=frame.kept(etat=state, q=text),
        asked=request.GET.urlencode(),
        sent=sent,
    )


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SellerRequest, shop: Shop) -> HttpResponse:
    form = ProductForm(request.POST or None, request.FILES or None, shop=shop)
    if request.method == "POST" and form.is_valid():
        product = form.save(request.user)
        messages.success(request, _("« %(title)s » est ajouté.") % {"title": product.title})
        if any(fact.is_wanted for fact in kinds.of(product).facts):
            _tell_missing(request, product)
            return redirect("desk-product-facts", slug=shop.slug, pk=product.pk)
        return redirect("desk-products", slug=shop.slug)
    return frame.page(request, shop, "products", "product", form=form, status=400 if form.errors else 200)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def product(request: SellerRequest, shop: Shop, pk: int) -> HttpResponse:
    own = _own(shop, pk)
    form = ProductForm(request.POST or None, request.FILES or None, shop=shop, product=own)
    if request.method == "POST" and form.is_valid():
        form.save(request.user)
        messages.success(request, _("« %(title)s » est à jour.") % {"title": own.title})
        _tell_missing(request, _own(shop, pk))
        return redirect("desk-product", slug=shop.slug, pk=pk)
    context = {
        "form": form,
        "product": own,
        "facts": facts_of.entries(own),
        "missing": _missing(own),
        "pictures": own.pictures.all(),
        "asked": own.category_requests.waiting().first(),
    }
    return frame.page(request, shop, "products", "product", status=400 if form.errors else 200, **context)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: SellerRequest, shop: Shop, pk: int) -> HttpResponse:
    """What the law wants told before the sale, and what else there is to say."""
    own = _own(shop, pk)
    form = FactsForm(request.POST or None, product=own)
    if request.method == "POST" and form.is_valid():
        _tell_missing(request, form.save())
        messages.success(request, _("La fiche de « %(title)s » est à jour.") % {"title": own.title})
        return redirect("desk-product", slug=shop.slug, pk=pk)
    return frame.page(request, shop, "products", "facts", form=form, product=own)


@at_the_desk
@require_POST
def row(request: SellerRequest, shop: Shop, pk: int) -> HttpResponse:
    form = RowForm(request.POST, product=_own(shop, pk))
    if not form.is_valid():
        return _list(request, shop, form)
    if form.save(request.user):
        messages.success(request, _("« %(title)s » est à jour au marché.") % {"title": form.product.title})
    return _back(request, shop, pk)


@at_the_desk
@require_POST
def sold(request: SellerRequest, shop: Shop, pk: int) -> HttpResponse:
    """One was carried out of the shop (a portion of what is weighed)."""
    own = _own(shop, pk)
    grams = portion_of(own)
    if own.is_parent:
        chosen = request.POST.get("variant", "")
        own = get_object_or_404(own.variants.whole(), pk=chosen if chosen.isdecimal() else None).product
    try:
        left = stock.sold_at_counter(found.record_of(own), request.user)
    except stock.NothingLeft:
        messages.warning(
            request,
            _("« %(title)s » : il n’en reste plus à vendre. Corrigez le stock s’il y en a encore.")
            % {"title": own.title},
        )
    else:
        if left is not None:
            shown: Any = measure(left * grams) if grams else left
            messages.success(request, _("« %(title)s » : il en reste %(left)s.") % {"title": own.title, "left": shown})
    return _back(request, shop, pk)


@at_the_desk
@require_POST
def visibility(request: SellerRequest, shop: Shop, pk: int) -> HttpResponse:
    own = _own(shop, pk)
    found.show(own, is_public=request.POST.get("show") == "1")
    said = _("« %(title)s » est en vente.") if own.is_public else _("« %(title)s » est masqué : personne ne le voit.")
    messages.success(request, said % {"title": own.title})
    return _back(request, shop, pk)


def _tell_missing(request: SellerRequest, product: Product) -> None:
    """Saved, but nobody sees it yet: why, and what cures it."""
    if missing := _missing(product):
        said = _("Pour le mettre en vente, dites encore : %(names)s.")
        messages.warning(request, said % {"names": ", ".join(missing)})


def _missing(product: Product) -> list[str]:
    return [str(fact.label).lower() for fact in facts_of.missing(product)]


def _own(shop: Shop, pk: int) -> Product:
    return get_object_or_404(found.whole(shop), pk=pk)


def _back(request: SellerRequest, shop: Shop, pk: int) -> HttpResponse:
    """To the row, in the list as it was asked for."""
    asked = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(f"{reverse('desk-products', kwargs={'slug': shop.slug})}{asked}#produit-{pk}")
