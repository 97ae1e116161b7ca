"""What a weighed purchase is said to cost, in every place that says it: at most until it is weighed, then really."""

from decimal import Decimal

import pytest

from commerce.checkout import recap
from commerce.customer import history
from commerce.order import cancelling, confirming, placing, weighing
from commerce.order.models import Order
from kit import clock
from kit.models import OutgoingMail
from membership import current
from tests import factories as people
from tests.commerce import factories
from tests.commerce.desk.conftest import url


@pytest.fixture(autouse=True)
def in_annecy(open_annecy):
    with current.in_city(open_annecy):
        yield


@pytest.fixture
def basket(in_annecy, chloe, librairie):
    """A piece of cheese and a loaf, of a shop that is paid at the counter: 6,70 € at most and 4,50 €."""
    cheese = factories.weighed(shop=librairie, portion_grams=250)
    loaf = factories.product(shop=librairie, title="Pain", price="4.50")
    return factories.basket(chloe.city, (cheese, 1), (loaf, 1), owner=chloe)


def order_of(basket, chloe) -> Order:
    purchase = placing.place(basket=basket, user=chloe, choices={})
    if purchase.card_total:
        confirming.confirm(purchase, payment_intent_id="pi_1")
    return Order.objects.with_lines().select_related("city__commune").get(purchase=purchase)


@pytest.fixture
def order(basket, chloe) -> Order:
    return order_of(basket, chloe)


def weigh(order: Order) -> None:
    """236 g instead of 250: 38 cents less."""
    weighing.weigh(order=order, grams={line.pk: 236 for line in weighing.unweighed(order)}, by=None)


def now_is(order: Order) -> Order:
    return Order.objects.with_lines().get(pk=order.pk)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")


def mail(to: str, word: str) -> str:
    return plain(OutgoingMail.objects.to_address(to).filter(subject__contains=word).latest("pk").text)


def read(client, person, address: str) -> str:
    people.sign_in(client, person)
    return plain(client.get(address).text)


def test_a_total_is_at_most_until_all_is_weighed(order):
    assert order.is_at_most
    weigh(order)
    fresh = now_is(order)
    assert (fresh.is_at_most, fresh.real_total) == (False, Decimal("10.82"))


def test_what_is_sold_by_the_piece_costs_what_it_says(chloe, librairie, book):
    assert not order_of(factories.basket(chloe.city, (book, 1), owner=chloe), chloe).is_at_most


def test_a_cancelled_order_promises_nothing(order, chloe):
    cancelling.cancel(order=order, by=chloe)
    assert not now_is(order).is_at_most


def test_the_recap_says_at_most_where_one_pays_in_the_shop(basket):
    shown = recap.of(basket, {})
    assert (shown.is_at_most_in_shop, shown.is_at_most_by_card) == (True, False)


def test_the_recap_says_at_most_where_one_pays_by_card(basket, librairie):
    factories.card_account(librairie)
    shown = recap.of(basket, {})
    assert (shown.is_at_most_in_shop, shown.is_at_most_by_card) == (False, True)


def test_the_mail_that_confirms_says_at_most(order, chloe):
    text = mail(chloe.email, "Votre commande")
    assert "Total : au plus 11,20 €, à payer en boutique" in text
    assert "À payer en boutique : au plus 11,20 €" in text
    assert "le prix ne monte jamais" in text


def test_the_shops_mail_says_what_it_will_take_at_most(order):
    text = mail("librairie@example.org", "Nouvelle commande")
    assert "Comté, environ 250 g : au plus 6,70 €" in text
    assert "Pain : 4,50 €" in text
    assert "À encaisser : au plus 11,20 €" in text


def test_the_shops_mail_says_what_a_card_paid(basket, chloe, librairie):
    factories.card_account(librairie)
    order_of(basket, chloe)
    assert "Payée par carte : au plus 11,20 €" in mail("librairie@example.org", "Nouvelle commande")


def test_the_purchase_says_at_most_then_what_it_costs(client, order, chloe):
    address = f"/annecy/mon-compte/achats/{order.purchase.number}/"
    before = read(client, chloe, address)
    assert "au plus 11,20 €" in before
    assert "À payer en boutique, au retrait, au plus" in before
    weigh(order)
    after = read(client, chloe, address)
    assert "au plus" not in after
    assert "10,82 €" in after


def test_the_list_of_purchases_says_what_they_cost_in_the_end(client, order, chloe):
    assert "au plus 11,20 €" in read(client, chloe, "/annecy/mon-compte/")
    weigh(order)
    page = read(client, chloe, "/annecy/mon-compte/")
    assert "10,82 €" in page
    assert "11,20 €" not in page


def test_what_was_cancelled_is_not_in_a_purchases_total(order, chloe):
    cancelling.cancel(order=order, by=chloe)
    found = history.purchases_of(chloe).get()
    assert history.summary_of(found, clock.now()).total == 0


def test_the_desk_says_what_it_will_take_at_most(client, order, librairie):
    for address in (url("order", librairie, number=order.number), url("today", librairie)):
        assert "À encaisser : au plus 11,20 €" in read(client, librairie.person, address)
    weigh(order)
    assert "À encaisser : 10,82 €" in read(client, librairie.person, url("today", librairie))


def test_the_desks_list_says_what_it_comes_to(client, order, librairie):
    assert "<small>au plus</small> 11,20 €" in read(client, librairie.person, url("orders", librairie))
    weigh(order)
    page = read(client, librairie.person, url("orders", librairie))
    assert "10,82 €" in page
    assert "11,20 €" not in page


def test_the_page_after_ordering_says_at_most(client, order, chloe):
    assert "au plus 11,20 €" in read(client, chloe, f"/annecy/commande/retour/{order.purchase.number}/")
