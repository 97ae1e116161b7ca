"""What a message does: who may write, who is told, what is unread, when it is over."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from commerce.order import changing
from commerce.order.models import Order
from commerce.order.statuses import OrderStatus
from commerce.talk import talking
from commerce.talk.models import Message, Side
from kit import clock, refusals
from kit.models import IsFrozen
from membership.models import Shop, ShopRole
from tests.commerce.talk.conftest import answer, ask, conversation, hand_over, mails, page
from tests.factories import act_for, user


@pytest.fixture
def order(order, librairie) -> Order:
    """With the person who sells."""
    found = Order.objects.get(pk=order.pk)
    found.shop.person = librairie.person
    return found


def later(**more):
    return clock.shifted(clock.offset() + timedelta(**more))


def test_what_a_customer_writes_is_unread_by_the_shop(order):
    ask(order)
    assert (conversation(order).shop_unread, conversation(order).customer_unread) == (1, 0)


def test_the_shop_is_told_by_mail_where_to_answer(order, librairie):
    ask(order)
    [mail] = mails(librairie.person.email)
    assert f"/annecy/tableau-de-bord/{librairie.slug}/commandes/{order.number}/#messages" in mail.text
    assert order.number in mail.subject
    assert librairie.name in mail.html


def test_a_mail_holds_none_of_the_words(order, librairie):
    ask(order, "Mon code d’entrée est 48B12")
    answer(order, "Bien noté, le 48B12")
    for mail in mails(librairie.person.email) + mails(order.user.email):
        assert "48B12" not in mail.text + mail.html + mail.subject


def test_the_customer_is_told_by_mail_where_to_read(order):
    answer(order)
    [mail] = mails(order.user.email)
    assert page(order) in mail.text
    assert mail.subject == "Le Fil de l’eau vous a écrit"


def test_who_sells_is_told_and_who_writes_the_page_is_not(order, librairie):
    act_for(shop=librairie, user=user(email="vente@example.org"), role=ShopRole.Role.SELLER)
    act_for(shop=librairie, user=user(email="redaction@example.org"), role=ShopRole.Role.EDITOR)
    ask(order)
    assert len(mails("vente@example.org")) == 1
    assert mails("redaction@example.org") == []


def test_a_burst_is_one_mail(order, librairie):
    ask(order)
    with later(minutes=14):
        ask(order, "Et le dimanche ?")
    assert len(mails(librairie.person.email)) == 1
    assert conversation(order).shop_unread == 2


def test_what_is_unread_for_long_is_told_again(order, librairie):
    ask(order)
    with later(minutes=15):
        ask(order, "Et le dimanche ?")
    assert len(mails(librairie.person.email)) == 2


def test_what_was_read_is_followed_by_a_mail_at_once(order, librairie):
    first = ask(order)
    talking.read(order=order, side=Side.SHOP, seen=first.pk)
    with later(minutes=2):
        ask(order, "Et le dimanche ?")
    assert len(mails(librairie.person.email)) == 2


def test_answering_reads_what_was_on_the_page(order):
    seen = ask(order)
    late = ask(order, "Et le dimanche ?")
    answer(order, seen=seen.pk)
    assert conversation(order).shop_unread == 1
    talking.read(order=order, side=Side.SHOP, seen=late.pk)
    assert conversation(order).shop_unread == 0


def test_reading_is_each_sides_own(order):
    last = ask(order)
    talking.read(order=order, side=Side.CUSTOMER, seen=last.pk)
    assert conversation(order).shop_unread == 1


def test_reading_where_nothing_was_written_does_nothing(order):
    talking.read(order=order, side=Side.SHOP, seen=0)
    assert not Message.objects.exists()


def test_a_button_pressed_twice_is_one_message(order, librairie):
    assert ask(order) == ask(order)
    assert Message.objects.count() == 1
    with later(minutes=2):
        ask(order)
    assert Message.objects.count() == 2


def test_a_message_keeps_who_wrote_and_as_whom(order, librairie, staff):
    answer(order)
    talking.from_shop(order=order, words="Nous nous en occupons.", by=staff, is_team=True)
    first, second = Message.objects.order_by("pk")
    assert (first.by, first.acting_as, first.is_team) == (librairie.person, "Le Fil de l’eau", False)
    assert (second.by, second.acting_as) == (staff, "Le Fil de l’eau (équipe des Petits Commerces)")


def test_a_message_is_never_changed(order):
    message = ask(order)
    message.words = "autre chose"
    with pytest.raises(IsFrozen):
        message.save()
    with pytest.raises(IsFrozen):
        Message.objects.update(words="autre chose")
    with pytest.raises(IsFrozen):
        message.delete()


def test_the_database_refuses_a_message_of_nothing(order):
    ask(order)
    with pytest.raises(IntegrityError), transaction.atomic():
        conversation(order).messages.create(side=Side.CUSTOMER, by=order.user, acting_as="client", words="")


def test_the_database_refuses_a_team_that_writes_as_a_customer(order):
    ask(order)
    with pytest.raises(IntegrityError), transaction.atomic():
        conversation(order).messages.create(
            side=Side.CUSTOMER, by=order.user, acting_as="client", words="oui", is_team=True
        )


def test_an_order_under_way_is_never_closed(order):
    with later(days=200):
        assert ask(order)


@pytest.mark.parametrize(("days", "is_open"), [(60, True), (61, False)])
def test_sixty_days_after_the_end_it_is_closed(order, days, is_open):
    hand_over(order)
    with later(days=days):
        assert (talking.why_closed(order, clock.now() - timedelta(minutes=1)) == "") is is_open


def test_a_closed_conversation_names_support_and_takes_nothing(order):
    hand_over(order)
    with later(days=61), pytest.raises(talking.IsClosed, match=r"60 jours.*support@lespetitscommerces\.org"):
        ask(order)
    assert not Message.objects.exists()
    assert mails("librairie@example.org") == []


def test_what_comes_after_the_end_opens_it_again(order):
    hand_over(order)
    with later(days=59):
        changing.change(order=order, to=OrderStatus.RETURNED)
    with later(days=200):
        assert ask(order)


def test_to_a_shop_that_left_nothing_is_written(order, librairie):
    Shop.objects.update(status=Shop.Status.LEFT)
    order.shop.refresh_from_db()
    with pytest.raises(talking.IsClosed, match="plus sur la plateforme"):
        ask(order)


def test_to_a_closed_account_nothing_is_written(order):
    order.user.is_active = False
    with pytest.raises(talking.IsClosed, match="fermé"):
        answer(order)


def test_an_order_that_was_never_paid_has_nothing_to_talk_about(order):
    order.status = OrderStatus.EXPIRED
    with pytest.raises(talking.IsClosed):
        ask(order)


def test_a_machine_that_writes_is_stopped(order):
    for number in range(talking.FROM_CUSTOMER.limit):
        ask(order, f"Message {number}")
    with pytest.raises(refusals.TooMany):
        ask(order, "Un de trop")
    assert Message.objects.count() == talking.FROM_CUSTOMER.limit
    assert answer(order)
