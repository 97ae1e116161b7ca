"""Whatever is given back, whenever, whatever the fee was: every cent is somewhere, once."""

from contextlib import suppress
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commerce.order import confirming
from commerce.payment import debts, gateway, ledger, refunds, settling
from commerce.payment.models import LedgerEntry, Refund, ShopTransfer
from kit.money import from_cents
from kit.stripe_client import StripeRefused, StripeUnavailable

Account, State = LedgerEntry.Account, ShopTransfer.State
ZERO = Decimal("0.00")


class Bank:
    """Stripe as far as refunds go, on a good or a bad day; it counts what it was told to move."""

    def __init__(self, purchase, fee: Decimal, days: list[str]) -> None:
        self.purchase, self.fee, self.days = purchase, fee, days
        self.sent, self.back, self.refunded = ZERO, ZERO, ZERO
        self.knows_fee = False

    def _day(self) -> str:
        return self.days.pop() if self.days else "good"

    def read_payment(self, _intent):
        fee = self.fee if self.knows_fee else None
        return gateway.PaymentState("pi_1", "ch_1", self.purchase.card_total, fee, self.refunded)

    def send_transfer(self, *, order_number, reference, charge_id, account_id, amount):
        self._may_fail()
        self.sent += amount
        return gateway.TransferState(f"tr_{order_number}", account_id, amount, ZERO, order_number)

    def reverse_transfer(self, *, transfer_id, key, amount):
        self._may_fail()
        self.back += amount
        return f"trr_{key}"

    def refund(self, *, payment_intent_id, order_number, key, amount):
        if self._day() == "away":
            raise StripeUnavailable
        self.refunded += amount
        return gateway.RefundState(f"re_{key}", key, amount, is_done=True, has_failed=False)

    def _may_fail(self) -> None:
        day = self._day()
        if day == "away":
            raise StripeUnavailable
        if day == "refused":
            raise StripeRefused("no", code="balance_insufficient")


class Undo(Exception):
    pass


days = st.lists(st.sampled_from(["good", "good", "refused", "away"]), max_size=12)
# Cents of the dairy's 6.70 and the bakery's 9.80 that go back, before the fee is known and after.
parts = st.lists(st.tuples(st.integers(0, 1), st.integers(1, 980)), max_size=6)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fee=st.integers(1, 1650).map(from_cents), days=days, before=parts, after=parts)
def test_any_refunds_add_up_to_the_cent(purchase, monkeypatch, fee, days, before, after):
    bank = Bank(purchase, fee, days)
    with suppress(Undo), transaction.atomic():
        _live(purchase, monkeypatch, bank, before, after)
        raise Undo


def _live(purchase, monkeypatch, bank, before, after) -> None:
    for name in ("read_payment", "send_transfer", "reverse_transfer", "refund"):
        monkeypatch.setattr(gateway, name, getattr(bank, name))
    purchase.refresh_from_db()
    confirming.confirm(purchase, payment_intent_id="pi_1", charge_id="ch_1")
    settling.settle(purchase)
    given_back = _give(purchase, before, "before")
    bank.knows_fee = True
    settling.settle(purchase)
    given_back += _give(purchase, after, "after")
    bank.days.clear()  # Stripe is itself again
    for _round in range(3):
        ShopTransfer.objects.update(next_attempt_at=purchase.created_at)
        Refund.objects.update(next_attempt_at=purchase.created_at)
        settling.settle(purchase)
        refunds.send_due()

    assert not Refund.objects.to_do().exists()
    assert not ShopTransfer.objects.exclude(state=State.SENT).exists()
    assert bank.refunded == given_back
    owed = sum(debts.of(order.shop) for order in _by_card(purchase))
    # What Stripe charged is with the customer again, with Stripe, or with the shops; what is missing, they owe.
    assert purchase.card_total == given_back + bank.fee + (bank.sent - bank.back) - owed
    assert owed >= 0
    assert ledger.balance(purchase, Account.PLATFORM) == 0
    assert ledger.balance(purchase, Account.SHOP) == bank.sent - bank.back
    assert ledger.balance(purchase, Account.SHOP_DEBT) == -owed
    total = LedgerEntry.objects.filter(purchase=purchase).aggregate(sum=Sum("amount"))["sum"]
    assert round(total, 2) == 0


def _by_card(purchase):
    return list(purchase.orders.filter(paid_by="card").order_by("pk"))


def _give(purchase, parts, name) -> Decimal:
    total = ZERO
    for number, (which, cents) in enumerate(parts):
        order, amount = _by_card(purchase)[which], from_cents(cents)
        if amount <= order.real_total:
            refunds.give_back(
                order=order, amount=amount, cause=Refund.Cause.LINE_TAKEN_OFF, key=f"{order.number}-{name}-{number}"
            )
            total += amount
    return total
