"""The town's basket: looked at, added to, changed. Shut with the market; what is in it is kept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from commerce.basket import contents, showing
from commerce.basket.forms import chosen, wanted
from commerce.catalogue.models import Product
from commerce.checkout import destination
from commerce.market import open_market_required
from commerce.order import purchases
from kit.origin import same_site_instead_of_token
from membership.models import City


@require_safe
@never_cache
@open_market_required
def basket(request: HttpRequest, city: City) -> HttpResponse:
    """What is in it, and the payment that is under way, or whose half hour is over."""
    newest = purchases.newest_for(request.user, city)
    context = {
        "city": city,
        "shown": showing.of(request.basket, destination.postcode_of(request)),
        "purchase": newest if purchases.is_awaited(newest) else None,
        "lapsed": newest if purchases.was_just_released(newest) else None,
    }
    return render(request, "commerce/basket/basket.html", context)


@require_POST
@same_site_instead_of_token
@never_cache
@open_market_required
def add(request: HttpRequest, city: City, pk: int) -> HttpResponse:
    """« Ajouter au panier »: back to the basket, or a small word on the page for who has scripts."""
    product = get_object_or_404(Product.objects.on_sale().for_cards(), pk=pk)
    refusal = ""
    try:
        product = chosen(request.POST, product)
        contents.add(request.basket, product, max(1, wanted(request.POST, product)))
    except contents.Refused as refused:
        refusal = str(refused)
    if request.htmx:
        context = {"city": city, "product": product, "refusal": refusal}
        response = render(request, "commerce/basket/added.html", context)
        return trigger_client_event(response, "basket-changed")
    if refusal:
        messages.error(request, refusal)
    else:
        messages.success(request, _("« %(title)s » est dans votre panier.") % {"title": product.title})
    return redirect("basket", city=city)


@require_POST
@never_cache
@open_market_required
def line(request: HttpRequest, city: City, pk: int) -> HttpResponse:
    """More, fewer or none of a line of one's own basket."""
    found = next((each for each in request.basket.all_lines() if each.pk == pk), None)
    if found is None:
        return redirect("basket", city=city)  # taken out in another tab
    quantity = 0 if "remove" in request.POST else wanted(request.POST, found.product, otherwise=found.quantity)
    try:
        contents.change(request.basket, found, quantity)
    except contents.Refused as refused:
        messages.error(request, str(refused))
    return redirect("basket", city=city)
