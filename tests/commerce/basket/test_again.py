"""« Commander à nouveau »: what can still be had, at today's prices, beside what is in the basket already."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.basket import again
from commerce.basket.models import Basket
from commerce.catalogue import variants
from commerce.catalogue.models import Product
from commerce.order import confirming
from commerce.partner import stock
from commerce.partner.strategy import Selector
from membership import current
from membership.models import Subscription
from tests import factories as people
from tests.commerce import factories
from tests.commerce.customer.conftest import account
from tests.commerce.desk.conftest import an_order


@pytest.fixture
def bought(purchase, annecy):
    """Two loaves, 250 g of Comté and a book, paid."""
    with current.in_city(annecy):
        confirming.confirm(purchase)
    return purchase


@pytest.fixture
def chloes(client, chloe):
    people.sign_in(client, chloe)
    return client


def press(client, purchase):
    return client.post(account("annecy", f"achats/{purchase.number}/recommencer/"), follow=True)


def basket_of(chloe) -> dict[str, int]:
    lines = Basket.open.get(owner=chloe).lines.select_related("product")
    return {line.product.title: line.quantity for line in lines}


def change(product, **more) -> None:
    Product.objects.everywhere().filter(pk=product.pk).update(**more)


def price(product, amount: str) -> None:
    stock.set_price(product.stockrecords.get(), Decimal(amount), by=None)


def left(product, quantity: int) -> None:
    stock.set_stock(product.stockrecords.get(), by=None, quantity=quantity)


def test_all_of_it_is_in_the_basket_again(chloes, chloe, bought):
    page = press(chloes, bought)
    assert page.redirect_chain[-1][0] == "/annecy/panier/"
    assert "3 produits de l’achat" in page.text
    assert basket_of(chloe) == {"Pain de campagne": 2, "Comté": 5, "Le Sentier des écluses": 1}


def test_the_purchase_and_the_list_offer_it(chloes, bought):
    for page in (account("annecy"), account("annecy", f"achats/{bought.number}/")):
        assert "Commander à nouveau" in chloes.get(page).text


def test_what_is_being_paid_is_not_offered_again(chloes, purchase):
    for page in (account("annecy"), account("annecy", f"achats/{purchase.number}/")):
        assert "Commander à nouveau" not in chloes.get(page).text


@pytest.mark.parametrize(
    ("amount", "told"), [("5.20", "5,20\u00a0€ au lieu de 4,90"), ("4.10", "4,10\u00a0€ au lieu de 4,90")]
)
def test_what_costs_something_else_than_then_says_so(chloes, bought, bread, amount, told):
    price(bread, amount)
    assert told in press(chloes, bought).text


def test_todays_price_is_asked(chloes, chloe, bought, bread):
    price(bread, "5.20")
    press(chloes, bought)
    basket = Basket.open.get(owner=chloe)
    basket.strategy = Selector().strategy()
    assert basket.lines.get(product=bread).line_price_incl_tax == Decimal("10.40")


def test_what_is_sold_out_is_told_and_left_out(chloes, chloe, bought, bread):
    left(bread, 0)
    assert "Épuisé\u00a0: «\u00a0Pain de campagne\u00a0»" in press(chloes, bought).text
    assert "Pain de campagne" not in basket_of(chloe)


def test_what_is_left_goes_in(chloes, chloe, bought, bread):
    left(bread, 1)
    assert "que 1 «\u00a0Pain" in press(chloes, bought).text
    assert basket_of(chloe)["Pain de campagne"] == 1


def test_nothing_of_a_basket_begun_meanwhile_is_lost(chloes, chloe, bought, bread, book, annecy, boulangerie):
    left(bread, 4)
    tart = factories.product(shop=boulangerie, title="Tarte")
    factories.basket(annecy, (bread, 3), (tart, 1), owner=chloe)
    press(chloes, bought)
    assert basket_of(chloe) == {"Pain de campagne": 4, "Tarte": 1, "Comté": 5, "Le Sentier des écluses": 1}


@pytest.mark.parametrize("hidden", [{"is_public": False}, {"is_complete": False}])
def test_what_is_not_sold_any_more_is_told(chloes, chloe, bought, bread, hidden):
    change(bread, **hidden)
    assert "«\u00a0Pain de campagne\u00a0» n’est plus en vente" in press(chloes, bought).text
    assert "Pain de campagne" not in basket_of(chloe)


def test_what_was_taken_out_of_the_catalogue_is_told(chloes, bought):
    bought.orders.first().lines.update(product=None)
    assert "n’existe plus" in press(chloes, bought).text


def test_a_shop_that_sells_no_more_is_named(chloes, chloe, bought, open_annecy, boulangerie):
    people.shop(city=open_annecy, pro=True)  # the market stays open without the bakery
    Subscription.objects.filter(shop=boulangerie).delete()
    assert f"{boulangerie.name} ne vend plus en ligne" in press(chloes, bought).text
    assert "Pain de campagne" not in basket_of(chloe)


def test_what_comes_in_sizes_now_is_to_be_chosen(chloes, bought, bread):
    variants.add(bread, sizes=["petit", "grand"], stock=3, by=None)
    assert "Choisissez d’abord une taille" in press(chloes, bought).text


def test_the_size_that_was_bought_is_the_one(chloes, chloe, open_annecy, librairie):
    shirt = factories.product(shop=librairie, title="Chemise")
    [small, _large] = variants.add(shirt, sizes=["S", "L"], stock=3, by=None)
    order = an_order(librairie, small.product)
    order.purchase.user = chloe
    order.purchase.save()
    press(chloes, order.purchase)
    assert Basket.open.get(owner=chloe).lines.get().product_id == small.product_id


def test_other_portions_make_up_the_same_weight(chloes, chloe, bought, cheese):
    change(cheese, portion_grams=100)
    page = press(chloes, bought).text
    assert basket_of(chloe)["Comté"] == 3
    assert "Comté\u00a0»\u00a0: le prix a changé" not in page


def test_what_is_weighed_now_is_chosen_anew(chloes, chloe, bought, bread):
    change(bread, sold_by="weight", portion_grams=100)
    assert "se vend autrement maintenant" in press(chloes, bought).text


def test_nothing_left_of_it_leaves_the_basket_alone(chloes, chloe, bought, bread, cheese, book):
    for each in (bread, cheese, book):
        left(each, 0)
    assert "Votre panier est comme avant" in press(chloes, bought).text
    assert not Basket.open.filter(owner=chloe, lines__isnull=False).exists()


def test_a_basket_holds_no_more_than_a_basket_holds(chloes, chloe, bought, settings):
    settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD = 6
    assert "Un panier tient 6 articles au plus" in press(chloes, bought).text
    assert sum(basket_of(chloe).values()) == 6


def test_pressed_twice_it_adds_up_within_the_stock(chloes, chloe, bought, bread):
    left(bread, 3)
    press(chloes, bought)
    press(chloes, bought)
    assert basket_of(chloe)["Pain de campagne"] == 3
    assert Basket.open.filter(owner=chloe).count() == 1


def test_a_market_that_is_shut_says_so(chloes, chloe, bought):
    Subscription.objects.all().delete()
    page = press(chloes, bought)
    assert page.status_code == 404
    assert "sur 10" in page.text
    assert not Basket.open.filter(owner=chloe).exists()


def test_somebody_elses_purchase_is_not_found(client, bought, annecy):
    people.sign_in(client, people.user(city=annecy))
    assert press(client, bought).status_code == 404


def test_who_is_not_signed_in_is_asked_to(client, bought):
    assert "/mon-compte/connexion/" in press(client, bought).redirect_chain[0][0]


def test_looking_at_the_address_does_nothing(chloes, bought):
    assert chloes.get(account("annecy", f"achats/{bought.number}/recommencer/")).status_code == 405


def test_twenty_lines_cost_what_one_does(open_annecy, boulangerie, django_assert_num_queries):
    few, many = (
        an_order(boulangerie, *[factories.product(shop=boulangerie) for _line in range(number)]).purchase
        for number in (1, 20)
    )

    def fill(purchase):
        basket = factories.basket(open_annecy, owner=purchase.user)
        with current.in_city(open_annecy):
            return lambda: again.fill(basket, purchase)

    one, twenty = fill(few), fill(many)
    with CaptureQueriesContext(connection) as cost:
        one()
    with django_assert_num_queries(len(cost)):
        outcome = twenty()
    assert outcome.count == 20
