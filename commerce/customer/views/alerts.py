"""« Prévenez-moi », on a page without a token: where it is pressed from is asked instead."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from commerce.catalogue.models import Product
from commerce.customer import alerts
from kit.origin import same_site_instead_of_token
from membership.models import City


@require_POST
@same_site_instead_of_token
@never_cache
def wait(request: HttpRequest, city: City, pk: int) -> HttpResponse:
    """Sold out for now; who isn't signed in is asked in, and comes back to the product."""
    product = get_object_or_404(Product.objects.on_sale().for_cards(), pk=pk)
    if not request.user.is_authenticated:
        back = urlencode({"next": product.get_absolute_url()})
        return redirect(f"{reverse('customer-sign-in', kwargs={'city': city})}?{back}")
    try:
        alerts.ask(user=request.user, product=product)
    except alerts.IsThere:
        return redirect(product.get_absolute_url())
    sentence = _("Nous vous écrirons une fois, dès que « %(title)s » sera de retour.")
    messages.success(request, sentence % {"title": product.title})
    return redirect("customer-favourites", city=city)


@require_POST
@same_site_instead_of_token
@never_cache
def forget(request: HttpRequest, city: City, pk: int) -> HttpResponse:
    product = get_object_or_404(Product.objects.in_city(city), pk=pk)
    if request.user.is_authenticated:
        alerts.forget(user=request.user, product=product)
        messages.success(request, _("Nous ne vous écrirons pas."))
    return redirect("customer-favourites", city=city)
