"""The sizes and colours of a product: all of them in one table, more at once, one taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from commerce.catalogue import kinds
from commerce.catalogue import variants as verbs
from commerce.catalogue.models import Product
from commerce.desk import frame, products
from commerce.desk.guards import SellerRequest, at_the_desk
from commerce.desk.variant_forms import AddVariantsForm, VariantsForm
from membership.models import Shop


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def variants(request: SellerRequest, shop: Shop, pk: int) -> HttpResponse:
    own = _own(shop, pk)
    table = VariantsForm(request.POST or None, product=own)
    if request.method == "POST" and table.is_valid():
        table.save(request.user)
        messages.success(request, _("« %(title)s » est à jour au marché.") % {"title": own.title})
        return redirect("desk-product-variants", slug=shop.slug, pk=pk)
    return _page(request, shop, own, table, AddVariantsForm(product=own))


@at_the_desk
@require_POST
def add(request: SellerRequest, shop: Shop, pk: int) -> HttpResponse:
    """Every size in every colour that isn't there yet."""
    own = _own(shop, pk)
    form = AddVariantsForm(request.POST, product=own)
    if not form.is_valid():
        return _page(request, shop, own, VariantsForm(product=own), form)
    count = len(form.save(request.user))
    if count:
        said = ngettext("%(count)d choix est ajouté.", "%(count)d choix sont ajoutés.", count)
        messages.success(request, said % {"count": count})
    else:
        messages.info(request, _("Ces tailles et couleurs y sont déjà : rien n’a changé."))
    return redirect("desk-product-variants", slug=shop.slug, pk=pk)


@at_the_desk
@require_POST
def remove(request: SellerRequest, shop: Shop, pk: int, variant_pk: int) -> HttpResponse:
    own = _own(shop, pk)
    variant = get_object_or_404(own.variants, pk=variant_pk)
    verbs.take_back(variant)
    messages.success(request, _("« %(label)s » n’est plus proposé.") % {"label": variant.label})
    return redirect("desk-product-variants", slug=shop.slug, pk=pk)


def _page(request: SellerRequest, shop: Shop, own: Product, table: VariantsForm, more: AddVariantsForm) -> HttpResponse:
    status = 400 if table.errors or more.errors else 200
    context = {"product": own, "table": table, "more": more, "kind": kinds.of(own)}
    return frame.page(request, shop, "products", "variants", status=status, **context)


def _own(shop: Shop, pk: int) -> Product:
    return get_object_or_404(products.whole(shop), pk=pk)
