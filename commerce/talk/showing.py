"""A conversation as each side sees it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from commerce.customer.timeline import moment
from commerce.order.models import Order
from commerce.talk import talking
from commerce.talk.models import Conversation, Message, Side


@dataclass(frozen=True)
class Said:
    words: str
    who: str
    when: str
    at: datetime
    is_mine: bool
    is_new: bool


@dataclass(frozen=True)
class Thread:
    """As `commerce/talk/thread.html` takes it. `seen`: the last message shown; `closed`: why nothing can be written."""

    said: list[Said]
    unread: int
    seen: int
    closed: str


def thread(order: Order, side: Side, now: datetime) -> Thread:
    """Oldest first. Of an order with its `status_changes`, `shop` and `user`."""
    conversation: Conversation | None = getattr(order, "conversation", None)
    found = list(conversation.messages.select_related("by")) if conversation else []
    unread = conversation.unread(side) if conversation else 0
    theirs = [message.pk for message in found if message.side != side]
    new = set(theirs[-unread:]) if unread else set()
    zone = order.city.zone
    said = [
        Said(
            words=message.words,
            who=_who(message, side),
            when=moment(message.at.astimezone(zone), now.astimezone(zone)),
            at=message.at,
            is_mine=message.side == side,
            is_new=message.pk in new,
        )
        for message in found
    ]
    return Thread(said, len(new), found[-1].pk if found else 0, talking.why_closed(order, now))


def _who(message: Message, side: Side) -> str:
    """The customer reads the shop's name, and whether its people or the team wrote; the shop reads who of them it was."""
    if message.side == Side.CUSTOMER:
        return _("Vous") if side == Side.CUSTOMER else str(message.by)
    if side == Side.CUSTOMER:
        return message.acting_as
    if message.is_team:
        return _("%(name)s (équipe des Petits Commerces)") % {"name": message.by}
    return str(message.by)
