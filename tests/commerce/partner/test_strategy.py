from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oscar.core.loading import get_class

from commerce.catalogue.models import Product, ProductClass, Promotion
from commerce.partner.models import StockRecord
from commerce.partner.strategy import Selector, TownStrategy
from membership import current
from membership.models import Member, Shop
from tests import factories as cast
from tests.commerce import factories

prices = st.decimals(min_value="0.01", max_value="9999.99", places=2)
rates = st.sampled_from([Decimal(rate) for rate in ("20.00", "10.00", "5.50", "2.10", "8.50", "0")])


def asked(price: Decimal, rate: Decimal = Decimal("5.50"), *, exempt: bool = False, portion: int | None = None):
    """A price that no database has seen."""
    product = Product(
        pk=1,
        product_class=ProductClass(slug="other"),
        shop=Shop(member=Member(is_vat_exempt=exempt)),
        sold_by="weight" if portion else "piece",
        portion_grams=portion,
    )
    product._prefetched_objects_cache = {"promotions": Promotion.objects.none()}
    record = StockRecord(price=price, tax_rate=rate, price_currency="EUR", num_in_stock=10)
    return TownStrategy().pricing_policy(product, record)


@given(price=prices, rate=rates)
def test_net_and_tax_add_up_to_the_price_that_was_entered(price, rate):
    policy = asked(price, rate)
    assert policy.excl_tax + policy.tax == policy.incl_tax == price


@given(price=prices, rate=rates)
def test_tax_is_the_rates_part_of_the_price_to_half_a_cent(price, rate):
    policy = asked(price, rate)
    assert abs(policy.tax - price * rate / (100 + rate)) <= Decimal("0.005")


@given(price=prices, portion=st.integers(1, 2000), portions=st.integers(1, 40), lighter=st.integers(0, 40_000))
def test_what_was_weighed_never_costs_more_than_the_portions_ordered(price, portion, portions, lighter):
    policy = asked(price, portion=portion)
    weighed_grams = max(0, portion * portions - lighter)
    assert price * weighed_grams / 1000 <= policy.incl_tax * portions


def test_a_portion_is_rounded_up_to_the_cent():
    assert asked(Decimal("26.85"), portion=50).incl_tax == Decimal("1.35")


def test_a_shop_without_vat_charges_none():
    policy = asked(Decimal("12.00"), Decimal("20.00"), exempt=True)
    assert (policy.excl_tax, policy.tax, policy.tax_code) == (Decimal("12.00"), 0, "0.00")


def test_the_rate_is_told_as_the_tax_code():
    assert asked(Decimal("12.00"), Decimal("5.50")).tax_code == "5.50"


def test_what_has_no_price_can_not_be_bought():
    assert not asked(None).exists  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stock", "wanted", "allowed"),
    [
        ({"stock": 3}, 3, True),
        ({"stock": 3}, 4, False),
        ({"stock": 0}, 1, False),
        ({"mode": "daily", "daily": 12}, 12, True),
        ({"mode": "daily", "daily": 12}, 13, False),
        ({"mode": "uncounted"}, 400, True),
    ],
)
def test_what_can_be_had_follows_how_the_stock_is_kept(boulangerie, stock, wanted, allowed):
    product = factories.product(shop=boulangerie, **stock)
    info = Selector().strategy().fetch_for_product(product_on_sale(product))
    assert info.availability.is_purchase_permitted(wanted)[0] is allowed


def product_on_sale(product):
    return Product.objects.everywhere().for_cards().get(pk=product.pk)


def test_what_is_promised_to_somebody_can_not_be_had(boulangerie):
    product = factories.product(shop=boulangerie, stock=3)
    product.stockrecords.update(num_allocated=2)
    info = Selector().strategy().fetch_for_product(product_on_sale(product))
    assert info.availability.num_available == 1


def test_a_shop_that_is_no_longer_pro_sells_nothing(annecy):
    product = factories.product(shop=cast.shop(city=annecy))
    info = Selector().strategy().fetch_for_product(product_on_sale(product))
    assert not info.availability.is_available_to_buy


def test_a_line_is_priced_without_asking_the_database(boulangerie, django_assert_num_queries):
    product = product_on_sale(factories.product(shop=boulangerie))
    line = SimpleNamespace(product=product, stockrecord=factories.record(product))
    with django_assert_num_queries(0):
        info = Selector().strategy().fetch_for_line(line)
    assert info.price.incl_tax == Decimal("4.50")


def test_oscar_finds_our_selector():

    assert get_class("partner.strategy", "Selector") is Selector


def test_prices_are_the_same_outside_a_town(boulangerie):
    product = factories.product(shop=boulangerie)
    with current.in_city(None):
        assert Selector().strategy().fetch_for_product(product_on_sale(product)).price.incl_tax == Decimal("4.50")
