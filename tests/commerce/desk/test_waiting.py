"""At the desk: what is ready and waits, kept longer, closed, or given back."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.order import collecting
from commerce.order.models import Order
from commerce.order.statuses import OrderStatus
from commerce.payment.models import Refund
from commerce.shipping.models import ShopDelivery
from kit.models import OutgoingMail
from membership.models import Shop
from tests import factories as people
from tests.commerce import factories
from tests.commerce.desk.conftest import an_order, url
from tests.commerce.desk.test_pickups import RULES

TUESDAY = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)  # ten in the morning in Annecy
DAY = timedelta(days=1)
FRIDAY_EVENING = datetime(2026, 3, 13, 18, tzinfo=UTC)
S = OrderStatus


@pytest.fixture(autouse=True)
def tuesday():
    with time_machine.travel(TUESDAY, tick=False):
        yield


@pytest.fixture
def shop(open_annecy, librairie):
    Shop.objects.filter(pk=librairie.pk).update(hours={"slots": [[day, "09:00", "19:00"] for day in range(7)]})
    return librairie


@pytest.fixture
def waiting(shop, book) -> Order:
    """A book to be paid in the shop, ready; its customer comes when they like."""
    return an_order(shop, book, to=[S.READY])


@pytest.fixture
def paid(shop, book) -> Order:
    return an_order(shop, book, by_card=True, to=[S.READY])


@contextmanager
def friday():
    """It is Friday evening, and the clock has gone its round."""
    with time_machine.travel(FRIDAY_EVENING, tick=False):
        collecting.due()
        yield


def plain(answer) -> str:
    return answer.text.replace("\u202f", " ").replace("\xa0", " ")


def order_page(desk, order: Order) -> str:
    return plain(desk.get(url("order", order.shop, number=order.number)))


def press(desk, what: str, order: Order, **more: str) -> str:
    where = url(f"order-{what}", order.shop, number=order.number)
    return plain(desk.post(where, {"from": "order", **more}, follow=True))


def now_is(order: Order) -> Order:
    return Order.objects.get(pk=order.pk)


def test_today_says_until_when_it_is_kept(desk, waiting, shop):
    assert "À retirer avant vendredi 13 mars, 19 h." in plain(desk.get(url("today", shop)))


def test_a_late_one_says_what_comes_next(desk, waiting, shop):
    with friday():
        page = plain(desk.get(url("today", shop)))
    assert "Personne n’est venu, le client est rappelé. Sans lui avant samedi 14 mars, 19 h" in page
    assert "Jamais venu : fermer" in page


def test_never_came_closes_it(desk, waiting, book):
    with friday():
        page = press(desk, "close", waiting)
    assert f"Commande {waiting.number} fermée." in page
    assert now_is(waiting).status == S.NOT_COLLECTED
    assert factories.record(book).net_stock_level == 2
    assert "Jamais venu" not in page


def test_never_came_is_not_for_who_may_still_come(desk, waiting):
    assert "Jamais venu" not in order_page(desk, waiting)
    assert "Le client a encore le temps de venir." in press(desk, "close", waiting)
    assert now_is(waiting).status == S.READY


def test_pressed_twice_it_is_closed_once(desk, waiting, book):
    with friday():
        press(desk, "close", waiting)
        page = press(desk, "close", waiting)
    assert "est maintenant « non retirée »" in page
    assert factories.record(book).net_stock_level == 2


def test_the_shop_keeps_it_longer(desk, waiting):
    page = press(desk, "keep", waiting, days="2")
    assert "à retirer avant dimanche 15 mars, 19 h. Le client est prévenu." in page
    assert "Gardée plus longtemps" in page
    assert "Par librairie@example.org, pour Le Fil de l’eau. À retirer avant dimanche 15 mars, 19 h." in page


@pytest.mark.parametrize("days", ["", "0", "15", "beaucoup"])
def test_a_wrong_number_of_days_is_told(desk, waiting, days):
    assert "Un nombre de jours, entre 1 et 14." in press(desk, "keep", waiting, days=days)
    assert now_is(waiting).kept_until == FRIDAY_EVENING


def test_what_was_handed_over_is_not_kept(desk, waiting):
    Order.objects.filter(pk=waiting.pk).update(status=S.COLLECTED)
    assert "est maintenant « retirée »" in press(desk, "keep", waiting, days="2")


def test_what_is_paid_is_called_for_not_closed(desk, paid):
    with friday():
        page = order_page(desk, paid)
        refused = press(desk, "close", paid)
    assert "On l’attendait avant vendredi 13 mars, 19 h. Le client est rappelé. Payée, elle reste à lui." in page
    assert "Jamais venu" not in page
    assert "Cette commande est payée : elle reste au client." in refused
    assert now_is(paid).status == S.READY


def test_what_is_paid_and_spoilt_is_given_back(desk, paid, librairie):
    with friday():
        assert "Rendre l’argent et fermer" in order_page(desk, paid)
        press(desk, "refuse", paid, reason="Le fromage n’a pas tenu.")
    assert now_is(paid).status == S.REFUSED
    assert Refund.objects.get().amount == paid.total_incl_tax
    mail = OutgoingMail.objects.to_address(paid.user.email).get(subject__contains="vous rend votre argent")
    assert "Le fromage n’a pas tenu." in mail.text
    assert "ne peut plus garder votre commande" in mail.text


def test_what_is_paid_is_not_given_back_before_its_customer_was_reminded(desk, paid):
    assert "Rendre l’argent" not in order_page(desk, paid)
    press(desk, "refuse", paid, reason="Je n’ai plus de place.")
    assert now_is(paid).status == S.READY


def test_another_shops_order_is_not_there(client, waiting, boulangerie):
    people.sign_in(client, boulangerie.person)
    for what in ("keep", "close"):
        for shop in (waiting.shop, boulangerie):
            where = url(f"order-{what}", shop, number=waiting.number)
            assert client.post(where, {"days": "1"}).status_code == 404
    assert now_is(waiting).status == S.READY


def test_the_shop_says_for_how_long_it_keeps(desk, librairie):
    assert desk.post(url("pickup", librairie), RULES | {"kept_days": "5"}).status_code == 302
    assert ShopDelivery.objects.get(shop=librairie).kept_days == 5


def test_the_page_says_what_comes_after_these_days(desk, librairie):
    assert "Ensuite le client est rappelé ; non payée, elle se ferme" in plain(desk.get(url("delivery", librairie)))


@pytest.mark.parametrize("days", ["", "0", "15"])
def test_a_shop_keeps_for_a_day_to_a_fortnight(desk, librairie, days):
    answer = desk.post(url("pickup", librairie), RULES | {"kept_days": days})
    assert answer.status_code == 400


def test_the_customer_reads_until_when(client, waiting):
    people.sign_in(client, waiting.user)
    page = plain(client.get(f"/annecy/mon-compte/achats/{waiting.purchase.number}/"))
    assert "À retirer avant vendredi 13 mars, 19 h" in page


def test_the_customer_reads_the_last_day(client, waiting):
    people.sign_in(client, waiting.user)
    with friday():
        page = plain(client.get(f"/annecy/mon-compte/achats/{waiting.purchase.number}/"))
    assert "Dernière limite : avant samedi 14 mars, 19 h" in page
    assert "Rappel envoyé au client" in page


def test_whoever_fetches_it_reads_until_when(client, waiting):
    page = plain(client.get(f"/retrait/{waiting.ticket.token}/"))
    assert "À retirer avant vendredi 13 mars, 19 h." in page


def test_twenty_that_wait_cost_no_more_than_one(desk, shop):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(url("today", shop)).status_code == 200
        return len(queries)

    one = factories.product(shop=shop, title="Un roman", stock=50)
    an_order(shop, one, to=[S.READY])
    desk.get(url("today", shop))
    before = cost()
    for _order in range(19):
        an_order(shop, one, to=[S.READY])
    assert cost() == before
