from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import money

cents = st.integers(0, 10_000_000)
weights = st.lists(st.integers(0, 1_000_000), min_size=1, max_size=30)


@given(cents, weights)
def test_shares_add_up_to_the_cent(total, parts):
    shares = money.split_by_weight(total, parts)
    assert sum(shares) == total
    assert len(shares) == len(parts)
    assert min(shares) >= 0


@given(cents, weights)
def test_no_share_is_a_cent_away_from_its_exact_part(total, parts):
    whole = sum(parts)
    if whole:
        for share, weight in zip(money.split_by_weight(total, parts), parts, strict=True):
            assert abs(share * whole - total * weight) < whole


def test_equal_remainders_go_to_the_first():
    assert money.split_by_weight(70, [1, 1, 1]) == [24, 23, 23]


@pytest.mark.parametrize(("total", "parts"), [(-1, [1]), (1, [-1, 2]), (1, [])])
def test_a_share_of_nonsense_is_refused(total, parts):
    with pytest.raises(ValueError):
        money.split_by_weight(total, parts)


@given(st.integers(-(10**9), 10**9))
def test_cents_come_back_as_they_went(number):
    assert money.to_cents(money.from_cents(number)) == number


def test_less_than_a_cent_is_refused():
    with pytest.raises(ValueError):
        money.to_cents(Decimal("1.005"))


@given(st.integers(1, 10**7), st.sampled_from(["0", "2.1", "5.5", "10", "20"]))
def test_net_and_tax_add_up_to_the_price(number, rate):
    price = money.from_cents(number)
    net, tax = money.tax_included(price, Decimal(rate))
    assert net + tax == price
    assert tax >= 0


def test_prices_read_as_in_france():
    assert money.format_money(Decimal("1234.5")).replace("\u202f", " ").replace("\u00a0", " ") == "1 234,50 €"
