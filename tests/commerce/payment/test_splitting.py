from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from commerce.payment.splitting import shares
from kit.money import from_cents

grosses = st.lists(st.integers(1, 500_000).map(from_cents), min_size=1, max_size=12)


def stripes_fee(total: Decimal) -> Decimal:
    """1.4 % and 25 cents, as announced; never more than the payment."""
    return min(total, (total * Decimal("0.014") + Decimal("0.25")).quantize(Decimal("0.01")))


@given(grosses)
def test_nets_and_fee_add_up_to_the_charge(amounts):
    total = sum(amounts)
    fee = stripes_fee(total)
    parts = shares(amounts, fee)
    assert sum(part.net for part in parts) + fee == total
    assert sum(part.fee for part in parts) == fee


@given(grosses)
def test_nobody_pays_more_than_a_cent_beside_their_share(amounts):
    total = sum(amounts)
    fee = stripes_fee(total)
    for gross, part in zip(amounts, shares(amounts, fee), strict=True):
        assert abs(part.fee - fee * gross / total) < Decimal("0.01")
        assert 0 <= part.net <= gross


def test_three_shops_share_a_real_fee():
    parts = shares([Decimal("10.00"), Decimal("10.00"), Decimal("10.00")], Decimal("0.70"))
    assert [part.fee for part in parts] == [Decimal("0.24"), Decimal("0.23"), Decimal("0.23")]
