"""The orders that each side may talk about. Everything starts from the person or the shop."""

from django.db.models import QuerySet

from commerce.order.models import Order
from commerce.talk.models import Conversation, Message, Side
from membership.models import Shop, User


def orders_of(user: User) -> QuerySet[Order]:
    """A customer's own, with all that a conversation shows."""
    found = Order.objects.of_customer(user).that_were()
    return found.select_related("shop__city__commune", "city__commune", "purchase", "user", "conversation")


def answers_for(user: User) -> list[Conversation]:
    """Where shops have written to a customer who hasn't read it yet, the latest first."""
    return list(Conversation.objects.of_customer(user).waiting_for(Side.CUSTOMER).to_show())


def count_for(shop: Shop) -> int:
    """How many of a shop's orders have a question that nobody read."""
    return Conversation.objects.of_shop(shop).waiting_for(Side.SHOP).count()


def said_about(orders: QuerySet[Order]) -> list[Message]:
    return list(Message.objects.about(orders))
