"""The shop's orders: a list to find one in, one with its history, and the buttons that move it on."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commerce.customer.timeline import moment
from commerce.desk import frame, handling, history, jobs
from commerce.desk import orders as found
from commerce.desk.forms import RefusalForm
from commerce.desk.gaps import MissingForm
from commerce.desk.guards import SellerRequest, at_the_desk, own_shop
from commerce.desk.relay_form import TrackingForm
from commerce.desk.weights import WeighingForm
from commerce.order import changing
from commerce.order.models import Order
from commerce.pickup.models import Ticket
from commerce.talk import finding, showing
from commerce.talk.forms import MessageForm
from commerce.talk.models import Side
from kit import clock
from membership.models import Shop

PER_PAGE = 20


@at_the_desk
@require_safe
def orders(request: SellerRequest, shop: Shop) -> HttpResponse:
    drawer, text = request.GET.get("etat", ""), request.GET.get("q", "").strip()[:100]
    told = Ticket.objects.of_shop(shop).saying(text)
    if told is not None:
        return redirect("desk-order", slug=shop.slug, number=told.order.number)
    page = Paginator(found.listed(shop, drawer=drawer, text=text), PER_PAGE).get_page(request.GET.get("page"))
    now, zone = clock.now(), shop.city.zone
    rows = [
        {
            "order": each,
            "customer": jobs.customer(each),
            "pickup": jobs.pickup(each, now),
            "when": moment((each.purchase.confirmed_at or each.date_placed).astimezone(zone), now.astimezone(zone)),
        }
        for each in page
    ]
    counts, here = found.counts(shop), reverse("desk-orders", kwargs={"slug": shop.slug})
    chips = [{"label": _("Toutes"), "url": here, "is_current": not drawer}] + [
        {
            "label": each.label,
            "url": f"{here}?{urlencode({'etat': each.code})}",
            "count": counts[each.code],
            "is_current": drawer == each.code,
        }
        for each in found.FILTERS
    ]
    if (to_read := finding.count_for(shop)) or drawer == found.TO_READ:
        address = f"{here}?{urlencode({'etat': found.TO_READ})}"
        is_current = drawer == found.TO_READ
        chips.append({"label": _("Messages à lire"), "url": address, "count": to_read, "is_current": is_current})
    query = frame.kept(etat=drawer, q=text)
    return frame.page(
        request, shop, "orders", "orders", page=page, rows=rows, chips=chips, text=text, drawer=drawer, query=query
    )


@own_shop
@require_safe
def order(request: SellerRequest, shop: Shop, number: str) -> HttpResponse:
    return page_of(request, shop, get_object_or_404(found.with_history(shop), number=number))


def page_of(
    request: SellerRequest,
    shop: Shop,
    order: Order,
    refusal: RefusalForm | None = None,
    weights: WeighingForm | None = None,
    written: MessageForm | None = None,
    missing: MissingForm | None = None,
    tracking: TrackingForm | None = None,
) -> HttpResponse:
    """An order's own page; with a form that was refused."""
    now, transfer = clock.now(), getattr(order, "transfer", None)
    return frame.page(
        request,
        shop,
        "orders",
        "order",
        status=400 if refusal or weights or written or missing or tracking else 200,
        job=jobs.of(order, now, weights, tracking),
        events=history.of(order, now),
        transfer=transfer,
        received=transfer.net - order.taken_off if transfer else None,
        refusal=refusal or RefusalForm(),
        thread=showing.thread(order, Side.SHOP, now),
        written=written or MessageForm(),
        missing=missing or MissingForm(order),
    )


@own_shop
@require_POST
def advance(request: SellerRequest, shop: Shop, number: str) -> HttpResponse:
    order = get_object_or_404(found.of(shop), number=number)
    to = request.POST.get("to", "")
    try:
        handling.advance(order=order, to=to, by=request.user)
    except changing.NotAllowed:
        messages.info(request, not_allowed(order, to))
    except handling.NotWeighed as refusal:
        told = _("Pesez d’abord : %(lines)s. Rien n’a changé.")
        messages.warning(request, told % {"lines": ", ".join(line.title for line in refusal.lines)})
    else:
        messages.success(
            request, _("Commande %(number)s : %(state)s.") % {"number": order.number, "state": order.status_label}
        )
    return back(request, shop, order)


@own_shop
@require_POST
def refuse(request: SellerRequest, shop: Shop, number: str) -> HttpResponse:
    order = get_object_or_404(found.with_history(shop), number=number)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return page_of(request, shop, order, form)
    try:
        handling.refuse(order=order, reason=form.cleaned_data["reason"], by=request.user)
    except changing.NotAllowed:
        messages.info(request, not_allowed(order, "refused"))
    else:
        messages.success(
            request, _("Commande %(number)s refusée. Le client en lit la raison.") % {"number": order.number}
        )
    return back(request, shop, order)


def not_allowed(order: Order, to: str) -> str:
    """Somebody else was quicker, or the button was pressed twice."""
    if order.status == to:
        return _("C’était déjà fait : la commande %(number)s est « %(state)s ».") % {
            "number": order.number,
            "state": order.status_label,
        }
    return _("La commande %(number)s est maintenant « %(state)s ». Rien d’autre n’a changé.") % {
        "number": order.number,
        "state": order.status_label,
    }


def back(request: SellerRequest, shop: Shop, order: Order) -> HttpResponse:
    """To where the button was pressed."""
    if request.POST.get("from") == "order":
        return redirect("desk-order", slug=shop.slug, number=order.number)
    return redirect("desk-today", slug=shop.slug)
