"""« Commander à nouveau », from a purchase to the basket."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from commerce.basket import again
from commerce.customer.guards import CustomerRequest, customer_required
from commerce.market import open_market_required
from commerce.order.models import Purchase
from membership.models import City


@require_POST
@customer_required
@open_market_required
def order_again(request: CustomerRequest, city: City, number: int) -> HttpResponse:
    """Somebody else's purchase is not found; of a market that is shut, its page says so."""
    purchase = get_object_or_404(Purchase.objects.of_customer(request.user), number=number)
    outcome = again.fill(request.basket, purchase)
    if outcome.count:
        told = ngettext(
            "Dans votre panier : %(count)d produit de l’achat %(reference)s, au prix d’aujourd’hui.",
            "Dans votre panier : %(count)d produits de l’achat %(reference)s, aux prix d’aujourd’hui.",
            outcome.count,
        )
        messages.success(request, told % {"count": outcome.count, "reference": purchase.reference})
    else:
        messages.warning(request, _("Rien de cet achat ne peut être commandé à nouveau. Votre panier est comme avant."))
    for sentence in outcome.told:
        messages.warning(request, sentence)
    return redirect("basket", city=city)
