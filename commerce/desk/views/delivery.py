"""How the shop's things reach its customers: when they come, where, and who brings what."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from commerce.desk import frame, shops
from commerce.desk.forms import DeliveryForm
from commerce.desk.guards import SellerRequest, at_the_desk
from commerce.desk.pickup_form import PickupForm
from commerce.desk.relay_form import RelayForm
from commerce.desk.zone_form import ZoneForm
from commerce.order import pickup_words, pickups
from commerce.payment import cards
from commerce.shipping import rounds, zone_words, zones
from commerce.shipping.models import DeliveryZone, ShopDelivery
from commerce.shipping.relay import asking as relay_points
from kit import clock
from membership.models import Shop


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def delivery(request: SellerRequest, shop: Shop) -> HttpResponse:
    form = DeliveryForm(
        request.POST or None, delivery=ShopDelivery.of(shop), may_accept=shops.signs_for(request.user, shop)
    )
    zone_form = _zone_form(shop, request.POST or None)
    if request.method == "POST" and form.is_valid() and (zone_form is None or zone_form.is_valid()):
        delivery = form.save(request.user)
        if zone_form is not None and zone_form.cleaned_data:
            zones.set_only(delivery, **zone_form.facts())
        return saved(request, shop)
    return page_with(request, shop, form=form, zone_form=zone_form)


@at_the_desk
@require_POST
def pickup(request: SellerRequest, shop: Shop) -> HttpResponse:
    form = PickupForm(request.POST, instance=ShopDelivery.of(shop))
    if form.is_valid():
        form.save()
        return saved(request, shop)
    shop = Shop.objects.get(pk=shop.pk)  # the form wrote what is wrong on the other
    return page_with(request, shop, pickup_form=form)


def _zone_form(shop: Shop, data: QueryDict | None = None) -> ZoneForm | None:
    """Who has one zone, or none yet, says it on the same page; several have theirs. Who doesn't deliver may leave it
    empty."""
    found = list(DeliveryZone.objects.of_shop(shop)[:2])
    if len(found) > 1:
        return None
    is_asked = data is not None and "home_is_on" in data
    zone = found[0] if found else None
    return ZoneForm(data, zone=zone, empty_permitted=not is_asked, use_required_attribute=False)


def saved(request: SellerRequest, shop: Shop) -> HttpResponse:
    messages.success(request, _("C’est enregistré. Vos clients le voient dès maintenant."))
    return redirect("desk-delivery", slug=shop.slug)


def page_with(
    request: SellerRequest,
    shop: Shop,
    *,
    form: DeliveryForm | None = None,
    zone_form: ZoneForm | None = None,
    pickup_form: PickupForm | None = None,
    relay_form: RelayForm | None = None,
) -> HttpResponse:
    """The page with what was filled in; the other forms as they are kept."""
    delivery, may_accept = ShopDelivery.of(shop), shops.signs_for(request.user, shop)
    forms = {
        "form": form or DeliveryForm(delivery=delivery, may_accept=may_accept),
        "zone_form": zone_form if form else _zone_form(shop),
        "pickup_form": pickup_form or PickupForm(instance=delivery),
        "relay_form": relay_form or RelayForm(delivery=delivery, may_accept=may_accept),
    }
    is_only = forms["zone_form"] is not None
    return frame.page(
        request,
        shop,
        "delivery",
        "delivery",
        status=400 if any(each is not None and each.errors for each in forms.values()) else 200,
        **forms,
        zones=[_told(zone, is_only) for zone in DeliveryZone.objects.of_shop(shop)],
        relay_is_possible=relay_points.is_on(),
        next_pickup=_next_pickup(shop),
        delivery=delivery,
        days=rounds.sentence(delivery.home_slots),
        takes_cards=cards.may_take(shop),
    )


def _told(zone: DeliveryZone, is_only: bool) -> tuple[DeliveryZone, str, str]:
    return zone, zone_words.where(zone, is_only=is_only), zone_words.terms(zone)


def _next_pickup(shop: Shop) -> str:
    """« Une commande passée maintenant se retire lundi 30 novembre, entre 8 h et 9 h. »: what the rules come to."""
    now = clock.now()
    first = pickups.first_for(shop, now)
    if first is None:
        return ""
    when = pickup_words.sentence(first, shop.city.zone, now)
    return _("Une commande passée maintenant se retire au plus tôt %(when)s.") % {"when": when}
