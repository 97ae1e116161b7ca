"""« Changer l’heure »: a customer comes, or is at home, at another time than was said, whether the market is open or
not."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commerce.customer.guards import CustomerRequest, customer_required
from commerce.customer.pickup_form import PickupForm
from commerce.order import pickup_words, pickups
from commerce.order.models import Order
from kit import clock
from membership.models import City


@require_http_methods(["GET", "HEAD", "POST"])
@customer_required
def pickup(request: CustomerRequest, city: City, number: int, order: str) -> HttpResponse:
    """Somebody else's order is not found, by construction."""
    own = Order.objects.of_customer(request.user).with_lines().select_related("shop__delivery")
    found = get_object_or_404(own, number=order, purchase__number=number)
    back = redirect("customer-purchase", city=city, number=number)
    now = clock.now()
    if not pickups.may_move(found, now):
        messages.info(request, _("L’heure ne se change plus ici. Appelez la boutique, elle verra avec vous."))
        return back
    form = PickupForm(request.POST or None, order=found, offered=list(pickups.offers_for(found, now)))
    if request.method == "POST" and form.is_valid():
        try:
            pickups.move(order=found, window=form.cleaned_data["window"], by=request.user)
        except pickups.WindowsAreGone:
            form.add_error("window", _("Cette heure vient d’être prise. Votre commande garde son heure d’avant."))
        except pickups.TooLateToMove:
            messages.info(request, _("La boutique prépare déjà votre commande : l’heure est restée la même."))
            return back
        else:
            messages.success(request, _("C’est changé : %(when)s. La boutique est prévenue.") % {"when": _words(found)})
            return back
    context = {"order": found, "form": form, "when": _words(found), "number": number}
    return render(request, "commerce/customer/pickup.html", context, status=400 if form.errors else 200)


def _words(order: Order) -> str:
    return pickup_words.sentence(order.promised, order.shop.city.zone, clock.now())
