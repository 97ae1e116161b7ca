"""A product's pictures: which comes first, what each shows, which goes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commerce.catalogue.models import Product, ProductPicture
from commerce.desk import products
from commerce.desk.guards import SellerRequest, at_the_desk
from membership.models import Shop


@at_the_desk
@require_POST
def remove(request: SellerRequest, shop: Shop, pk: int, picture_pk: int) -> HttpResponse:
    """Off the product; it stays among the shop's pictures, its page may show it."""
    _own(shop, pk, picture_pk).delete()
    messages.success(request, _("La photo est retirée de ce produit."))
    return redirect("desk-product", slug=shop.slug, pk=pk)


@at_the_desk
@require_POST
def move(request: SellerRequest, shop: Shop, pk: int, picture_pk: int) -> HttpResponse:
    """One place forward."""
    products.move_forward(_own(shop, pk, picture_pk))
    messages.success(request, _("La photo est avancée d’une place."))
    return redirect("desk-product", slug=shop.slug, pk=pk)


@at_the_desk
@require_POST
def describe(request: SellerRequest, shop: Shop, pk: int, picture_pk: int) -> HttpResponse:
    """What it shows, for who doesn't see it."""
    products.describe(_own(shop, pk, picture_pk), " ".join(request.POST.get("alt", "").split())[:200])
    messages.success(request, _("Merci : la photo est décrite."))
    return redirect("desk-product", slug=shop.slug, pk=pk)


def _own(shop: Shop, pk: int, picture_pk: int) -> ProductPicture:
    product: Product = get_object_or_404(products.all_of(shop), pk=pk)
    return get_object_or_404(product.pictures.select_related("picture"), pk=picture_pk)
