"""« Annuler cette commande »: from the purchase's page, by who bought it and nobody else."""

import pytest

from commerce.order import changing, confirming
from commerce.order.models import Order
from commerce.order.statuses import OrderStatus
from commerce.payment.models import Refund
from membership import current
from membership.models import Subscription
from tests import factories as people
from tests.commerce.desk.conftest import an_order, url


@pytest.fixture
def order(open_annecy, librairie, book) -> Order:
    """A book, to be paid in the shop."""
    return an_order(librairie, book)


@pytest.fixture
def buyer(client, order):
    people.sign_in(client, order.user)
    return client


def page_of(order: Order) -> str:
    return f"/annecy/mon-compte/achats/{order.purchase.number}/"


def cancel(order: Order) -> str:
    return f"{page_of(order)}{order.number}/annuler/"


def plain(answer) -> str:
    return answer.text.replace("\u202f", " ").replace("\xa0", " ")


def status(order: Order) -> str:
    return Order.objects.get(pk=order.pk).status


def test_the_purchase_leads_to_a_page_that_asks_once_more(buyer, order):
    assert cancel(order) in buyer.get(page_of(order)).text
    answer = buyer.get(cancel(order))
    assert "Annuler cette commande ?" in plain(answer)
    assert "Le Sentier des écluses" in answer.text
    assert status(order) == OrderStatus.DUE_IN_SHOP


def test_yes_cancels_it(buyer, order):
    answer = buyer.post(cancel(order), {"reason": ""}, follow=True)
    assert "Commande annulée. Le Fil de l’eau est prévenu, vous ne devez rien." in answer.text
    assert status(order) == OrderStatus.CANCELLED
    assert "À votre demande. Vous ne devez rien." in answer.text
    assert "Rien à payer" in answer.text
    assert cancel(order) not in answer.text


def test_a_reason_may_be_said(buyer, order):
    answer = buyer.post(cancel(order), {"reason": "Je pars en voyage."}, follow=True)
    assert "Votre raison : Je pars en voyage." in plain(answer)


def test_a_reason_of_a_page_is_too_long(buyer, order):
    assert buyer.post(cancel(order), {"reason": "a" * 251}).status_code == 400
    assert status(order) == OrderStatus.DUE_IN_SHOP


def test_a_shut_market_changes_nothing_about_it(buyer, order):
    Subscription.objects.all().delete()
    assert buyer.post(cancel(order), {}).status_code == 302
    assert status(order) == OrderStatus.CANCELLED


def test_once_the_shop_prepares_it_the_page_says_to_call(buyer, order):
    changing.change(order=order, to=OrderStatus.PREPARING)
    page = buyer.get(page_of(order)).text
    assert cancel(order) not in page
    assert "La boutique prépare déjà votre commande" in page
    answer = buyer.post(cancel(order), {}, follow=True)
    assert "La boutique a commencé à préparer votre commande. Appelez-la" in answer.text
    assert status(order) == OrderStatus.PREPARING


def test_pressed_twice_it_is_cancelled_once(buyer, order):
    buyer.post(cancel(order), {})
    assert "Cette commande est déjà annulée." in buyer.post(cancel(order), {}, follow=True).text
    assert order.status_changes.filter(new_status=OrderStatus.CANCELLED).count() == 1


def test_a_paid_order_says_what_one_can_do(client, open_annecy, librairie, book):
    order = an_order(librairie, book, by_card=True)
    people.sign_in(client, order.user)
    page = client.get(page_of(order)).text
    assert cancel(order) not in page
    assert "vous pouvez renoncer à votre achat sans donner de raison" in page
    assert f"/annecy/mon-compte/commandes/{order.number}/messages/" in page
    assert "support@lespetitscommerces.org" in page
    assert "ne s’annule pas ici" in client.post(cancel(order), {}, follow=True).text
    assert status(order) == OrderStatus.PAID
    assert not Refund.objects.exists()


def test_of_a_mixed_purchase_only_what_is_paid_in_the_shop_is_cancelled(
    client, purchase, chloe, librairie, boulangerie
):
    with current.in_city(purchase.city):
        confirming.confirm(purchase)
    people.sign_in(client, chloe)
    book, bread = purchase.orders.get(shop=librairie), purchase.orders.get(shop=boulangerie)
    page = client.get(page_of(book)).text
    assert cancel(book) in page
    assert cancel(bread) not in page
    client.post(cancel(book), {})
    client.post(cancel(bread), {})
    assert (status(book), status(bread)) == (OrderStatus.CANCELLED, OrderStatus.PAID)


def test_somebody_elses_order_is_not_there(client, order, annecy):
    people.sign_in(client, people.user(city=annecy))
    assert client.get(cancel(order)).status_code == 404
    assert client.post(cancel(order), {}).status_code == 404
    assert status(order) == OrderStatus.DUE_IN_SHOP


def test_a_visitor_signs_in_first(client, order):
    assert "/connexion/" in client.get(cancel(order)).headers["Location"]


def test_a_payment_under_way_is_given_up_from_the_purchases_page(client, purchase, chloe, till):
    people.sign_in(client, chloe)
    assert 'action="/annecy/commande/abandonner/"' in client.get(page_of(purchase.orders.first())).text
    client.post("/annecy/commande/abandonner/")
    assert set(purchase.orders.values_list("status", flat=True)) == {OrderStatus.CANCELLED}
    page = client.get(page_of(purchase.orders.first())).text
    assert "Le paiement n’a pas abouti." in page
    assert "À votre demande" not in page


def test_the_desk_says_what_not_to_prepare(client, order, librairie):
    people.sign_in(client, order.user)
    client.post(cancel(order), {"reason": "Je pars en voyage."})
    people.sign_in(client, librairie.person)
    today = plain(client.get(url("today", librairie)))
    assert "Annulée par le client : ne la préparez pas" in today
    assert order.number in today
    desk = client.get(url("order", librairie, number=order.number))
    assert "Raison : Je pars en voyage." in plain(desk)
    assert "Par le client." in desk.text
    late = client.post(url("order-advance", librairie, number=order.number), {"to": "preparing"}, follow=True)
    assert "est maintenant « annulée »" in plain(late)
