"""A customer and a shop write to each other about an order; the other side is told by mail, once a burst.

Who writes holds the conversation's row, so that of two messages at once each is counted and one mail goes out. Reading
is a press of a button or of the page's own script: a GET writes nothing, and programs that fetch pages ahead read
nothing for anybody.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from commerce.order.models import Order
from commerce.order.statuses import AT_WORK, NEVER_WAS, RELEASED, OrderStatus
from commerce.talk import mails
from commerce.talk.models import Conversation, Message, Side
from kit import clock, refusals
from kit.throttle import Throttle
from membership.models import User

OPEN_FOR = timedelta(days=60)  # after the order came to its end
BURST = timedelta(minutes=15)
SAME = timedelta(minutes=1)  # in which the same words are a button pressed twice
GOES_ON = (*AT_WORK, OrderStatus.WITHDRAWN, OrderStatus.RETURNED)
FROM_CUSTOMER = Throttle("talk-from-customer", 40, 3600)
FROM_SHOP = Throttle("talk-from-shop", 300, 3600)


class IsClosed(Exception):
    """Nothing can be written (any more); the sentence says why and who helps."""


def why_closed(order: Order, now: datetime) -> str:
    """Why nothing can be written, for both sides; nothing while they may. Of an order with its `status_changes`, `shop`
    and `user`."""
    help = {"email": mails.SUPPORT}
    if order.status in NEVER_WAS or order.purchase.status in RELEASED:
        return _("Cette commande n’a pas été payée : il n’y a rien à en dire.")
    if order.shop.has_left:
        return _("Cette boutique n’est plus sur la plateforme. Écrivez à %(email)s, nous vous aidons.") % help
    if order.user is None or not order.user.is_active:
        return _("Le compte de ce client est fermé : plus personne ne lirait votre message.")
    if order.status not in GOES_ON and now > ended_at(order) + OPEN_FOR:
        return (
            _("Cette conversation est close : la commande est finie depuis plus de 60 jours. ")
            + _("Une question encore ? Écrivez à %(email)s, nous vous aidons.") % help
        )
    return ""


def ended_at(order: Order) -> datetime:
    """When the order came to the state that it is in."""
    changes = [change.at or change.date_created for change in order.status_changes.all()]
    return max(changes, default=order.date_placed)


def from_customer(*, order: Order, words: str, seen: int = 0) -> Message:
    """`seen`: the last message that was on the page; what came before it is read now. Raises `IsClosed`,
    `kit.refusals.TooMany`."""
    if order.user is None:
        raise IsClosed(why_closed(order, clock.now()))
    # The name is the account's, which may be closed one day; this word stays.
    return _write(order, Side.CUSTOMER, words, by=order.user, acting_as="client", seen=seen)


def from_shop(*, order: Order, words: str, by: User, is_team: bool = False, seen: int = 0) -> Message:
    """`is_team`: staff who act for the shop, which the customer reads too. Raises as `from_customer`."""
    name = order.shop.name
    acting_as = _("%(shop)s (équipe des Petits Commerces)") % {"shop": name} if is_team else name
    return _write(order, Side.SHOP, words, by=by, acting_as=acting_as, is_team=is_team, seen=seen)


@transaction.atomic
def read(*, order: Order, side: Side, seen: int) -> None:
    """This side has read what the other wrote, up to a message."""
    conversation = Conversation.objects.select_for_update(no_key=True).filter(order=order).first()
    if conversation is not None and conversation.unread(side):
        _mark(conversation, side, seen)
        conversation.save(update_fields=[f"{side}_unread"])


@transaction.atomic
def _write(
    order: Order, side: Side, words: str, *, by: User, acting_as: str, seen: int, is_team: bool = False
) -> Message:
    now = clock.now()
    conversation, _created = Conversation.objects.get_or_create(order=order)
    conversation = Conversation.objects.select_for_update(no_key=True).get(pk=conversation.pk)
    if reason := why_closed(order, now):
        raise IsClosed(reason)
    last = conversation.messages.last()
    if last is not None and (last.side, last.by_id, last.words) == (side, by.pk, words) and now - last.at < SAME:
        return last
    _count(order, side)
    message = conversation.messages.create(
        side=side, by=by, acting_as=acting_as[:150], is_team=is_team, words=words, at=now
    )
    if conversation.unread(side):
        _mark(conversation, side, seen)
    _tell(conversation, message, order)
    conversation.save()
    return message


def _mark(conversation: Conversation, side: Side, seen: int) -> None:
    setattr(conversation, f"{side}_unread", conversation.messages.by_side(side.other).after(seen).count())


def _tell(conversation: Conversation, message: Message, order: Order) -> None:
    """The other side has one more to read, and a mail unless it had one a moment ago and hasn't come since."""
    reader = Side(message.side).other
    unread, told_at = conversation.unread(reader), getattr(conversation, f"{reader}_told_at")
    setattr(conversation, f"{reader}_unread", unread + 1)
    if unread and told_at is not None and message.at - told_at < BURST:
        return
    setattr(conversation, f"{reader}_told_at", message.at)
    if reader == Side.CUSTOMER:
        mails.to_customer(message, order)
    else:
        mails.to_shop(message, order)


def _count(order: Order, side: Side) -> None:
    is_shop = side == Side.SHOP
    refusals.count(
        [(FROM_SHOP, str(order.shop_id)) if is_shop else (FROM_CUSTOMER, str(order.user_id))],
        _("Beaucoup de messages sont partis en peu de temps. Le vôtre n’est pas parti : réessayez dans une heure."),
    )
