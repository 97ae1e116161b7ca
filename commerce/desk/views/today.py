"""The shop's day: what to prepare, what waits, what is low."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from commerce.catalogue.facts import measure
from commerce.desk import frame, jobs, orders, products, shops
from commerce.desk.fields import portion_of
from commerce.desk.forms import RefusalForm
from commerce.desk.guards import SellerRequest, at_the_desk, signed_in
from commerce.order.statuses import TO_PREPARE
from commerce.order.statuses import OrderStatus as S
from commerce.payment import cards
from commerce.talk import finding
from kit import clock
from kit.calendar import words
from membership.models import City, Shop

SHOWN = 30  # of each heap; the list has the rest
LOW_SHOWN = 6
LATELY = timedelta(days=1)
HEAPS = (
    ("prep", _l("À préparer"), _l("Rien pour le moment."), "a-preparer", TO_PREPARE),
    ("pretes", _l("Prêtes, on les attend"), _l("Personne n’est attendu."), "pretes", (S.READY,)),
    ("parties", _l("En livraison"), "", "parties", (S.SENT,)),
)


@signed_in
@require_safe
def choose(request: SellerRequest, city: City) -> HttpResponse:
    """To the person's shop in this town; who has several chooses."""
    mine = list(shops.of(request.user, city))
    if not mine:
        raise Http404
    if len(mine) == 1:
        return redirect("desk-today", slug=mine[0].slug)
    return render(request, "commerce/desk/choose.html", {"shops": mine})


@at_the_desk
@require_safe
def today(request: SellerRequest, shop: Shop) -> HttpResponse:
    now = clock.now()
    local = now.astimezone(shop.city.zone)
    counts = orders.counts(shop)
    heaps = [
        {
            "id": key,
            "title": title,
            "nothing": nothing,
            "drawer": drawer,
            "count": counts[drawer],
            "jobs": [jobs.of(order, now) for order in orders.in_state(shop, *statuses)[:SHOWN]],
        }
        for key, title, nothing, drawer, statuses in HEAPS
    ]
    low = products.low(shop)
    return frame.page(
        request,
        shop,
        "today",
        "today",
        day=_("%(day)s %(date)s, %(hour)s")
        % {"day": words.weekday(local).capitalize(), "date": words.short_date(local), "hour": words.hour(local)},
        greeting=greeting(request.user.first_name, counts["a-preparer"]),
        low_count=low.count(),
        low=[(each, left_in_words(each)) for each in low[:LOW_SHOWN]],
        has_products=shop.products.exists(),
        to_read=finding.count_for(shop),
        heaps=heaps,
        called_off=[(each, jobs.customer(each)) for each in orders.called_off(shop, now - LATELY)[:SHOWN]],
        takes_cards=cards.may_take(shop),
        refusal=RefusalForm(),
    )


def greeting(first_name: str, waiting: int) -> str:
    hello = _("Bonjour %(name)s.") % {"name": first_name} if first_name else _("Bonjour.")
    if not waiting:
        return _("%(hello)s Rien à préparer pour le moment.") % {"hello": hello}
    return ngettext("%(hello)s Une commande à préparer.", "%(hello)s %(waiting)d commandes à préparer.", waiting) % {
        "hello": hello,
        "waiting": waiting,
    }


def left_in_words(product) -> str:
    """« Il en reste 2 », « Il en reste 400 g », « Il n’y en a plus »; of a product from `products.low()`."""
    grams = portion_of(product)
    if product.left <= 0:
        return _("Il n’y en a plus")
    return _("Il en reste %(left)s") % {"left": measure(product.left * grams) if grams else product.left}
