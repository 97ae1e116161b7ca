"""Chloé bought a book; the book shop's owner and she may write to each other."""

import pytest

from commerce.order import changing
from commerce.order.models import Order
from commerce.order.statuses import OrderStatus
from commerce.talk import talking
from commerce.talk.models import Conversation
from kit.models import OutgoingMail
from tests.commerce.desk.conftest import an_order
from tests.factories import sign_in


@pytest.fixture
def order(open_annecy, librairie, book) -> Order:
    """A book, to be paid in the shop."""
    made = an_order(librairie, book)
    OutgoingMail.objects.all().delete()
    return made


@pytest.fixture
def customer(client, order):
    sign_in(client, order.user)
    return client


@pytest.fixture
def desk(client, librairie):
    sign_in(client, librairie.person)
    return client


def ask(order: Order, words: str = "Puis-je venir après 19 h ?", **more):
    return talking.from_customer(order=order, words=words, **more)


def answer(order: Order, words: str = "Oui, sonnez à la porte.", **more):
    return talking.from_shop(order=order, words=words, by=order.shop.person, **more)


def conversation(order: Order) -> Conversation:
    return Conversation.objects.get(order=order)


def hand_over(order: Order) -> None:
    for state in (OrderStatus.READY, OrderStatus.COLLECTED):
        changing.change(order=order, to=state)


def mails(email: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.to_address(email).order_by("pk"))


def page(order: Order, rest: str = "") -> str:
    return f"/{order.city.slug}/mon-compte/commandes/{order.number}/messages/{rest}"
