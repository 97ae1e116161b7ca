"""That somebody wrote about an order. What was written isn't in the mail: it is read where it is answered, and a customer
who closes the account leaves no copy in other people's letters."""

from django.conf import settings
from django.urls import reverse

from commerce.order.models import Order
from commerce.talk.models import Message
from kit import outbox

SUPPORT = settings.SUPPORT_EMAIL


def to_customer(message: Message, order: Order) -> None:
    if order.user is None:
        return
    link = reverse("customer-talk", kwargs={"city": order.city, "number": order.number})
    outbox.write(
        to=order.user.email,
        template="order_message_to_customer",
        context=_context(message, order, link) | {"person": order.user},
        key=f"order-message-{message.pk}",
    )


def to_shop(message: Message, order: Order) -> None:
    """To each who sells for it."""
    link = reverse("desk-order", kwargs={"city": order.city, "slug": order.shop.slug, "number": order.number})
    for role in order.shop.roles.who_sell().with_people():
        outbox.write(
            to=role.user.email,
            template="order_message_to_shop",
            context=_context(message, order, link) | {"person": role.user},
            key=f"order-message-{message.pk}-{role.user.email}"[:120],
        )


def _context(message: Message, order: Order, link: str) -> dict[str, object]:
    where = f"{settings.SITE_URL}{link}#messages"
    return {"message": message, "order": order, "shop": order.shop, "place": order.city.name, "link": where}
