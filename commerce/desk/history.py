"""What happened to an order, with who did it and in whose name."""

from datetime import datetime

from django.utils.translation import gettext as _

from commerce.catalogue.facts import measure
from commerce.customer.timeline import LABELS, Event, moment
from commerce.order import missing_words, pickup_event_words
from commerce.order.models import Order, OrderStatusChange, PickupEvent, RealPrice
from commerce.order.statuses import NEVER_WAS
from commerce.order.statuses import OrderStatus as S
from kit.money import format_money


def of(order: Order, now: datetime) -> list[Event]:
    """Oldest first, as `components/timeline.html` takes it; times are the town's."""
    zone = order.city.zone
    changes = [change for change in order.status_changes.all() if change.new_status not in NEVER_WAS]
    events = []
    for place, change in enumerate(changes, 1):
        at = change.at or change.date_created
        events.append(
            Event(
                label=str(LABELS[S(change.new_status)]),
                when=moment(at.astimezone(zone), now.astimezone(zone)),
                at=at.replace(microsecond=0),
                text=" ".join(part for part in (_who(change), _why(change)) if part),
                state="current" if place == len(changes) else "done",
            )
        )
    events += [
        Event(
            label=pickup_event_words.label(each),
            when=moment(each.at.astimezone(zone), now.astimezone(zone)),
            at=each.at.replace(microsecond=0),
            text=" ".join(
                part for part in (_who(each) if each.by else "", pickup_event_words.text(each, zone)) if part
            ),
        )
        for each in order.pickup_events.all()
    ]
    said = [each for line in order.lines.all() for each in line.real_prices.all()]
    events += [
        Event(
            label=_price(each),
            when=moment(each.at.astimezone(zone), now.astimezone(zone)),
            at=each.at.replace(microsecond=0),
            text=" ".join(part for part in (_lack(each), _who(each)) if part),
        )
        for each in said
    ]
    return sorted(events, key=lambda event: (event.at or now, event.state == "current"))


def _price(said: RealPrice) -> str:
    words = {"title": said.line.title, "price": format_money(said.amount)}
    if not said.amount:
        return _("Retiré : %(title)s") % words
    if said.grams is not None:
        return _("Pesé : %(title)s, %(weight)s, %(price)s") % {**words, "weight": measure(said.grams)}
    if not said.missing:
        return _("Finalement là : %(title)s, %(price)s") % words
    return _("Il manque : %(title)s") % words


def _lack(said: RealPrice) -> str:
    """« 1 sur 2 manque, retiré. Nouveau prix : 4,90 €. »"""
    if said.grams is not None or not said.missing or not said.amount:
        return ""
    what = missing_words.sentence(said.line, said.missing, said.instead)
    return _("%(what)s. Nouveau prix : %(price)s.") % {
        "what": f"{what[:1].upper()}{what[1:]}",
        "price": format_money(said.amount),
    }


def _who(change: OrderStatusChange | RealPrice | PickupEvent) -> str:
    if change.by is None:
        return _("De lui-même, sans personne.")
    if change.acting_as == "client":
        return _("Par le client.")
    who = {"name": str(change.by), "shop": change.acting_as}
    return _("Par %(name)s, pour %(shop)s.") % who if change.acting_as else _("Par %(name)s.") % who


def _why(change: OrderStatusChange) -> str:
    return _("Raison : %(cause)s") % {"cause": change.cause} if change.cause else ""
