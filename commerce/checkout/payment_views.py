"""To the payment page and back: begun, resumed, given up, waited for. What was begun goes to its end, market open or not."""

import logging

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commerce.checkout import refusals
from commerce.customer.guards import CustomerRequest, customer_required
from commerce.order import purchases
from commerce.order.models import Purchase
from commerce.payment import paying
from kit.stripe_client import StripeRefused, StripeUnavailable
from membership import gate
from membership.models import City

logger = logging.getLogger(__name__)
LOOKS, SOON, LATER = 20, 3, 30  # so many times every three seconds, then each half minute


def to_payment(request: HttpRequest, purchase: Purchase) -> HttpResponse:
    """To Stripe's page, or to the orders if nothing is to be paid now; back with a word if Stripe doesn't answer."""
    try:
        return redirect(paying.begin(purchase))
    except paying.NothingToPay:
        return _result(purchase)
    except (StripeUnavailable, StripeRefused):
        logger.exception("No payment page for %s", purchase.reference)
        messages.error(
            request,
            _(
                "La page de paiement ne répond pas. Rien n’a été débité et votre commande vous est gardée "
                "une demi-heure : réessayez dans un instant."
            ),
        )
        return _where_it_waits(purchase)


def pressed_again(request: HttpRequest, city: City) -> HttpResponse:
    """Nothing (more) to order, or a payment under way: the button pressed twice, another tab, the way back after paying.
    Each leads to what became of the purchase, if it is the one that was meant."""
    purchase = purchases.newest_for(request.user, city)
    if purchase is None:
        return redirect("basket", city=city)
    is_meant = request.method != "POST" or refusals.total_seen(request.POST) == purchase.total
    if is_meant and purchases.was_just_confirmed(purchase):
        return _result(purchase)
    if is_meant and request.method == "POST" and purchases.is_awaited(purchase):
        return to_payment(request, purchase)
    return redirect("basket", city=city)


@require_POST
@customer_required
def resume(request: CustomerRequest, city: City) -> HttpResponse:
    """Back to the payment that is under way."""
    purchase = purchases.newest_for(request.user, city)
    if purchase is not None and purchases.is_awaited(purchase):
        return to_payment(request, purchase)
    return _ended(purchase, city)


@require_POST
@customer_required
def give_up(request: CustomerRequest, city: City) -> HttpResponse:
    """The payment is given up: the basket comes back as it was, unless it was paid a moment ago."""
    purchase = purchases.newest_for(request.user, city)
    if purchase is None or not purchases.is_awaited(purchase):
        return _ended(purchase, city)
    try:
        paying.give_up(purchase)
    except (StripeUnavailable, StripeRefused):
        messages.error(request, _("La page de paiement ne répond pas. Réessayez dans un instant, rien n’est perdu."))
        return _where_it_waits(purchase)
    if purchase.status == Purchase.Status.CONFIRMED:
        messages.info(request, _("Le paiement venait d’aboutir : votre commande est passée."))
        return _result(purchase)
    messages.success(request, _("Paiement abandonné. Votre panier est comme avant, rien n’a été débité."))
    return _where_it_waits(purchase)


@require_safe
@customer_required
def after_payment(request: CustomerRequest, city: City, number: int) -> HttpResponse:
    """Where Stripe sends people back to. It only waits and shows: the payment is confirmed by Stripe's own word."""
    own = Purchase.objects.of_customer(request.user).select_related("city__commune")
    purchase = get_object_or_404(own, number=number)
    is_awaited, looked = purchases.is_awaited(purchase), _looked(request)
    is_unpaid = is_awaited and ("interrompu" in request.GET or not purchase.stripe_session_id)
    if is_unpaid and gate.is_open(city):
        return redirect("basket", city=city)
    orders = purchase.orders.with_lines().order_by("pk")
    context = {"purchase": purchase, "orders": orders, "is_unpaid": is_unpaid, "is_late": looked >= LOOKS}
    response = render(request, "commerce/checkout/after_payment.html", context)
    if is_awaited and not is_unpaid:
        seconds = LATER if context["is_late"] else SOON
        response.headers["Refresh"] = f"{seconds}; url={request.path}?attente={looked + 1}"
    return response


def _ended(purchase: Purchase | None, city: City) -> HttpResponse:
    """The payment came to its end in another tab."""
    if purchase is not None and purchases.was_just_confirmed(purchase):
        return _result(purchase)
    return redirect("basket", city=city)


def _looked(request: HttpRequest) -> int:
    """How often the page has looked by itself already."""
    said = request.GET.get("attente", "")
    return min(int(said), LOOKS) if said.isdecimal() and len(said) < 4 else 0


def _result(purchase: Purchase) -> HttpResponse:
    return redirect("checkout-return", city=purchase.city, number=purchase.number)


def _where_it_waits(purchase: Purchase) -> HttpResponse:
    """The basket says that a payment is under way; it is shut with the market, and the payment isn't."""
    return redirect("basket", city=purchase.city) if gate.is_open(purchase.city) else _result(purchase)
