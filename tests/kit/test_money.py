from decimal import Decimal
from itertools import pairwise

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


@given(cents, weights.filter(any))
def test_no_share_is_a_cent_away_from_its_exact_part(total, parts):
    whole = sum(parts)
    for share, weight in zip(money.split_by_weight(total, parts), parts, strict=True):
        assert abs(share * whole - total * weight) < whole


@given(cents, weights.filter(any))
def test_who_weighs_more_never_gets_less(total, parts):
    shares = money.split_by_weight(total, parts)
    by_weight = sorted(zip(parts, shares, strict=True))
    for (weight, share), (heavier, more) in pairwise(by_weight):
        assert share <= more or weight == heavier


@given(cents, weights.filter(any))
def test_who_weighs_nothing_gets_nothing(total, parts):
    assert all(
        share == 0 for share, weight in zip(money.split_by_weight(total, parts), parts, strict=True) if not weight
    )


@given(cents, st.integers(1, 1000), st.integers(1, 30))
def test_equal_weights_differ_by_a_cent_at_most_with_the_first_ahead(total, weight, count):
    shares = money.split_by_weight(total, [weight] * count)
    assert shares == sorted(shares, reverse=True)
    assert shares[0] - shares[-1] <= 1


def test_equal_remainders_go_to_the_first():
    assert money.split_by_weight(70, [1, 1, 1]) == [24, 23, 23]


def test_when_nobody_weighs_anything_the_first_gets_all():
    assert money.split_by_weight(70, [0, 0, 0]) == [70, 0, 0]


@pytest.mark.parametrize(("total", "parts"), [(-1, [1]), (1, [-1, 2]), (1, [])])
def test_a_share_of_nonsense_is_refused(total, parts):
    with pytest.raises(ValueError):
        money.split_by_weight(total, parts)


@given(st.integers(-(10**9), 10**9))
def test_cents_come_back_as_they_went(number):
    assert money.to_cents(money.from_cents(number)) == number


@pytest.mark.parametrize("amount", ["1.005", "0.001", "1.00000000000000000000000000001", "NaN", "Infinity", "1E+30"])
def test_what_is_no_whole_number_of_cents_is_refused(amount):
    with pytest.raises(ValueError):
        money.to_cents(Decimal(amount))


@given(st.integers(1, 10**7), st.sampled_from(["0", "2.1", "5.5", "8.5", "10", "20"]))
def test_net_and_tax_add_up_to_the_price(number, rate):
    price = money.from_cents(number)
    net, tax = money.tax_included(price, Decimal(rate))
    assert net + tax == price
    assert 0 <= tax < price
    assert abs(net * (100 + Decimal(rate)) / 100 - price) <= Decimal("0.006")


def test_half_a_cent_of_net_is_rounded_up():
    assert money.tax_included(Decimal("0.05"), Decimal("100")) == (Decimal("0.03"), Decimal("0.02"))


def test_a_negative_rate_is_refused():
    with pytest.raises(ValueError):
        money.tax_included(Decimal(1), Decimal(-100))


@given(cents, st.decimals(0, 100, places=1), st.decimals(0, 100, places=1))
def test_a_deeper_cut_never_takes_less(number, one, other):
    price, (less, more) = money.from_cents(number), sorted([one, other])
    assert 0 <= money.percent_cut(price, less) <= money.percent_cut(price, more) <= price


@pytest.mark.parametrize(("percent", "cut"), [("0", "0.00"), ("10", "0.45"), ("50", "2.23"), ("100", "4.45")])
def test_a_cut_is_told_to_the_cent(percent, cut):
    assert money.percent_cut(Decimal("4.45"), Decimal(percent)) == Decimal(cut)


@pytest.mark.parametrize("percent", ["-1", "101"])
def test_a_cut_of_more_than_all_is_refused(percent):
    with pytest.raises(ValueError):
        money.percent_cut(Decimal("4.45"), Decimal(percent))


def test_prices_read_as_in_france():
    assert money.format_money(Decimal("4.5")) == "4,50\u00a0€"
    assert money.format_money(Decimal("1234.5")) == "1\u202f234,50\u00a0€"
