"""A shop's promotions: what they make of prices, from when to when, and what may not be announced."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from commerce.basket import contents
from commerce.catalogue import cards, prices, promotions, variants
from commerce.catalogue.models import Product, Promotion
from commerce.partner import stock
from commerce.partner.strategy import Selector
from kit import clock
from membership import current
from tests.commerce import factories
from tests.commerce.catalogue.promoting import DAY, later, promote
from tests.structured import the

D = Decimal


def loaded(product: Product) -> Product:
    return Product.objects.everywhere().for_page().get(pk=product.pk)


def asked(product: Product) -> Decimal:
    return prices.lowest(loaded(product), clock.now())


@pytest.fixture
def bread(open_annecy, boulangerie):
    """Asked 5.00 for two months."""
    with later(days=-60):
        return factories.product(shop=boulangerie, title="Pain de seigle", price="5.00")


# ---- what they take off
@pytest.mark.parametrize(
    ("kind", "value", "price"),
    [("percent", "20", "4.00"), ("percent", "33.33", "3.33"), ("amount", "0.50", "4.50"), ("amount", "9", "0.01")],
)
def test_a_promotion_takes_off(bread, kind, value, price):
    promote(bread, kind=kind, value=value)
    assert asked(bread) == D(price)


def test_it_begins_by_itself(bread):
    promote(bread, begins=2)
    assert asked(bread) == D("5.00")
    with later(days=2):
        assert asked(bread) == D("4.00")


def test_it_ends_by_itself(bread):
    promote(bread, lasts=3)
    with later(days=3, seconds=-1):
        assert asked(bread) == D("4.00")
    with later(days=3, seconds=1):
        assert asked(bread) == D("5.00")


def test_of_several_the_best_counts(bread):
    promote(bread, value="10")
    promote(bread, kind="amount", value="0.80")
    assert asked(bread) == D("4.20")


def test_they_do_not_add_up(bread):
    promote(bread, value="20")
    promote(bread, value="20")
    assert asked(bread) == D("4.00")


def test_a_new_price_is_reduced_too(bread):
    promote(bread)
    stock.set_price(factories.record(bread), D("6.00"), by=None)
    assert asked(bread) == D("4.80")


def test_other_products_stay_as_they_are(bread, boulangerie):
    promote(factories.product(shop=boulangerie, price="3.00"))
    assert asked(bread) == D("5.00")


def test_a_kilo_costs_less_by_the_portion_too(boulangerie, annecy):
    cheese = factories.weighed(shop=boulangerie, price="26.80", stock=20)
    promote(cheese, value="10")
    basket = factories.basket(annecy, (loaded(cheese), 5))
    assert asked(cheese) == D("24.12")
    assert basket.total_incl_tax == D("6.05")  # 24,12 a kilo: 1,21 for 50 g, five times


# ---- sizes and colours
@pytest.fixture
def shoes(open_annecy, boulangerie):
    with later(days=-60):
        made = factories.product(
            shop=boulangerie, title="Chaussons", price="30.00", kind="clothing", facts={"maker": "Vuillet"}
        )
        variants.add(made, sizes=["24", "25"], stock=3, by=None)
    return made


def test_all_sizes_cost_less(shoes):
    promote(shoes)
    card = cards.of(loaded(shoes))
    assert (card.price, card.was, card.badge) == (D("24.00"), D("30.00"), "−20 %")


def test_a_size_with_a_price_of_its_own_costs_less_than_that(shoes):
    variants.price(loaded(shoes).variants.all()[1], D("40.00"), by=None)
    promote(shoes)
    assert prices.all_of(loaded(shoes), clock.now()) == {D("24.00"), D("32.00")}


def test_a_size_added_meanwhile_is_in_it(shoes):
    promote(shoes)
    variants.add(loaded(shoes), sizes=["26"], stock=3, by=None)
    assert prices.all_of(loaded(shoes), clock.now()) == {D("24.00")}


def test_a_size_is_put_in_the_basket_at_its_price(shoes, annecy):
    promote(shoes)
    size = loaded(shoes).offered_variants[0].product
    size.shop = shoes.shop
    assert contents.add(factories.basket(annecy), size).price_incl_tax == D("24.00")


# ---- what is struck
def test_it_is_struck_against_the_price_before(bread):
    promote(bread)
    card = cards.of(loaded(bread))
    assert (card.was, card.badge) == (D("5.00"), "−20 %")


def test_after_a_promotion_that_was_as_good_nothing_is_struck(bread):
    promote(bread, value="20", lasts=5)
    with later(days=10):
        promote(bread, value="10")
        card = cards.of(loaded(bread))
        assert (card.price, card.was, card.badge) == (D("4.50"), None, "")


def test_thirty_days_after_a_promotion_its_price_is_forgotten(bread):
    promote(bread, value="20", lasts=5)
    with later(days=36):
        promote(bread, value="10")
        assert cards.of(loaded(bread)).was == D("5.00")


def test_a_second_markdown_keeps_the_first_price(bread):
    promote(bread, value="10", lasts=5)
    promote(bread, value="30", begins=4, lasts=5)
    with later(days=6):
        card = cards.of(loaded(bread))
        assert (card.price, card.was, card.badge) == (D("3.50"), D("5.00"), "−30 %")


def test_a_price_put_up_to_be_cut_is_not_struck(bread):
    stock.set_price(factories.record(bread), D("8.00"), by=None)
    with later(days=2):
        promote(bread, kind="amount", value="2")
        assert cards.of(loaded(bread)).was is None


def test_a_promotion_that_ended_strikes_nothing(bread):
    promote(bread, lasts=2)
    with later(days=3):
        assert cards.of(loaded(bread)).was is None


# ---- what may not be announced
@pytest.mark.parametrize(("kind", "value"), [("percent", "6"), ("amount", "1.01")])
def test_a_book_is_not_reduced_beyond_five_per_cent(librairie, kind, value):
    book = factories.product(shop=librairie, title="Le Sentier", kind="book", price="20.00")
    with pytest.raises(promotions.BooksBeyondTheLaw, match="Le Sentier"):
        promote(book, kind=kind, value=value)
    assert not Promotion.objects.exists()


@pytest.mark.parametrize(("kind", "value"), [("percent", "5"), ("amount", "1")])
def test_five_per_cent_off_a_book_is_the_law(librairie, kind, value):
    book = factories.product(shop=librairie, kind="book", price="20.00")
    promote(book, kind=kind, value=value)
    assert asked(book) == D("19.00")


def test_a_book_that_costs_less_meanwhile_is_not_reduced_beyond_it_either(librairie):
    book = factories.product(shop=librairie, kind="book", price="20.00")
    promote(book, kind="amount", value="1")
    stock.set_price(factories.record(book), D("10.00"), by=None)
    assert asked(book) == D("9.50")


@pytest.mark.parametrize(
    ("begins", "lasts"), [(0, 0), (2, -1), (-5, 3), (0, 31)], ids=["empty", "backwards", "over", "too long"]
)
def test_dates_that_make_no_promotion_are_refused(bread, begins, lasts):
    with pytest.raises(promotions.WrongDates):
        promote(bread, begins=begins, lasts=lasts)


def test_it_does_not_begin_before_it_is_announced(bread):
    before = clock.now()
    assert promote(bread, begins=-1).starts_at >= before


def test_a_promotion_is_about_something(boulangerie):
    with pytest.raises(promotions.NothingChosen):
        promote(shop=boulangerie)


def test_another_shops_product_is_not_in_it(bread, librairie):
    with pytest.raises(promotions.NothingChosen):
        promote(bread, shop=librairie)


# ---- ended, and part of history
def test_it_can_be_ended_earlier(bread):
    made = promote(bread)
    with later(days=1):
        assert promotions.stop(made)
    with later(days=1, seconds=1):
        assert asked(bread) == D("5.00")


def test_what_it_cost_while_it_ran_is_remembered(bread):
    with later(days=-10):
        made = promote(bread, value="40")
    with later(days=-9):
        promotions.stop(made)
    promote(bread, value="10")
    assert cards.of(loaded(bread)).was is None


def test_one_that_has_not_begun_is_withdrawn(bread):
    assert not promotions.stop(promote(bread, begins=3))
    assert not Promotion.objects.exists()


def test_one_that_is_over_is_not_ended_again(bread):
    made = promote(bread, lasts=2)
    with later(days=3), pytest.raises(promotions.AlreadyOver):
        promotions.stop(made)


@pytest.mark.parametrize(
    "values",
    [{"value": D("5")}, {"kind": "amount"}, {"starts_at": datetime.fromisoformat("2026-01-01T00:00:00Z")}],
    ids=["value", "kind", "beginning"],
)
def test_a_promotion_is_never_edited(bread, values):
    made = promote(bread)
    with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
        Promotion.objects.filter(pk=made.pk).update(**values)


def test_a_promotion_is_never_prolonged(bread):
    made = promote(bread)
    with pytest.raises(DatabaseError, match="prolonged"), transaction.atomic():
        Promotion.objects.filter(pk=made.pk).update(ends_at=made.ends_at + DAY)


# ---- everywhere the same
def test_list_page_basket_and_search_engines_say_the_same(client, bread, annecy):
    promote(bread)
    assert "4,00" in client.get("/annecy/marche/").text
    page = client.get(bread.get_absolute_url())
    assert "−20 %" in page.text
    offer = the(page.text, "Product")["offers"]
    assert offer["price"] == "4.00"
    assert offer["priceValidUntil"]
    assert (
        client.get("/annecy/marche/propositions.json?q=seigle")
        .json()["groups"][-1]["options"][0]["note"]
        .startswith("4,00")
    )
    assert factories.basket(annecy, (loaded(bread), 2)).total_incl_tax == D("8.00")


def test_the_list_is_put_in_the_order_of_what_is_asked(client, bread, boulangerie):
    factories.product(shop=boulangerie, title="Fougasse", price="4.50")
    promote(bread)
    page = client.get("/annecy/marche/?tri=prix").text
    assert page.index("Pain de seigle") < page.index("Fougasse")


def test_a_price_filter_counts_what_is_asked(client, bread):
    promote(bread)
    assert "Pain de seigle" in client.get("/annecy/marche/?prix-max=4").text


def test_the_filter_keeps_what_is_struck(client, bread, boulangerie):
    factories.product(shop=boulangerie, title="Fougasse", price="4.50")
    promote(bread)
    page = client.get("/annecy/marche/?promo=1").text
    assert "Pain de seigle" in page
    assert "Fougasse" not in page


def test_the_filter_keeps_a_price_that_the_shop_cut(client, bread):
    stock.set_price(factories.record(bread), D("4.00"), by=None)
    assert "Pain de seigle" in client.get("/annecy/marche/?promo=1").text


# ---- how much it costs
def many(bread: Product, count: int) -> list[Product]:
    with later(days=-60):
        return [bread, *(factories.product(shop=bread.shop) for _each in range(count - 1))]


@pytest.mark.parametrize("path", ["/annecy/marche/", "/annecy/marche/?promo=1&tri=prix"])
def test_the_list_costs_the_same_for_one_and_for_twenty(client, bread, path):
    promote(*many(bread, 1))
    client.get(path)
    with CaptureQueriesContext(connection) as one:
        client.get(path)
    for each in range(4):
        promote(*many(bread, 5), value=str(10 + each))
    with CaptureQueriesContext(connection) as twenty:
        client.get(path)
    assert len(twenty) == len(one)


def test_a_basket_costs_the_same_for_one_and_for_twenty(annecy, bread):
    def count(*products: Product) -> int:
        pk = factories.basket(annecy, *((loaded(each), 1) for each in products)).pk
        with current.in_city(annecy), CaptureQueriesContext(connection) as asked:
            basket = factories.Basket.objects.get(pk=pk)
            basket.strategy = Selector().strategy()
            assert basket.total_incl_tax > 0
        return len(asked)

    products = many(bread, 20)
    promote(*products)
    assert count(bread) == count(*products)


def test_a_preview_costs_nothing_more(bread):
    products = many(bread, 20)
    made = promote(*products)
    found = list(Product.objects.everywhere().among([each.pk for each in products]).for_prices())
    with CaptureQueriesContext(connection) as asked:
        assert len(promotions.results(made, found, clock.now() + timedelta(minutes=1))) == 20
    assert not len(asked)
