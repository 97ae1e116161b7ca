"""What a customer bought in a town, and what has become of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from commerce.customer import amounts, timeline
from commerce.customer.amounts import Standing
from commerce.customer.timeline import Event
from commerce.order import cancelling, pickup_words, pickups
from commerce.order.models import Order, Purchase
from commerce.order.statuses import AT_WORK, NEVER_WAS, RELEASED, OrderStatus
from commerce.papers.models import Paper
from commerce.pickup import tickets
from commerce.pickup.models import Ticket
from membership.models import User


@dataclass(frozen=True)
class Summary:
    """A purchase in a list: its orders with where each of them is, and what it comes to."""

    purchase: Purchase
    when: str
    orders: list[tuple[Order, str]]
    total: Decimal
    is_at_most: bool


@dataclass(frozen=True)
class Part:
    """One shop's order with all that happened to it. `when` it is fetched or brought, in words; `may_move`: that can be changed."""

    order: Order
    events: list[Event]
    standing: Standing
    when: str = ""
    may_move: bool = False

    @property
    def ticket(self) -> Ticket | None:
        """What to say at the counter; none for what isn't (or no longer) fetched."""
        found = getattr(self.order, "ticket", None)
        return found if found is not None and found.is_good else None

    @property
    def may_cancel(self) -> bool:
        return cancelling.may_cancel(self.order)

    @property
    def is_on_its_way(self) -> bool:
        """Ordered and not handed over yet."""
        return self.order.status in AT_WORK

    @property
    def kept(self) -> str:
        """« À retirer avant samedi 28 novembre, 19 h », while it is ready."""
        order = self.order
        if order.status != OrderStatus.READY or order.kept_until is None:
            return ""
        is_last = order.reminded_at is not None and not order.is_paid_by_card
        told = _("Dernière limite : avant %(when)s") if is_last else _("À retirer avant %(when)s")
        return told % {"when": order.kept_words}

    @property
    def shared_at(self) -> str:
        return tickets.address(self.ticket) if self.ticket else ""

    @property
    def may_talk(self) -> bool:
        """Customer and shop have something to talk about."""
        return self.order.status not in NEVER_WAS and self.order.purchase.status not in RELEASED

    @property
    def papers(self) -> list[Paper]:
        """Receipt, invoice, credit notes: in the order they were written."""
        return sorted(self.order.papers.all(), key=lambda paper: paper.pk)

    @property
    def may_ask_for_an_invoice(self) -> bool:
        kinds = {paper.kind for paper in self.papers}
        return Paper.Kind.RECEIPT in kinds and Paper.Kind.INVOICE not in kinds

    @property
    def delivered_to(self) -> str:
        """The address on one line; empty where nobody delivers."""
        to = self.order.shipping_address
        if to is None:
            return ""
        lines = (f"{to.first_name} {to.last_name}", to.line1, to.line2, f"{to.postcode} {to.line4}")
        return ", ".join(line.strip() for line in lines if line.strip())


def purchases_of(user: User) -> QuerySet[Purchase]:
    """Newest first, each with its orders and their shops; somebody else's are not in it."""
    return (
        Purchase.objects.of_customer(user)
        .newest_first()
        .select_related("city__commune")
        .prefetch_related("orders__shop__city__commune", "orders__lines", "orders__conversation")
    )


def summary_of(purchase: Purchase, now: datetime) -> Summary:
    orders = sorted(purchase.orders.all(), key=lambda order: order.pk)
    return Summary(
        purchase,
        when(purchase, now),
        [(order, timeline.label_of(order)) for order in orders],
        amounts.total_of(orders, purchase),
        any(order.is_at_most for order in orders),
    )


def when(purchase: Purchase, now: datetime) -> str:
    zone = purchase.city.zone
    return timeline.moment(purchase.created_at.astimezone(zone), now.astimezone(zone))


def parts_of(purchase: Purchase, now: datetime) -> list[Part]:
    """Shop by shop, in the order of their numbers."""
    orders: Iterable[Order] = (
        purchase.orders.with_lines()  # type: ignore[attr-defined]
        .select_related("shipping_address", "shop__delivery", "ticket", "conversation")
        .prefetch_related("status_changes", "refunds", "papers", "pickup_events", "lines__real_prices")
        .order_by("pk")
    )
    return [
        Part(
            order,
            timeline.of(order, purchase, now),
            amounts.standing_of(order, purchase),
            pickup_words.sentence(order.promised, order.shop.city.zone, now) if order.promised else "",
            pickups.may_move(order, now),
        )
        for order in orders
    ]
