"""An order as a card of the desk shows it. Costs no query on an order from `orders.for_jobs()`."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from commerce.catalogue.facts import measure
from commerce.customer.timeline import moment
from commerce.desk import steps, waiting
from commerce.desk.relay_form import TrackingForm, tracking_of
from commerce.desk.steps import Step
from commerce.desk.waiting import Waiting
from commerce.desk.weights import WeighingForm
from commerce.order import correcting, pickup_words
from commerce.order.models import Line, Order
from commerce.order.statuses import AT_WORK, STILL_TO_FETCH, TO_PREPARE
from commerce.order.statuses import OrderStatus as S
from commerce.order.wishes import Wish
from kit.money import format_money


@dataclass(frozen=True)
class JobLine:
    """`is_at_most`: not weighed yet. `is_off`: taken off the order. `lack`: what of it is missing, in words."""

    pk: int
    quantity: int
    title: str
    amount: Decimal
    is_at_most: bool
    is_off: bool
    lack: str = ""


@dataclass(frozen=True)
class Job:
    """`tone` colours its edge; `weights`: the scales, None where nothing is weighed (any more). `pickup`: when it is
    fetched; `pickup_note`: what there is to know of that hour. `wish`: what the customer wants if
    something is missing, as long as that matters. `label`: what is written on a parcel for a relay point; `tracking`: with
    what it leaves."""

    order: Order
    customer: str
    phone: str
    when: str
    payment: str
    address: str
    lines: list[JobLine]
    steps: list[Step]
    tone: str
    may_refuse: bool
    weights: WeighingForm | None
    may_take_off: bool
    waiting: Waiting | None = None
    may_lack: bool = False
    pickup: str = ""
    pickup_note: str = ""
    wish: Wish | None = None
    label: tuple[str, ...] = ()
    tracking: TrackingForm | None = None

    @property
    def leaves_next(self) -> bool:
        """The parcel is packed: the carrier comes next."""
        return self.tracking is not None and self.order.status == S.READY

    @property
    def is_due(self) -> bool:
        return not self.order.is_paid_by_card


def of(order: Order, now: datetime, weights: WeighingForm | None = None, tracking: TrackingForm | None = None) -> Job:
    """`weights`, `tracking`: as they were filled in and refused."""
    zone = order.city.zone
    at = order.purchase.confirmed_at or order.purchase.created_at
    return Job(
        order=order,
        customer=customer(order),
        phone=phone(order),
        when=moment(at.astimezone(zone), now.astimezone(zone)),
        payment=payment(order),
        address=address(order),
        lines=[_line(line) for line in order.lines.all()],
        steps=steps.of(order),
        tone={S.READY: "ready", S.SENT: "ready"}.get(S(order.status), "now" if order.status in AT_WORK else ""),
        may_refuse=steps.may_refuse(order),
        waiting=waiting.of(order, now),
        pickup=pickup(order, now),
        pickup_note=pickup_note(order, now),
        may_lack=order.status in TO_PREPARE,
        wish=order.purchase.wish if order.status in TO_PREPARE else None,
        label=label(order),
        tracking=tracking or tracking_of(order),
        weights=weights or (WeighingForm(order) if _is_weighed(order) else None),
        may_take_off=order.status == S.READY and len([line for line in order.lines.all() if line.price_now]) > 1,
    )


def customer(order: Order) -> str:
    """« Chloé B. »: the name one calls out in a shop; the address of somebody who gave none."""
    user = order.user
    if user is None:
        return _("Client")
    last = f" {user.last_name[:1]}." if user.last_name else ""
    return f"{user.first_name}{last}".strip() or user.email


def phone(order: Order) -> str:
    """The one given for this order, or the account's."""
    given = str(order.shipping_address.phone_number or "") if order.shipping_address else ""
    return given or (order.user.phone if order.user else "")


def address(order: Order) -> str:
    """Where it is brought, with what the customer said of the way; nothing for what is picked up."""
    to = order.shipping_address
    if to is None:
        return ""
    parts = (to.name, to.line1, to.line2, f"{to.postcode} {to.line4}", to.notes)
    return ", ".join(part for part in parts if part)


def label(order: Order) -> tuple[str, ...]:
    """Line by line; nothing for what goes to no relay point."""
    to = order.shipping_address
    if order.way != Order.Way.RELAY or to is None:
        return ()
    return tuple(line for line in (to.name, to.line1, to.line2, f"{to.postcode} {to.line4}") if line)


def pickup(order: Order, now: datetime) -> str:
    """« À retirer aujourd’hui, entre 11 h et 12 h », « À livrer … »; nothing where no hour was said, or it is over."""
    if order.promised is None or order.status not in (*STILL_TO_FETCH, S.SENT):
        return ""
    when = {"when": pickup_words.sentence(order.promised, order.city.zone, now)}
    return _("À retirer %(when)s") % when if order.pickup else _("À livrer %(when)s") % when


def pickup_note(order: Order, now: datetime) -> str:
    """That the hour isn't the one of the mail, or that nobody came."""
    if not pickup(order, now):
        return ""
    if order.promised.end < now:
        return _("Cette heure est passée.")
    return _("Le client a changé l’heure.") if order.was_moved else ""


def _is_weighed(order: Order) -> bool:
    return order.status in correcting.OPEN and any(line.goes_on_the_scales for line in order.lines.all())


def payment(order: Order) -> str:
    amount = {"amount": format_money(order.real_total), "back": format_money(order.taken_off)}
    if order.is_paid_by_card and order.taken_off:
        return _("Payée par carte : %(amount)s, %(back)s rendus") % amount
    if order.is_paid_by_card:
        return _("Payée par carte : %(amount)s") % amount
    if order.status == S.COLLECTED:
        return _("Encaissée en boutique : %(amount)s") % amount
    if order.is_at_most:
        return _("À encaisser : au plus %(amount)s") % amount
    if order.status in AT_WORK:
        return _("À encaisser : %(amount)s") % amount
    return _("Rien à encaisser (%(amount)s)") % amount


def _line(line: Line) -> JobLine:
    title, quantity, lack = line.title, line.quantity, "" if line.is_taken_off else line.missing_words
    if line.is_weighed:
        quantity = 1
        if line.weighed_grams:
            weight = _("%(weight)s pesés") % {"weight": measure(line.weighed_grams)}
        else:
            weight = _("environ %(weight)s") % {"weight": measure(line.ordered_grams)}
        title = f"{title}, {weight}"
    return JobLine(line.pk, quantity, title, line.price_now, line.is_at_most, line.is_taken_off, lack)
