"""Codes and links are given with the order, and taken back when the customer wants."""

from collections.abc import Callable

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse

from commerce.order.models import Order
from commerce.pickup.models import Ticket, new_code, new_token

TRIES = 5


def address(ticket: Ticket) -> str:
    """Absolute and short, on the platform: it is aimed at with a phone, by the shop too."""
    return settings.SITE_URL + reverse("pickup", args=[ticket.token])


def give(order: Order) -> Ticket:
    """The order's ticket, made if it has none."""
    found = Ticket.objects.filter(order=order).first()
    return found or _with_a_free_code(lambda code: Ticket.objects.create(order=order, shop=order.shop, code=code))


def renew(ticket: Ticket) -> None:
    """Whoever had the code or the link can do nothing with them any more."""

    def change(code: str) -> Ticket:
        Ticket.objects.filter(pk=ticket.pk).update(code=code, token=new_token())
        return ticket

    _with_a_free_code(change)
    ticket.refresh_from_db()


def give_missing() -> int:
    """To orders from before there were tickets."""
    without = list(Order.objects.to_be_fetched().filter(ticket=None).select_related("shop")[:200])
    for order in without:
        give(order)
    return len(without)


def _with_a_free_code(write: Callable[[str], Ticket], tries: int = TRIES) -> Ticket:
    """Two orders of a shop never share a code; one in six million would."""
    try:
        with transaction.atomic():
            return write(new_code())
    except IntegrityError:
        if tries == 1:
            raise
        return _with_a_free_code(write, tries - 1)
