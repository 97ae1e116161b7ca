"""A product's pictures."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commerce.desk.guards import SellerRequest, at_the_desk
from membership.models import Shop


@at_the_desk
@require_POST
def remove(request: SellerRequest, shop: Shop, pk: int, picture_pk: int) -> HttpResponse:
    """Off the product; it stays among the shop's pictures, its page may show it."""
    product = get_object_or_404(shop.products, pk=pk)
    get_object_or_404(product.pictures, pk=picture_pk).delete()
    messages.success(request, _("La photo est retirée de ce produit."))
    return redirect("desk-product", slug=shop.slug, pk=pk)
