"""One checkout in three steps: who, how, pay. Each of them needs an open market."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from commerce.checkout import deliveries, memory, payment_views, recap, refusals, visits
from commerce.checkout.forms import RegisterForm, WaysForm, delivery_address
from commerce.customer import accounts, addresses
from commerce.customer.address_forms import typed
from commerce.customer.guards import CustomerRequest
from commerce.market import open_market_required
from commerce.order import placing, purchases, relay_points
from commerce.order.holds import SoldOut
from commerce.order.pickups import WindowsAreGone
from commerce.order.relay_points import Parcel
from commerce.order.ways import RELAY
from commerce.shipping.relay.asking import PointIsGone
from commerce.shipping.relay.points import RelayIsSilent
from kit import clock
from membership.models import City

View = Callable[..., HttpResponse]
STEPS = (gettext_lazy("Vous"), gettext_lazy("Recevoir"), gettext_lazy("Payer"))


def something_to_order(view: View) -> View:
    """An open market, a basket with something in it, and no payment under way."""

    @wraps(view)
    @never_cache
    @open_market_required
    def checked(request: HttpRequest, city: City) -> HttpResponse:
        if request.basket.is_empty or purchases.awaiting_for(request.user, city) is not None:
            return payment_views.pressed_again(request, city)
        return view(request, city)

    return checked


def customer_only(view: View) -> View:
    @wraps(view)
    def checked(request: HttpRequest, city: City, **more: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect("checkout", city=city)
        return view(request, city, **more)

    return checked


@something_to_order
def checkout(request: HttpRequest, city: City) -> HttpResponse:
    """Step 1: who are you. Somebody signed in goes on at once."""
    if request.user.is_authenticated:
        return redirect("checkout-ways", city=city)
    form = RegisterForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = form.register(city)
        if person is not None:
            accounts.sign_in(request, person)
            return redirect("checkout-ways", city=city)
    return step_page(request, city, 1, form=form)


@something_to_order
@customer_only
def ways(request: CustomerRequest, city: City) -> HttpResponse:
    """Step 2: how each shop's part reaches the customer."""
    kept = memory.read(request.session)
    asked = {name.removeprefix("way_"): str(way) for name, way in request.POST.items() if name.startswith("way_")}
    notes = {f"note_{pk}": note for pk, note in kept.notes.items()}
    book = list(addresses.of(request.user))
    known = _address_known(request, city, book, kept.address)
    postcode = request.POST.get("postcode", known.get("postcode", ""))
    now, wanted = clock.now(), kept.ways | asked
    shown = recap.of(request.basket, wanted, visits.chosen(kept.windows_for(wanted)), postcode)
    offered, brought = visits.of(shown, city.zone, now), deliveries.of(shown, city.zone, now)
    missing = {"if_missing": kept.if_missing, "call_phone": kept.phone or request.user.phone}
    form = WaysForm(
        request.POST or None,
        recap=shown,
        visits=offered,
        deliveries=brought,
        initial={**known, **notes, **missing},
    )
    if request.method == "POST" and form.is_valid():
        accounts.give_name(
            user=request.user,
            first_name=form.cleaned_data["first_name"],
            last_name=form.cleaned_data["last_name"],
        )
        _keep_in_book(request, form)
        chosen = memory.Memory(form.ways(), form.notes(), form.address(), form.windows(), is_chosen=True)
        chosen.if_missing, chosen.phone, chosen.relay = form.wish().what, form.wish().phone, kept.relay
        chosen.keep(request.session)
        wants_relay = RELAY in chosen.ways.values()
        return redirect("checkout-relay" if wants_relay else "checkout-pay", city=city)
    earliest = offered.sentence(form.visit_fields.together[0]) if form.visit_fields.together else ""
    return step_page(request, city, 2, form=form, recap=shown, book=book, earliest=earliest)


