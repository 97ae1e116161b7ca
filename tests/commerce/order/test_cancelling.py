"""A customer calls off what is paid in the shop, until the shop prepares it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from commerce.desk import handling
from commerce.order import cancelling, changing, confirming, pickups, placing, weighing
from commerce.order.models import Order
from commerce.order.placing import Choice
from commerce.order.statuses import OrderStatus
from commerce.partner import stock
from commerce.shipping.models import ShopDelivery
from commerce.shipping.windows import Window
from kit.models import OutgoingMail
from membership import current
from membership.models import Shop
from tests import factories as people
from tests.commerce import factories

TUESDAY = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)  # ten in the morning in Annecy
HOUR = timedelta(hours=1)
NOON = Window(TUESDAY + 26 * HOUR, TUESDAY + 27 * HOUR)


@pytest.fixture(autouse=True)
def in_annecy(annecy):
    with time_machine.travel(TUESDAY, tick=False), current.in_city(annecy):
        yield


def bought(chloe, *lines, window: Window | None = None) -> Order:
    basket = factories.basket(chloe.city, *lines, owner=chloe)
    shop = lines[0][0].shop
    placing.place(basket=basket, user=chloe, choices={shop.pk: Choice(window=window)})
    return Order.objects.with_lines().select_related("city__commune").latest("pk")


@pytest.fixture
def order(in_annecy, open_annecy, book, chloe) -> Order:
    return bought(chloe, (book, 1))


def test_a_cancelled_order_gives_its_stock_back(order, chloe, book):
    assert factories.record(book).net_stock_level == 1
    cancelling.cancel(order=order, by=chloe)
    order.refresh_from_db()
    assert order.status == OrderStatus.CANCELLED
    assert factories.record(book).net_stock_level == 2


def test_a_cancelled_order_leaves_its_place_to_somebody(open_annecy, librairie, book, chloe):
    Shop.objects.filter(pk=librairie.pk).update(hours={"slots": [[day, "09:00", "19:00"] for day in range(7)]})
    ShopDelivery.objects.filter(shop=librairie).update(orders_a_window=1)
    order = bought(chloe, (book, 1), window=NOON)
    with pytest.raises(pickups.WindowsAreGone):
        bought(people.user(city=chloe.city), (book, 1), window=NOON)
    cancelling.cancel(order=order, by=chloe)
    assert bought(people.user(city=chloe.city), (book, 1), window=NOON).pickup == NOON


def test_who_cancelled_is_written_down_with_the_reason(order, chloe):
    cancelling.cancel(order=order, by=chloe, reason="Je l’ai reçu en cadeau.")
    change = order.status_changes.latest("pk")
    assert (change.by, change.acting_as, change.cause) == (chloe, "client", "Je l’ai reçu en cadeau.")


def test_the_shop_is_told_why(order, chloe):
    cancelling.cancel(order=order, by=chloe, reason="Je l’ai reçu en cadeau.")
    mail = OutgoingMail.objects.to_address("librairie@example.org").latest("pk")
    assert order.number in mail.subject
    assert "ne préparez pas" in mail.text
    assert "Je l’ai reçu en cadeau." in mail.text
    assert f"/annecy/tableau-de-bord/le-fil-de-leau/commandes/{order.number}/" in mail.text


def test_the_customer_has_it_in_writing(order, chloe):
    cancelling.cancel(order=order, by=chloe)
    mail = OutgoingMail.objects.to_address(chloe.email).latest("pk")
    assert "est annulée" in mail.subject
    assert "vous ne devez rien" in mail.text


def test_a_second_cancelling_changes_nothing(order, chloe, book):
    again = Order.objects.get(pk=order.pk)
    cancelling.cancel(order=order, by=chloe)
    with pytest.raises(changing.NotAllowed):
        cancelling.cancel(order=again, by=chloe)
    assert factories.record(book).net_stock_level == 2


@pytest.mark.parametrize("to", [OrderStatus.PREPARING, OrderStatus.READY, OrderStatus.REFUSED])
def test_once_the_shop_acts_it_stays(order, chloe, to):
    before = Order.objects.get(pk=order.pk)
    changing.change(order=order, to=to)
    with pytest.raises(changing.NotAllowed):
        cancelling.cancel(order=before, by=chloe)
    assert Order.objects.get(pk=order.pk).status == to


def test_what_a_card_paid_is_not_cancelled(open_annecy, librairie, book, chloe):
    factories.card_account(librairie)
    order = bought(chloe, (book, 1))
    confirming.confirm(order.purchase, payment_intent_id="pi_1")
    order.refresh_from_db()
    with pytest.raises(changing.NotAllowed):
        cancelling.cancel(order=order, by=chloe)
    assert factories.record(book).net_stock_level == 1


def test_what_was_taken_off_before_does_not_come_back(open_annecy, librairie, book, chloe):
    gone = factories.product(shop=librairie, title="Introuvable", stock=3)
    order = bought(chloe, (book, 1), (gone, 1))
    weighing.take_off(order=order, line=order.lines.get(product=gone), by=None)
    cancelling.cancel(order=Order.objects.get(pk=order.pk), by=chloe)
    assert factories.record(book).net_stock_level == 2
    assert factories.record(gone).net_stock_level == 2


def test_what_is_refused_puts_nothing_back_that_was_taken_off(open_annecy, librairie, book, chloe):
    gone = factories.product(shop=librairie, title="Introuvable", stock=3)
    order = bought(chloe, (book, 1), (gone, 1))
    weighing.take_off(order=order, line=order.lines.get(product=gone), by=None)
    handling.refuse(order=Order.objects.get(pk=order.pk), reason="Fermé.", by=librairie.person)
    assert factories.record(gone).net_stock_level == 2


@pytest.mark.parametrize(("days", "left"), [(0, 6), (1, 6)], ids=["the same day", "the day after"])
def test_yesterdays_bread_does_not_come_on_top_of_todays(open_annecy, librairie, book, chloe, days, left):
    daily = factories.record(book)
    stock.set_stock(daily, by=None, mode="daily", quantity=6, daily=6)
    order = bought(chloe, (book, 1))
    with time_machine.travel(TUESDAY + timedelta(days=days), tick=False):
        stock.refill_due()
        cancelling.cancel(order=order, by=chloe)
        assert factories.record(book).net_stock_level == left
