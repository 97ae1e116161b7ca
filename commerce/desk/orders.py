"""A shop's orders as the desk asks for them. Everything starts from `shop.orders`."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commerce.order.models import Order, OrderStatusChange
from commerce.order.statuses import TO_PREPARE
from commerce.order.statuses import OrderStatus as S
from commerce.talk.models import Conversation, Side
from membership.models import Shop


@dataclass(frozen=True)
class Filter:
    """A drawer of the list: `code` stands in the address."""

    code: str
    label: str | Promise
    statuses: tuple[str, ...]


FILTERS = (
    Filter("a-preparer", _("À préparer"), TO_PREPARE),
    Filter("pretes", _("Prêtes"), (S.READY,)),
    Filter("parties", _("En livraison"), (S.SENT,)),
    Filter("remises", _("Remises"), (S.COLLECTED, S.DELIVERED)),
    Filter("arretees", _("Sans suite"), (S.REFUSED, S.CANCELLED, S.NOT_COLLECTED)),
    Filter("revenues", _("Retours"), (S.WITHDRAWN, S.RETURNED, S.REFUNDED, S.PARTLY_REFUNDED)),
)
TO_READ = "messages"  # the drawer of orders whose customer wrote


def of(shop: Shop) -> QuerySet[Order]:
    """What there is to do or to remember: an order whose payment never came is nobody's."""
    return shop.orders.that_were()


def for_jobs(orders: QuerySet[Order]) -> QuerySet[Order]:
    """With all that a card of the desk shows, in a constant number of queries."""
    joined = (
        "purchase",
        "user",
        "city__commune",
        "shop__city__commune",
        "shipping_address",
        "conversation",
        "tracking",
    )
    return orders.select_related(*joined).prefetch_related("lines")


def in_state(shop: Shop, *statuses: str) -> QuerySet[Order]:
    """By the hour at which they are fetched or brought; those without one after them, oldest first."""
    by_hour = Coalesce("pickup_from", "delivery_from").asc(nulls_last=True)
    return for_jobs(of(shop).filter(status__in=statuses)).order_by(by_hour, "purchase__confirmed_at", "pk")


def called_off(shop: Shop, since: datetime) -> QuerySet[Order]:
    """Those that their customers cancelled lately: somebody may have them in hand."""
    cancelled = OrderStatusChange.objects.filter(new_status=S.CANCELLED, at__gte=since)
    return of(shop).filter(status=S.CANCELLED, status_changes__in=cancelled).select_related("user").order_by("-pk")


def counts(shop: Shop) -> dict[str, int]:
    """How many orders lie in each drawer, by its code."""
    rows = dict(of(shop).order_by().values_list("status").annotate(count=Count("pk")))
    return {each.code: sum(rows.get(status, 0) for status in each.statuses) for each in FILTERS}


def listed(shop: Shop, *, drawer: str = "", text: str = "") -> QuerySet[Order]:
    """Newest first, in a drawer, with a piece of their number or of the customer's name."""
    joined = ("user", "purchase", "city__commune", "conversation")
    found = of(shop).select_related(*joined).prefetch_related("lines").order_by("-pk")
    chosen = next((each for each in FILTERS if each.code == drawer), None)
    if chosen:
        found = found.filter(status__in=chosen.statuses)
    if drawer == TO_READ:
        found = found.filter(conversation__in=Conversation.objects.waiting_for(Side.SHOP))
    for word in text.split():
        found = found.filter(
            Q(number__icontains=word) | Q(user__first_name__icontains=word) | Q(user__last_name__icontains=word)
        )
    return found


def with_history(shop: Shop) -> QuerySet[Order]:
    changes = OrderStatusChange.objects.select_related("by").order_by("pk")
    found = for_jobs(of(shop)).select_related("transfer")
    return found.prefetch_related(
        "refunds", "lines__real_prices__by", "pickup_events__by", Prefetch("status_changes", queryset=changes)
    )
