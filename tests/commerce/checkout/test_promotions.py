"""A promotion that begins or ends while something is in the basket, or is being paid."""

from decimal import Decimal

import pytest

from commerce.basket.models import Basket
from commerce.checkout import recap
from commerce.order import confirming, placing
from commerce.order.models import Purchase
from commerce.partner.strategy import Selector
from membership import current
from tests.commerce import factories
from tests.commerce.catalogue.promoting import later, promote
from tests.commerce.checkout.conftest import CHECKOUT

D = Decimal


@pytest.fixture
def filled(card_shops, annecy, chloe, bread, cheese, book) -> Basket:
    """While bread, cheese and a book cost less."""
    promote(bread, value="20", lasts=5)
    promote(cheese, value="10", lasts=5)
    promote(book, kind="amount", value="0.90", lasts=5)
    with current.in_city(annecy):
        return factories.basket(annecy, (bread, 2), (cheese, 5), (book, 1), owner=chloe)


def as_it_is_now(basket: Basket) -> Basket:
    found = Basket.objects.get(pk=basket.pk)
    found.strategy = Selector().strategy()
    return found


def place(basket: Basket, **more) -> Purchase:
    with current.in_city(basket.city):
        return placing.place(basket=basket, user=basket.owner, choices={}, **more)


def test_what_is_shown_is_what_is_charged(filled, annecy):
    with current.in_city(annecy):
        shown = recap.of(as_it_is_now(filled), {})
    purchase = place(filled, expected_total=shown.total)
    assert (purchase.card_total, purchase.in_shop_total) == (shown.by_card, shown.in_shop)
    assert purchase.card_total == D("7.84") + D("6.05")  # two loaves at 3,92, five portions at 1,21
    assert purchase.in_shop_total == D("19.00")


def test_orders_and_their_lines_add_up(filled):
    purchase = place(filled)
    orders = purchase.orders.all()
    assert sum(order.total_incl_tax for order in orders) == purchase.total
    for order in orders:
        assert sum(line.line_price_incl_tax for line in order.lines.all()) == order.total_incl_tax


def test_a_kilos_price_is_frozen_as_it_was_shown(filled, cheese):
    line = place(filled).orders.get(lines__product=cheese).lines.get()
    assert line.price_per_kg == D("24.12")


def test_a_promotion_that_ends_while_somebody_pays_leaves_the_order_alone(filled):
    purchase = place(filled)
    total = purchase.total
    with later(days=6):
        confirming.confirm(purchase, payment_intent_id="pi_1")
        purchase.refresh_from_db()
    assert purchase.status == Purchase.Status.CONFIRMED
    assert sum(order.total_incl_tax for order in purchase.orders.all()) == purchase.total == total


def test_a_payment_given_up_after_its_end_brings_back_a_basket_at_the_usual_price(filled, annecy):
    purchase = place(filled)
    with later(days=6), current.in_city(annecy):
        confirming.release(purchase)
        assert recap.of(as_it_is_now(filled), {}).total == D("9.80") + D("6.70") + D("19.90")


def test_what_ended_while_it_was_in_the_basket_is_said_before_paying(filled, annecy):
    with later(days=6), current.in_city(annecy):
        said = recap.of(as_it_is_now(filled), {}).changed_prices
    assert "« Pain de campagne » : le prix a changé depuis votre choix, 4,90" in said[0]
    assert len(said) == 3


def test_the_total_that_was_read_is_not_charged_once_it_ended(filled):
    with later(days=6), pytest.raises(placing.TotalChanged):
        place(filled, expected_total=D("32.89"))


def test_one_that_begins_meanwhile_is_said_on_the_page_to_pay(chosen, bread):
    promote(bread, value="50", lasts=5)
    page = chosen.get(CHECKOUT + "payer/").text
    assert "le prix a changé depuis votre choix, 2,45" in page


def test_one_that_begins_meanwhile_is_said_in_the_basket(chosen, bread):
    promote(bread, value="50", lasts=5)
    assert "le prix a changé depuis votre choix, 2,45" in chosen.get("/annecy/panier/").text
