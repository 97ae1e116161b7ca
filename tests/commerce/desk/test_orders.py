"""The desk moves an order on, refuses it, finds it again."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.order import changing
from commerce.order.models import Order, OrderStatusChange
from commerce.payment.models import Refund, ShopTransfer
from kit import clock
from kit.models import OutgoingMail
from membership.models import ShopRole
from tests.commerce import factories
from tests.commerce.desk.conftest import an_order, url
from tests.factories import act_for, sign_in, subscribe, user


def press(desk, shop, order, to, **more):
    return desk.post(url("order-advance", shop, number=order.number), {"to": to, **more}, follow=True)


def status(order):
    return Order.objects.get(pk=order.pk).status


def test_today_tells_all_that_preparing_an_order_needs(desk, librairie, open_annecy, book):
    an_order(librairie, book, note="Pour offrir, merci")
    page = desk.get(url("today", librairie))
    for told in (
        "Chloé B.",
        "06 39 98 00 01",
        "Le Sentier des écluses",
        "Pour offrir, merci",
        "À encaisser",
        "Une commande à préparer",
        "74010-000001-1",
    ):
        assert told in page.text, told


def test_what_is_weighed_says_environ(client, boulangerie, open_annecy):
    cheese = factories.weighed(shop=boulangerie, portion_grams=250)
    an_order(boulangerie, cheese)
    sign_in(client, boulangerie.person)
    assert "Comté, environ 250\u00a0g" in client.get(url("today", boulangerie)).text


def test_the_oldest_order_comes_first(desk, librairie, open_annecy, book):
    first, second = an_order(librairie, book), an_order(librairie, book)
    jobs = desk.get(url("today", librairie)).context["heaps"][0]["jobs"]
    assert [job.order.number for job in jobs] == [first.number, second.number]


def test_an_order_is_led_to_its_end_from_the_day_page(desk, librairie, order):
    for to in ("preparing", "ready", "collected"):
        assert press(desk, librairie, order, to).redirect_chain[-1][0] == url("today", librairie)
        assert status(order) == to


def test_each_step_remembers_who_did_it_for_whom(desk, librairie, order):
    press(desk, librairie, order, "ready")
    change = OrderStatusChange.objects.get(order=order, new_status="ready")
    assert (change.by, change.acting_as) == (librairie.person, librairie.name)


def test_the_customer_is_written_to_when_it_is_ready(desk, librairie, order):
    press(desk, librairie, order, "ready")
    assert OutgoingMail.objects.filter(to=order.user.email, key__startswith="order-change-").count() == 1


def test_who_gave_no_name_is_known_by_their_address(desk, librairie, order):
    type(order.user).objects.filter(pk=order.user.pk).update(first_name="", last_name="")
    assert order.user.email in desk.get(f"/annecy/tableau-de-bord/{librairie.slug}/").text


def test_pressing_twice_is_told_kindly(desk, librairie, order):
    press(desk, librairie, order, "ready")
    again = press(desk, librairie, order, "ready")
    assert again.status_code == 200
    assert "C’était déjà fait" in again.text
    assert OrderStatusChange.objects.filter(order=order, new_status="ready").count() == 1


@pytest.mark.parametrize("to", ["collected", "sent", "delivered", "refunded", "nonsense", ""])
def test_what_does_not_follow_changes_nothing(desk, librairie, order, to):
    answer = press(desk, librairie, order, to)
    assert answer.status_code == 200
    assert "Rien d’autre n’a changé" in answer.text
    assert status(order) == "due_in_shop"


def test_what_is_picked_up_is_never_sent(desk, librairie, order):
    press(desk, librairie, order, "ready")
    press(desk, librairie, order, "sent")
    assert status(order) == "ready"


def test_what_is_delivered_leaves_and_arrives(desk, librairie, open_annecy, book):
    order = an_order(librairie, book, by_card=True, home=True, to=["ready"])
    assert "3 quai de l’Île" in desk.get(url("today", librairie)).text
    press(desk, librairie, order, "collected")
    assert status(order) == "ready"
    press(desk, librairie, order, "sent")
    assert "En livraison" in desk.get(url("today", librairie)).text
    press(desk, librairie, order, "delivered")
    assert status(order) == "delivered"


def test_a_refused_order_gives_its_stock_back(desk, librairie, order, book):
    before = factories.record(book).num_in_stock
    answer = desk.post(
        url("order-refuse", librairie, number=order.number), {"reason": "Le livre est abîmé."}, follow=True
    )
    assert "refusée" in answer.text
    assert status(order) == "refused"
    assert factories.record(book).num_in_stock == before + 1
    assert OrderStatusChange.objects.get(order=order, new_status="refused").cause == "Le livre est abîmé."


def test_refusing_twice_gives_the_stock_back_once(desk, librairie, order, book):
    before = factories.record(book).num_in_stock
    for _time in range(2):
        answer = desk.post(url("order-refuse", librairie, number=order.number), {"reason": "Fermé."}, follow=True)
    assert "C’était déjà fait" in answer.text
    assert factories.record(book).num_in_stock == before + 1


def test_a_refusal_says_why(desk, librairie, order):
    answer = desk.post(url("order-refuse", librairie, number=order.number), {"reason": " "})
    assert answer.status_code == 400
    assert "Dites au client pourquoi" in answer.text
    assert status(order) == "due_in_shop"


@pytest.mark.parametrize("begun", [[], ["preparing"]])
def test_a_paid_order_that_is_refused_is_given_back(desk, till, purchase, boulangerie, bread, begun):
    till.take(purchase)
    order = purchase.orders.get(shop=boulangerie)
    for state in begun:
        changing.change(order=order, to=state)
    sign_in(desk, boulangerie.person)
    assert "Ce qu’il a payé repart vers sa carte" in desk.get(url("today", boulangerie)).text
    before = factories.record(bread).num_in_stock
    for _time in range(2):
        answer = desk.post(
            url("order-refuse", boulangerie, number=order.number), {"reason": "Four en panne."}, follow=True
        )
    assert "C’était déjà fait" not in answer.text
    refund = Refund.objects.get(order=order)
    assert (refund.amount, refund.state) == (Decimal("9.80"), Refund.State.DONE)
    assert status(order) == "refunded"
    assert factories.record(bread).num_in_stock == before + 2
    page = desk.get(url("order", boulangerie, number=order.number)).text
    assert "Rendu au client" in page
    assert "retenus sur votre prochain virement" in page
    assert "Vous devez" in desk.get(url("payments", boulangerie)).text
    letters = [mail.text for mail in OutgoingMail.objects.to_address(order.user.email)]
    assert any("9,80\xa0€ que vous avez payés repartent" in text for text in letters)
    assert any("sont repartis vers la carte" in text for text in letters)


def test_a_paid_order_that_is_ready_is_not_refused(desk, librairie, open_annecy, book):
    order = an_order(librairie, book, by_card=True, to=["ready"])
    desk.post(url("order-refuse", librairie, number=order.number), {"reason": "Non."}, follow=True)
    assert status(order) == "ready"
    assert not Refund.objects.exists()


def test_the_history_names_who_acted_and_in_whose_name(desk, librairie, order):
    press(desk, librairie, order, "ready", **{"from": "order"})
    page = desk.get(url("order", librairie, number=order.number)).text
    assert f"Par {librairie.person}, pour {librairie.name}." in page
    assert "Par le client." in page
    assert order.user.email not in page


def test_the_fee_of_a_card_order_is_told_to_the_cent(desk, librairie, paid_order):
    ShopTransfer.objects.create(
        order=paid_order, gross="19.90", fee_share="0.53", net="19.37", next_attempt_at=clock.now()
    )
    page = desk.get(url("order", librairie, number=paid_order.number)).text
    assert "dont frais de Stripe" in page
    assert "0,53" in page
    assert "19,37" in page


def test_an_order_is_found_by_a_piece_of_its_number(desk, librairie, open_annecy, book):
    first, second = an_order(librairie, book), an_order(librairie, book)
    page = desk.get(url("orders", librairie), {"q": "000002"}).text
    assert second.number in page
    assert first.number not in page


def test_a_drawer_holds_its_states_only(desk, librairie, open_annecy, book):
    waiting, ready = an_order(librairie, book), an_order(librairie, book, to=["ready"])
    page = desk.get(url("orders", librairie), {"etat": "pretes"}).text
    assert ready.number in page
    assert waiting.number not in page


def test_a_payment_that_never_came_is_no_order_yet(desk, librairie, open_annecy, book):
    order = an_order(librairie, book)
    Order.objects.filter(pk=order.pk).update(status="awaiting_payment")
    assert order.number not in desk.get(url("orders", librairie)).text
    assert desk.get(url("order", librairie, number=order.number)).status_code == 404


def test_a_seller_works_at_the_desk_too(client, librairie, order):
    sign_in(client, act_for(shop=librairie, user=user(), role=ShopRole.Role.SELLER))
    press(client, librairie, order, "preparing")
    assert status(order) == "preparing"


def test_a_shop_that_fell_back_leads_its_orders_to_their_end(desk, librairie, order):
    subscribe(shop=librairie, days=-1)
    page = desk.get(url("today", librairie)).text
    assert "La caisse s’ouvre avec l’offre Pro" in page
    assert order.number in page
    press(desk, librairie, order, "ready")
    press(desk, librairie, order, "collected")
    assert status(order) == "collected"
    assert order.number not in desk.get(url("today", librairie)).text


@pytest.mark.parametrize("name", ["today", "orders"])
def test_twenty_orders_cost_what_one_does(desk, librairie, open_annecy, name, django_assert_num_queries):
    plenty = factories.product(shop=librairie, stock=100)
    an_order(librairie, plenty)
    desk.get(url(name, librairie))
    with CaptureQueriesContext(connection) as one:
        desk.get(url(name, librairie))
    cost = len(one)
    assert cost
    for _order in range(19):
        an_order(librairie, plenty)
    with django_assert_num_queries(cost):
        desk.get(url(name, librairie))
