"""What happened to an order, in the words of who ordered it; then what is still to come."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commerce.customer import amounts
from commerce.order import missing_words, pickup_event_words
from commerce.order.models import Order, Purchase, RealPrice
from commerce.order.statuses import NEVER_WAS, OrderStatus
from kit.calendar import words

S = OrderStatus
LABELS = {
    S.AWAITING_PAYMENT: gettext_lazy("Commande passée"),
    S.EXPIRED: gettext_lazy("Paiement expiré"),
    S.PAID: gettext_lazy("Paiement reçu"),
    S.DUE_IN_SHOP: gettext_lazy("Transmise à la boutique"),
    S.REFUSED: gettext_lazy("Refusée par la boutique"),
    S.PREPARING: gettext_lazy("En préparation"),
    S.READY: gettext_lazy("Prête"),
    S.SENT: gettext_lazy("Expédiée"),
    S.COLLECTED: gettext_lazy("Retirée"),
    S.DELIVERED: gettext_lazy("Livrée"),
    S.NOT_COLLECTED: gettext_lazy("Non retirée"),
    S.CANCELLED: gettext_lazy("Annulée"),
    S.WITHDRAWN: gettext_lazy("Rétractation reçue"),
    S.RETURNED: gettext_lazy("Retournée"),
    S.REFUNDED: gettext_lazy("Remboursée"),
    S.PARTLY_REFUNDED: gettext_lazy("Remboursée en partie"),
}
NOW = {
    S.AWAITING_PAYMENT: gettext_lazy("Paiement en cours"),
    S.PAID: gettext_lazy("Payée, bientôt préparée"),
    S.DUE_IN_SHOP: gettext_lazy("Bientôt préparée"),
}
BEFORE_READY = (S.AWAITING_PAYMENT, S.PAID, S.DUE_IN_SHOP, S.PREPARING)


@dataclass(frozen=True)
class Event:
    """As `components/timeline.html` takes it."""

    label: str
    when: str = ""
    at: datetime | None = None
    text: str = ""
    state: str = "done"


def label_of(order: Order) -> str:
    """Where an order is, in a word: an order that is paid for waits for the shop."""
    return str(NOW.get(S(order.status), LABELS[S(order.status)]))


def of(order: Order, purchase: Purchase, now: datetime) -> list[Event]:
    """From the order's own record (`status_changes`, loaded), oldest first; times are the town's."""
    zone = purchase.city.zone
    happened = [(S.AWAITING_PAYMENT, purchase.created_at, "")]
    for change in sorted(order.status_changes.all(), key=lambda each: each.pk):
        happened.append((S(change.new_status), change.at or change.date_created, change.cause))
    to_come = still_to_come(order)
    events = []
    for place, (status, at, cause) in enumerate(happened, 1):
        is_last = place == len(happened)
        events.append(
            Event(
                label=str(LABELS[status]),
                when=moment(at.astimezone(zone), now.astimezone(zone)),
                at=at,
                text=explain(status, order, purchase, cause, is_now=is_last),
                state="current" if is_last and to_come else "done",
            )
        )
    events += [
        Event(
            label=pickup_event_words.label(each),
            when=moment(each.at.astimezone(zone), now.astimezone(zone)),
            at=each.at,
            text=pickup_event_words.text(each, zone),
        )
        for each in order.pickup_events.all()
    ]
    events += _lacking(order, zone, now)
    events.sort(key=lambda event: event.at or now)
    return [*events, *(Event(label=label, state="todo") for label in to_come)]


def _lacking(order: Order, zone: ZoneInfo, now: datetime) -> list[Event]:
    """What the shop said of things that aren't there; what the scales said stands with the prices."""
    return [
        Event(
            label=_("Finalement là") if _is_back(said) else _("Il manquait : %(title)s") % {"title": line.title},
            when=moment(said.at.astimezone(zone), now.astimezone(zone)),
            at=said.at,
            text=line.title
            if _is_back(said)
            else missing_words.sentence(line, said.missing or line.quantity, said.instead),
        )
        for line in order.lines.all()
        for said in line.real_prices.all()
        if said.grams is None
    ]


def _is_back(said: RealPrice) -> bool:
    return not said.missing and said.amount > 0


def still_to_come(order: Order) -> list[str]:
    """The steps that an order takes if all goes well."""
    status = S(order.status)
    if order.way == Order.Way.PICKUP:
        path = [_("Prête"), _("Retirée")]
        reached = {S.READY: 1}
    else:
        path = [_("Prête"), _("Expédiée"), _("Livrée")]
        reached = {S.READY: 1, S.SENT: 2}
    if status in BEFORE_READY:
        return path
    return path[reached[status] :] if status in reached else []


def explain(status: OrderStatus, order: Order, purchase: Purchase, cause: str, *, is_now: bool) -> str:
    """What it means for the customer, or the shop's reason."""
    if status == S.READY and is_now and order.way == Order.Way.PICKUP:
        return _("Elle vous attend : %(place)s") % {"place": order.place}
    if status == S.SENT and is_now and order.way == Order.Way.RELAY:
        return _("Le transporteur vous prévient quand elle vous attend : %(place)s") % {"place": order.place}
    if status == S.DUE_IN_SHOP and is_now:
        return _("Vous payez sur place, au retrait.")
    if status in NEVER_WAS or amounts.is_released(purchase):
        return _("Rien n’a été débité.") if status in (S.EXPIRED, S.CANCELLED) else ""
    if status == S.NOT_COLLECTED:
        return _("Personne n’est venu la chercher. Vous ne devez rien.")
    if status == S.CANCELLED:
        told = _("À votre demande. Vous ne devez rien.")
        return _("%(told)s Votre raison : %(cause)s") % {"told": told, "cause": cause} if cause else told
    return cause


def moment(at: datetime, now: datetime) -> str:
    """« aujourd’hui à 10 h 42 », « hier à 9 h », « samedi 28 novembre à 10 h »; the year when it isn't this one."""
    days = (now.date() - at.date()).days
    if days == 0:
        day = _("aujourd’hui")
    elif days == 1:
        day = _("hier")
    else:
        day = f"{words.weekday(at.date())} {words.short_date(at.date())}"
        day = day if at.year == now.year else f"{day} {at.year}"
    return _("%(day)s à %(hour)s") % {"day": day, "hour": words.hour(at)}
