"""« Mes favoris ». The hearts stand on pages without a token: where they are pressed from is asked instead."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from commerce.catalogue.models import Product
from commerce.customer import favourites
from commerce.customer.guards import CustomerRequest, customer_required
from kit.origin import same_site_instead_of_token
from membership import gate
from membership.models import City, Shop


@require_safe
@customer_required
def favourites_page(request: CustomerRequest, city: City) -> HttpResponse:
    on_sale = favourites.on_sale(request.user)
    is_open = gate.is_open(city)
    context = {
        "products": [(each, is_open and each.pk in on_sale) for each in favourites.products_of(request.user, city)],
        "shops": favourites.shops_of(request.user, city),
        "waited_for": favourites.waited_for(request.user, city),
        "is_open": is_open,
    }
    return render(request, "commerce/customer/favourites.html", context)


@require_POST
@same_site_instead_of_token
@never_cache
def product(request: HttpRequest, city: City, pk: int) -> HttpResponse:
    kept = get_object_or_404(Product.objects.in_city(city), pk=pk)
    if not request.user.is_authenticated:
        return _door(city, kept.get_absolute_url())
    if request.POST.get("keep") == "no":
        favourites.let_go(user=request.user, product=kept)
    else:
        favourites.keep_product(user=request.user, product=kept)
    return _told(request, city, kept.title)


@require_POST
@same_site_instead_of_token
@never_cache
def shop(request: HttpRequest, city: City, slug: str) -> HttpResponse:
    kept = get_object_or_404(Shop.objects.in_city(city).at_address(slug))
    if not request.user.is_authenticated:
        return _door(city, kept.get_absolute_url())
    if request.POST.get("keep") == "no":
        favourites.let_go(user=request.user, shop=kept)
    else:
        favourites.keep_shop(user=request.user, shop=kept)
    return _told(request, city, kept.name)


def _door(city: City, back: str) -> HttpResponse:
    """A heart needs an account; then one is back at what one wanted to keep."""
    return redirect(f"{reverse('customer-sign-in', kwargs={'city': city})}?{urlencode({'next': back})}")


def _told(request: HttpRequest, city: City, name: str) -> HttpResponse:
    is_let_go = request.POST.get("keep") == "no"
    sentence = _("« %(name)s » n’est plus dans vos favoris.") if is_let_go else _("« %(name)s » est dans vos favoris.")
    messages.success(request, sentence % {"name": name})
    return redirect("customer-favourites", city=city)
