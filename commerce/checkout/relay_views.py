"""Between « comment » and « payer », for who wants a parcel at a relay point: which one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commerce.checkout import memory, recap
from commerce.checkout.relay_fields import RelayForm, begins_with, postcode_of
from commerce.checkout.views import customer_only, something_to_order, step_page
from commerce.customer.guards import CustomerRequest
from commerce.order.relay_points import Parcel
from commerce.shipping.relay import asking
from commerce.shipping.relay.points import RelayIsSilent
from drawings import plan
from kit.throttle import Throttle
from membership.models import City

SEARCHES = Throttle("relay-search", limit=40, seconds=600)
WIDTH, HEIGHT = 560, 420  # of the plan: its numbers are read on a phone


@require_http_methods(["GET", "HEAD", "POST"])
@something_to_order
@customer_only
def relay(request: CustomerRequest, city: City) -> HttpResponse:
    kept = memory.read(request.session)
    shown = recap.of(request.basket, kept.ways, postcode=kept.address.get("postcode", ""))
    if not kept.is_chosen or not shown.relays:
        return redirect("checkout-ways", city=city)
    parcel = Parcel.from_json(kept.relay)
    typed = request.POST.get("code") or request.GET.get("code", "").strip()
    known = (parcel.asked if parcel else "", kept.address.get("postcode"), city.commune.first_postcode)
    asked = postcode_of(typed, *known)
    if typed and not postcode_of(typed):
        messages.warning(request, _("Un code postal compte cinq chiffres."))
    if typed and request.method != "POST" and SEARCHES.count(str(request.user.pk)) > SEARCHES.limit:
        messages.warning(request, _("Beaucoup de recherches en peu de temps. Réessayez dans dix minutes."))
        asked = postcode_of(*known)
    try:
        points = asking.points_near(asked) if asked else []
    except RelayIsSilent:
        return step_page(request, city, 2, "relay", recap=shown, asked=asked, is_silent=True)
    person = {name: getattr(request.user, name) for name in ("first_name", "last_name", "phone")}
    initial = begins_with(parcel, kept.address, person)
    form = RelayForm(request.POST or None, asked=asked, points=points, initial=initial)
    if request.method == "POST" and form.is_valid():
        kept.relay = form.parcel().to_json()
        kept.keep(request.session)
        return redirect("checkout-pay", city=city)
    drawn = plan.draw(points, width=WIDTH, height=HEIGHT)
    return step_page(request, city, 2, "relay", recap=shown, asked=asked, form=form, plan=drawn)
