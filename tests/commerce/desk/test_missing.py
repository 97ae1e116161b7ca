"""« Il manque quelque chose » : typed at the desk, read by the customer."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.order import changing
from commerce.order.models import Order, RealPrice
from kit.models import OutgoingMail
from tests.commerce import factories
from tests.commerce.customer.conftest import account
from tests.commerce.desk.conftest import an_order, url
from tests.factories import sign_in


@pytest.fixture
def order(desk, librairie, open_annecy):
    """Two novels at 9.90 and a notebook at 5.00, to be paid in the shop."""
    novel = factories.product(shop=librairie, title="Roman", price="9.90")
    return an_order(librairie, novel, novel, factories.product(shop=librairie, title="Carnet", price="5.00"))


def field(order, title: str, name: str) -> str:
    return f"manque-{order.lines.get(title=title).pk}-{name}"


def send(desk, order, title: str = "Roman", **told):
    data = {field(order, title, name): value for name, value in told.items()}
    return desk.post(url("order-missing", order.shop, number=order.number), data, follow=True)


def now(order) -> Order:
    return Order.objects.get(pk=order.pk)


def test_one_of_two_is_missing(desk, order):
    page = send(desk, order, missing="1", is_out="on").text
    assert "Roman\u00a0: 1 sur 2 manque, retiré." in page
    assert now(order).real_total == Decimal("14.90")
    assert factories.record(order.lines.get(title="Roman").product).net_stock_level == 0


def test_the_tick_taken_away_leaves_the_stock(desk, order):
    send(desk, order, missing="1")
    assert factories.record(order.lines.get(title="Roman").product).net_stock_level == 8


def test_the_order_shows_what_is_missing_and_who_said_so(desk, order, librairie):
    send(desk, order, missing="1", instead="Un autre roman", price="8,00")
    page = desk.get(url("order", librairie, number=order.number)).text
    assert "1 sur 2 manque, remplacé par Un autre roman" in page
    assert "Déjà noté" in page
    assert f"Par {librairie.person}" in page
    assert "À encaisser\u00a0: 22,90" in page


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ({}, "à une ligne au moins"),
        ({"missing": "3"}, "La commande en compte 2"),
        ({"missing": "un"}, "field__errors"),
        ({"missing": "-1"}, "field__errors"),
        ({"instead": "Un autre"}, "Dites combien il en manque"),
        ({"missing": "1", "price": "5"}, "Dites ce qui le remplace"),
        ({"missing": "1", "instead": "Un autre", "price": "0"}, "au-dessus de zéro"),
        ({"missing": "1", "instead": "Un autre", "price": "9,91"}, "Au plus 9,90"),
    ],
)
def test_what_can_not_be_noted_is_told_where_it_was_typed(desk, order, told, answer):
    page = send(desk, order, **told)
    assert page.status_code == 400
    assert answer in page.text
    assert '<details class="confirm" id="manque" open>' in page.text
    assert not RealPrice.objects.exists()


def test_sent_twice_it_is_noted_once(desk, order):
    send(desk, order, missing="1")
    assert "C’était déjà noté" in send(desk, order, missing="1").text
    assert RealPrice.objects.count() == 1


def test_all_missing_leads_to_refusing(desk, order):
    send(desk, order, "Carnet", missing="1")
    assert "refusez-la plutôt" in send(desk, order, missing="2").text
    assert now(order).real_total == Decimal("19.80")


def test_a_ready_order_lacks_nothing_any_more(desk, order, librairie):
    changing.change(order=order, to="ready")
    assert "Il manque quelque chose" not in desk.get(url("order", librairie, number=order.number)).text
    assert "Rien n’a changé" in send(desk, order, missing="1").text
    assert not RealPrice.objects.exists()


def test_todays_card_leads_to_it(desk, order, librairie):
    page = desk.get(url("today", librairie)).text
    assert url("order", librairie, number=order.number) + "#manque" in page


def test_another_shops_order_is_not_found(desk, order, librairie, boulangerie):
    theirs = an_order(boulangerie, factories.product(shop=boulangerie))
    for shop in (librairie, boulangerie):
        assert desk.post(url("order-missing", shop, number=theirs.number)).status_code == 404


def test_another_orders_line_is_left_alone(desk, order, librairie):
    other = an_order(librairie, order.lines.get(title="Roman").product)
    desk.post(
        url("order-missing", librairie, number=order.number),
        {field(other, "Roman", "missing"): "1", field(order, "Carnet", "missing"): "1"},
    )
    assert not other.lines.get().missing
    assert RealPrice.objects.count() == 1


def test_what_is_weighed_is_counted_in_portions(desk, librairie, open_annecy):
    cheese = factories.weighed(shop=librairie, portion_grams=50)
    order = an_order(librairie, *[cheese] * 5)
    assert "Sur 5 portions de 50" in desk.get(url("order", librairie, number=order.number)).text
    assert "100\u00a0g sur 250\u00a0g manque, retiré" in send(desk, order, "Comté", missing="2").text
    assert now(order).real_total == Decimal("4.02")


def test_the_customer_reads_it_with_the_purchase(desk, order, client):
    send(desk, order, missing="1", instead="Un autre roman", price="8,00")
    sign_in(client, order.user)
    page = client.get(account("annecy", f"achats/{order.purchase.number}/")).text
    for told in ("Il manquait\u00a0: Roman", "1 sur 2 manque, remplacé par Un autre roman", "8,00", "22,90"):
        assert told in page, told
    assert OutgoingMail.objects.to_address(order.user.email).filter(key__startswith="order-missing-").count() == 1


def test_the_refund_is_told_to_who_paid_by_card(desk, librairie, open_annecy):
    novel = factories.product(shop=librairie, title="Roman", price="9.90")
    order = an_order(librairie, novel, novel, by_card=True)
    page = send(desk, order, missing="1").text
    assert "9,90\u00a0€ repartent vers sa carte" in page
    assert "ne peut pas être reprise" in send(desk, order, missing="0").text


def test_twenty_lines_cost_what_one_does(desk, librairie, open_annecy, django_assert_num_queries):
    few, many = (
        an_order(librairie, *[factories.product(shop=librairie) for _line in range(number)]) for number in (1, 20)
    )
    for order in (few, many):
        changing.change(order=order, to="preparing")
    page = url("order", librairie, number=few.number)
    desk.get(page)
    with CaptureQueriesContext(connection) as one:
        desk.get(page)
    with django_assert_num_queries(len(one)):
        desk.get(url("order", librairie, number=many.number))