def _address_known(request: CustomerRequest, city: City, book: list, kept: dict[str, str]) -> dict[str, str]:
    """What the form begins with: the address picked just now, else the one of this checkout, else the default one."""
    person = {name: getattr(request.user, name) for name in ("first_name", "last_name", "phone")} | {"town": city.name}
    picked = next((each for each in book if str(each.pk) == request.GET.get("adresse")), None)
    if picked is None and not kept.get("line1") and book:
        picked = book[0]
    address = typed(addresses.as_typed(picked)) if picked else kept
    return {**person, **{name: value for name, value in address.items() if value}}


def _keep_in_book(request: CustomerRequest, form: WaysForm) -> None:
    address = form.address_to_keep()
    if address is None:
        return
    try:
        addresses.add(user=request.user, address=address)
    except addresses.BookIsFull:
        messages.info(request, _("Votre carnet a déjà vingt adresses : celle-ci sert à cette commande seulement."))


@something_to_order
@customer_only
def pay(request: CustomerRequest, city: City) -> HttpResponse:
    """Step 3: the recap, and the button that obliges to pay (C. conso L221-14)."""
    kept = memory.read(request.session)
    if not kept.is_chosen:
        return redirect("checkout-ways", city=city)
    shown = recap.of(request.basket, kept.ways, visits.chosen(kept.windows), kept.address.get("postcode", ""))
    if request.method != "POST" and (small := [part for part in shown.parts if part.missing_to_order]):
        messages.info(request, refusals.too_little(small))
        return redirect("checkout-ways", city=city)
    parcel = Parcel.from_json(kept.relay) if shown.relays else None
    if shown.relays and parcel is None:
        return redirect("checkout-relay", city=city)
    if request.method != "POST" and (unsettled := _unsettled(shown, city)):
        messages.info(request, refusals.unsettled(unsettled))
        return redirect("checkout-ways", city=city)
    if request.method == "POST":
        try:
            parcel = relay_points.verified(parcel) if parcel else None
            purchase = placing.place(
                basket=request.basket,
                user=request.user,
                choices={
                    part.shop.pk: placing.Choice(part.way, kept.notes.get(str(part.shop.pk), ""), part.window, parcel)
                    for part in shown.parts
                },
                address=delivery_address(kept.address),
                is_adult="adult" in request.POST,
                wish=kept.wish,
                expected_total=refusals.total_seen(request.POST),
                expected_by_card=refusals.total_seen(request.POST, "by_card"),
            )
        except placing.AlreadyPaying:
            return payment_views.pressed_again(request, city)
        except (placing.CantPlace, SoldOut, WindowsAreGone, PointIsGone, RelayIsSilent) as refusal:
            messages.error(request, refusals.sentence(refusal))
            return redirect(refusals.where(refusal), city=city)
        memory.forget(request.session)
        return payment_views.to_payment(request, purchase)
    return step_page(request, city, 3, recap=shown, address=kept.address, wish=kept.wish, parcel=parcel)


def _unsettled(shown: recap.Recap, city: City) -> list[recap.Part]:
    """What is fetched or brought at a time that wasn't chosen, or went meanwhile."""
    now = clock.now()
    return visits.of(shown, city.zone, now).unsettled + deliveries.of(shown, city.zone, now).unsettled


def step_page(request: HttpRequest, city: City, number: int, template: str = "", **context: object) -> HttpResponse:
    """`template`: of `templates/commerce/checkout/`, where a step has more than its own."""
    shown = context.setdefault("recap", None) or recap.of(request.basket, memory.read(request.session).ways)
    steps = [
        {"label": label, "state": "done" if i < number else "current" if i == number else "", "url": ""}
        for i, label in enumerate(STEPS, 1)
    ]
    template = template or {1: "who", 2: "ways", 3: "pay"}[number]
    context |= {"recap": shown, "steps": steps, "step": number}
    return render(request, f"commerce/checkout/{template}.html", context)
