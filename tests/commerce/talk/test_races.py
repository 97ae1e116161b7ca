"""Many messages at once: each is counted, one mail goes out."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import close_old_connections, connection

from commerce.order.models import Order
from commerce.talk.models import Message
from tests.commerce.talk.conftest import ask, conversation, mails

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
MANY = 8


def test_messages_at_once_are_one_burst(order, librairie):
    together = Barrier(MANY)

    def write(number: int) -> int:
        try:
            mine = Order.objects.get(pk=order.pk)
            together.wait(timeout=30)
            return ask(mine, f"Question {number}").pk
        finally:
            close_old_connections()
            connection.close()

    with ThreadPoolExecutor(MANY) as threads:
        made = set(threads.map(write, range(MANY)))

    assert len(made) == Message.objects.count() == MANY
    assert conversation(order).shop_unread == MANY
    assert len(mails(librairie.person.email)) == 1


def test_one_impatient_thumb_writes_one_message(order, librairie):
    together = Barrier(MANY)

    def write(_number: int) -> int:
        try:
            mine = Order.objects.get(pk=order.pk)
            together.wait(timeout=30)
            return ask(mine).pk
        finally:
            close_old_connections()
            connection.close()

    with ThreadPoolExecutor(MANY) as threads:
        made = set(threads.map(write, range(MANY)))

    assert len(made) == Message.objects.count() == conversation(order).shop_unread == 1
