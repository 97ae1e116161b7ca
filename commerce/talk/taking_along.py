"""What was written about orders, as either side takes it along."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from commerce.order.models import Order
from commerce.talk import finding
from commerce.talk.models import Message, Side
from kit.archives.making import Part
from kit.open_files import table
from membership.models import Shop, User

HEADINGS = ("ecrit_le", "commande", "commerce", "de", "message")


def of_shop(shop: Shop) -> Iterator[Part]:
    rows = [_row(each, _who(each)) for each in finding.said_about(Order.objects.of_shop(shop))]
    yield from _part(
        "commandes/messages.csv", _("Ce que vos clients vous ont écrit sur leurs commandes, et vous."), rows
    )


def of_customer(user: User) -> Iterator[Part]:
    said = finding.said_about(Order.objects.of_customer(user))
    rows = [_row(each, _("vous") if each.side == Side.CUSTOMER else each.acting_as) for each in said]
    yield from _part("messages/commandes.csv", _("Vos messages sur vos commandes, et les réponses."), rows)


def _who(message: Message) -> str:
    return str(message.by) if message.side == Side.CUSTOMER else f"{message.by}, {message.acting_as}"


def _row(message: Message, who: str) -> tuple[object, ...]:
    order = message.conversation.order
    return message.at, order.number, order.shop.name, who, message.words


def _part(path: str, words: str, rows: Iterable[tuple[object, ...]]) -> Iterator[Part]:
    if found := list(rows):
        yield Part(path, words, table(HEADINGS, found))
