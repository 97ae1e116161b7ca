"""What is ready and nobody fetches, from the date it is given to the day it is closed."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from commerce.order import changing, collecting, confirming, pickups, placing
from commerce.order.models import Order, PickupEvent
from commerce.order.placing import Choice
from commerce.order.statuses import OrderStatus
from commerce.shipping.models import ShopDelivery
from commerce.shipping.windows import Window
from kit import due
from kit.models import OutgoingMail
from membership import current
from membership.models import Shop
from tests.commerce import factories

TUESDAY = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)  # ten in the morning in Annecy
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ALL_WEEK = {"slots": [[day, "09:00", "19:00"] for day in range(7)]}
WEDNESDAY_NOON = Window(TUESDAY + 26 * HOUR, TUESDAY + 27 * HOUR)
SATURDAY_EVENING = datetime(2026, 3, 14, 18, tzinfo=UTC)  # three days after Wednesday, seven o'clock
SUNDAY_EVENING = SATURDAY_EVENING + DAY
S = OrderStatus


@pytest.fixture(autouse=True)
def in_annecy(annecy):
    with time_machine.travel(TUESDAY, tick=False), current.in_city(annecy):
        yield


@pytest.fixture
def shop(open_annecy, librairie) -> Shop:
    Shop.objects.filter(pk=librairie.pk).update(hours=ALL_WEEK)
    fresh = Shop.objects.get(pk=librairie.pk)
    fresh.person = librairie.person
    return fresh


def ready(shop, product, chloe, window: Window | None = WEDNESDAY_NOON, *, by_card: bool = False) -> Order:
    if by_card:
        factories.card_account(shop)
    basket = factories.basket(chloe.city, (product, 1), owner=chloe)
    purchase = placing.place(basket=basket, user=chloe, choices={shop.pk: Choice(window=window)})
    if by_card:
        confirming.confirm(purchase, payment_intent_id="pi_1")
    order = Order.objects.with_lines().select_related("city__commune").get(purchase=purchase)
    changing.change(order=order, to=S.READY)
    return order


@pytest.fixture
def order(shop, book, chloe) -> Order:
    """A book to be paid in the shop, ready on Tuesday, to be fetched on Wednesday at noon."""
    return ready(shop, book, chloe)


@pytest.fixture
def paid(shop, book, chloe) -> Order:
    return ready(shop, book, chloe, by_card=True)


def at(moment: datetime):
    return time_machine.travel(moment, tick=False)


def a_round(moment: datetime) -> None:
    with at(moment):
        collecting.due()


def now_is(order: Order) -> Order:
    return Order.objects.get(pk=order.pk)


def mails(word: str, to: str = "client@example.org") -> int:
    return OutgoingMail.objects.to_address(to).filter(subject__contains=word).count()


# ---- the date
def test_a_ready_order_is_kept_three_days_after_its_hour(order):
    assert now_is(order).kept_until == SATURDAY_EVENING
    assert order.kept_words.replace("\xa0", " ") == "samedi 14 mars, 19 h"


def test_without_an_hour_the_days_begin_when_it_is_ready(shop, book, chloe):
    assert now_is(ready(shop, book, chloe, window=None)).kept_until == SATURDAY_EVENING - DAY


def test_made_ready_after_its_hour_the_days_begin_then(shop, book, chloe):
    basket = factories.basket(chloe.city, (book, 1), owner=chloe)
    purchase = placing.place(basket=basket, user=chloe, choices={shop.pk: Choice(window=WEDNESDAY_NOON)})
    with at(TUESDAY + 3 * DAY):
        changing.change(order=purchase.orders.get(), to=S.READY)
    assert purchase.orders.get().kept_until == SATURDAY_EVENING + 2 * DAY


def test_a_shop_keeps_it_as_long_as_it_says(shop, book, chloe):
    ShopDelivery.objects.filter(shop=shop).update(kept_days=1)
    assert now_is(ready(shop, book, chloe)).kept_until == SATURDAY_EVENING - 2 * DAY


def test_the_mail_that_says_ready_says_until_when(order):
    mail = OutgoingMail.objects.to_address("client@example.org").get(subject__contains="est prête")
    assert "À retirer avant samedi 14 mars, 19 h." in mail.text.replace("\xa0", " ")
    assert "samedi 14 mars" in mail.html


def test_another_hour_is_another_date(order, chloe):
    with at(TUESDAY + HOUR):
        pickups.move(order=order, window=Window(WEDNESDAY_NOON.begin + 2 * DAY, WEDNESDAY_NOON.end + 2 * DAY), by=chloe)
    assert now_is(order).kept_until == SATURDAY_EVENING + 2 * DAY


def test_what_is_delivered_has_no_date(shop, book, chloe):
    order = ready(shop, book, chloe, window=None)
    Order.objects.filter(pk=order.pk).update(way="home", paid_by="card", kept_until=None)
    delivered = Order.objects.get(pk=order.pk)
    collecting.begin(delivered)
    assert now_is(order).kept_until is None


def test_an_order_from_before_there_were_dates_is_given_one(order):
    Order.objects.update(kept_until=None)
    a_round(TUESDAY + 10 * DAY)
    assert now_is(order).kept_until == datetime(2026, 3, 23, 18, tzinfo=UTC)
    assert now_is(order).status == S.READY


# ---- reminded
def test_before_the_date_nobody_is_bothered(order):
    a_round(SATURDAY_EVENING - timedelta(minutes=1))
    assert now_is(order).reminded_at is None


def test_at_the_date_the_customer_is_reminded_and_given_a_last_day(order):
    a_round(SATURDAY_EVENING)
    fresh = now_is(order)
    assert (fresh.status, fresh.reminded_at, fresh.kept_until) == (S.READY, SATURDAY_EVENING, SUNDAY_EVENING)
    mail = OutgoingMail.objects.to_address("client@example.org").latest("pk")
    assert "venez avant dimanche 15 mars, 19 h" in mail.text.replace("\xa0", " ")
    assert order.ticket.code in mail.text


def test_one_reminder_however_often_the_clock_goes_round(order):
    for minutes in range(3):
        a_round(SATURDAY_EVENING + timedelta(minutes=minutes))
    assert mails("vous attend toujours") == 1
    assert PickupEvent.objects.filter(kind="reminded").count() == 1


def test_the_round_is_one_of_those_that_are_done_by_themselves(order):
    with at(SATURDAY_EVENING):
        assert due.run("orders-nobody-fetched") == []
    assert now_is(order).reminded_at == SATURDAY_EVENING


def test_who_came_is_not_reminded(order):
    changing.change(order=order, to=S.COLLECTED)
    a_round(SATURDAY_EVENING)
    assert mails("vous attend toujours") == 0


# ---- closed
def test_after_the_last_day_it_is_closed(order, book):
    a_round(SATURDAY_EVENING)
    a_round(SUNDAY_EVENING - timedelta(minutes=1))
    assert now_is(order).status == S.READY
    a_round(SUNDAY_EVENING)
    assert now_is(order).status == S.NOT_COLLECTED
    assert factories.record(book).net_stock_level == 2


def test_a_clock_that_slept_through_it_all_reminds_before_it_closes(order):
    a_round(SATURDAY_EVENING + 30 * DAY)
    assert now_is(order).status == S.READY
    a_round(SATURDAY_EVENING + 31 * DAY)
    assert now_is(order).status == S.NOT_COLLECTED


def test_closed_once_customer_and_shop_are_told_once(order, book):
    a_round(SATURDAY_EVENING)
    for minutes in range(3):
        a_round(SUNDAY_EVENING + timedelta(minutes=minutes))
    assert mails("est fermée") == 1
    assert mails("non retirée", to="librairie@example.org") == 1
    assert factories.record(book).net_stock_level == 2


def test_its_place_in_the_window_is_free(order, shop):
    a_round(SATURDAY_EVENING)
    a_round(SUNDAY_EVENING)
    assert not Order.objects.holding_a_window().exists()


def test_a_shop_that_shut_after_the_reminder_waits_for_its_next_day(order, shop):
    a_round(SATURDAY_EVENING)
    leave = {"from": "2026-03-15", "to": "2026-03-16", "slots": [], "word": "Fermé"}
    Shop.objects.filter(pk=shop.pk).update(hours={**ALL_WEEK, "specials": [leave]})
    a_round(SUNDAY_EVENING)
    fresh = now_is(order)
    assert (fresh.status, fresh.kept_until) == (S.READY, SUNDAY_EVENING + 2 * DAY)
    a_round(SUNDAY_EVENING + 2 * DAY)
    assert now_is(order).status == S.NOT_COLLECTED


def test_one_that_fails_stops_no_other(order, shop, book, chloe, monkeypatch):
    other = ready(shop, book, chloe)
    remind = collecting.remind

    def sometimes(*, order: Order) -> None:
        if order.pk == first.pk:
            raise RuntimeError("no ink")
        remind(order=order)

    first = order
    monkeypatch.setattr(collecting, "remind", sometimes)
    a_round(SATURDAY_EVENING)
    assert (now_is(first).reminded_at, now_is(other).reminded_at) == (None, SATURDAY_EVENING)


# ---- paid
def test_what_is_paid_is_reminded_and_never_closed(paid, book):
    for days in range(0, 90, 10):
        a_round(SATURDAY_EVENING + days * DAY)
    fresh = now_is(paid)
    assert (fresh.status, fresh.kept_until) == (S.READY, SATURDAY_EVENING)
    assert mails("vous attend toujours") == 1
    assert "elle reste à vous" in OutgoingMail.objects.to_address("client@example.org").latest("pk").text
    assert factories.record(book).net_stock_level == 1


def test_what_is_paid_is_not_closed_by_hand(paid, shop):
    with at(SATURDAY_EVENING), pytest.raises(collecting.TooEarly):
        collecting.close(order=paid, by=shop.person, acting_as=shop.name)
    assert now_is(paid).status == S.READY


# ---- the shop
def test_the_shop_closes_it_once_the_hour_is_over(order, shop, book):
    with at(WEDNESDAY_NOON.end):
        collecting.close(order=order, by=shop.person, acting_as=shop.name)
    change = order.status_changes.latest("pk")
    assert (change.new_status, change.by, change.acting_as) == (S.NOT_COLLECTED, shop.person, shop.name)
    assert factories.record(book).net_stock_level == 2
    assert (mails("est fermée"), mails("non retirée", to="librairie@example.org")) == (1, 0)


def test_not_while_the_customer_may_still_come(order, shop):
    with at(WEDNESDAY_NOON.end - HOUR), pytest.raises(collecting.TooEarly):
        collecting.close(order=order, by=shop.person, acting_as=shop.name)


def test_what_was_fetched_is_not_closed(order, shop):
    stale = now_is(order)
    changing.change(order=order, to=S.COLLECTED)
    with at(SATURDAY_EVENING), pytest.raises(collecting.NotWaiting):
        collecting.close(order=stale, by=shop.person, acting_as=shop.name)


def test_kept_longer_counts_from_its_date(order, shop):
    with at(WEDNESDAY_NOON.end):
        collecting.keep_longer(order=order, days=2, by=shop.person, acting_as=shop.name)
    assert now_is(order).kept_until == SATURDAY_EVENING + 2 * DAY
    assert mails("plus longtemps") == 1


def test_kept_longer_after_a_reminder_it_is_reminded_again(order, shop):
    a_round(SATURDAY_EVENING)
    with at(SATURDAY_EVENING + HOUR):
        collecting.keep_longer(order=order, days=1, by=shop.person, acting_as=shop.name)
    a_round(SUNDAY_EVENING)
    assert now_is(order).status == S.READY
    a_round(SUNDAY_EVENING + DAY)
    assert now_is(order).reminded_at == SUNDAY_EVENING + DAY
    assert mails("vous attend toujours") == 2


def test_who_kept_it_longer_is_written_down(order, shop):
    collecting.keep_longer(order=order, days=1, by=shop.person, acting_as=shop.name)
    said = PickupEvent.objects.get()
    assert (said.kind, said.by, said.acting_as) == ("kept_longer", shop.person, shop.name)
    assert (said.before_until, said.after_until) == (SATURDAY_EVENING, SUNDAY_EVENING)
