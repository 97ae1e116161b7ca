"""A parcel is given to a carrier, with what it is followed by."""

from django.db import transaction

from commerce.order import changing
from commerce.order.models import Order, Tracking
from commerce.order.statuses import OrderStatus
from kit import clock
from membership.models import User


@transaction.atomic
def send(*, order: Order, number: str, link: str, by: User) -> bool:
    """The customer is told with the number and the link, either of which may be empty. Of what was sent already only they
    change, and nobody is told. Whether it left with this call. Raises `changing.NotAllowed`."""
    if order.way != Order.Way.RELAY:
        raise changing.NotAllowed(order, OrderStatus.SENT)
    leaves = order.status != OrderStatus.SENT
    if number or link:
        facts = {"number": number, "link": link, "by": by, "at": clock.now()}
        order.tracking = Tracking.objects.update_or_create(order=order, defaults=facts)[0]
    else:
        Tracking.objects.filter(order=order).delete()
    if leaves:
        changing.change(order=order, to=OrderStatus.SENT, by=by, acting_as=order.shop.name)
    return leaves
