"""Money goes back by itself: to the card in full, from the shop what it had received; every cent is somewhere, once."""

from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.db.models import Sum

from commerce.order import placing, signals
from commerce.order.models import Order, Purchase
from commerce.payment import debts, ledger, paying, refunds, settling
from commerce.payment.models import LedgerEntry, Refund, ShopTransfer
from kit import clock, stripe_client, webhooks
from kit.models import OutgoingMail, StripeEvent
from kit.money import to_cents
from membership import current
from tests.commerce import factories

Account = LedgerEntry.Account
CAUSE = Refund.Cause.LINE_TAKEN_OFF


@pytest.fixture
def paid(till, purchase):
    """9.80 at the bakery and 6.70 at the dairy by card (fee 0.48), sent to both."""
    till.take(purchase)
    return purchase


@pytest.fixture
def order(paid, boulangerie):
    return paid.orders.get(shop=boulangerie)


def give(order, amount: str, key: str = "") -> Refund:
    made = refunds.give_back(order=order, amount=Decimal(amount), cause=CAUSE, key=key or f"{order.number}-{amount}")
    assert made is not None
    made.refresh_from_db()
    return made


def at_stripe(till) -> int:
    """Cents that went back to cards."""
    return sum(each["amount"] for each in till.objects("refund") if each["charge"].startswith("ch_"))


def taken_back(till) -> int:
    return sum(each["amount"] for each in till.objects("transfer_reversal"))


def assert_adds_up(purchase) -> None:
    entries = LedgerEntry.objects.filter(purchase=purchase)
    assert round(entries.aggregate(sum=Sum("amount"))["sum"], 2) == 0
    assert ledger.balance(purchase, Account.PLATFORM) == 0


def reconcile() -> str:
    out = StringIO()
    call_command("reconcile", stdout=out, stderr=out)
    return out.getvalue()


def test_a_part_goes_back_to_the_card_and_comes_from_the_shop(till, paid, order):
    refund = give(order, "1.20")
    assert refund.state == Refund.State.DONE
    assert (refund.kept, refund.reversed, refund.owed) == (0, Decimal("1.20"), 0)
    assert (at_stripe(till), taken_back(till)) == (120, 120)
    assert Order.objects.get(pk=order.pk).real_total == Decimal("8.60")
    assert_adds_up(paid)
    assert "agree to the cent" in reconcile()


def test_what_stripe_keeps_of_a_whole_order_is_the_shops_debt(till, paid, order, boulangerie):
    """Stripe doesn't give its fee back: the shop had received less than its customer paid."""
    share = order.transfer.fee_share
    refund = give(order, "9.80")
    assert (refund.reversed, refund.owed) == (Decimal("9.80") - share, share)
    assert debts.of(boulangerie) == share
    assert ledger.balance(paid, Account.SHOP_DEBT) == -share
    assert_adds_up(paid)
    assert "agree to the cent" in reconcile()


def test_a_debt_is_kept_back_from_the_next_transfer(till, paid, order, boulangerie, chloe, annecy, bread):
    give(order, "9.80")
    owed = debts.of(boulangerie)
    again = buy(till, chloe, annecy, bread)
    transfer = ShopTransfer.objects.get(order__purchase=again)
    assert transfer.kept_back == owed
    assert till.transfers(again) == {transfer.order.number: to_cents(transfer.net - owed)}
    assert debts.of(boulangerie) == 0
    assert_adds_up(again)
    assert "agree to the cent" in reconcile()


def buy(till, person, city, *products) -> Purchase:
    with current.in_city(city):
        basket = factories.basket(city, *[(each, 1) for each in products], owner=person)
        made = placing.place(basket=basket, user=person, choices={})
        paying.begin(made)
    till.take(made)
    return made


def test_what_the_bank_has_already_is_a_debt(till, paid, order, boulangerie):
    """The account was paid out: there is nothing to take back."""
    till.advance(3 * 86400)
    refund = give(order, "1.20")
    assert refund.state == Refund.State.DONE
    assert (refund.reversed, refund.owed) == (0, Decimal("1.20"))
    assert debts.of(boulangerie) == Decimal("1.20")
    assert_adds_up(paid)
    assert "agree to the cent" in reconcile()


def test_a_transfer_not_sent_yet_is_made_smaller(till, purchase, boulangerie):
    till.state.settle_after = 3600
    till.take(purchase)
    refund = give(purchase.orders.get(shop=boulangerie), "1.20")
    assert (refund.state, refund.settled_at) == (Refund.State.DONE, None)
    till.settle()
    till.deliver_pending()
    settling.settle_due()
    refund.refresh_from_db()
    transfer = ShopTransfer.objects.get(order=refund.order)
    assert (refund.kept, transfer.given_back) == (Decimal("1.20"), Decimal("1.20"))
    assert till.transfers(purchase)[transfer.order.number] == to_cents(transfer.net - Decimal("1.20"))
    assert not till.objects("transfer_reversal")
    assert_adds_up(purchase)
    assert "agree to the cent" in reconcile()


def test_all_of_an_order_whose_transfer_was_not_sent_leaves_the_fee_owed(till, purchase, boulangerie):
    till.state.settle_after = 3600
    till.take(purchase)
    refund = give(purchase.orders.get(shop=boulangerie), "9.80")
    till.settle()
    till.deliver_pending()
    settling.settle_due()
    refund.refresh_from_db()
    transfer = ShopTransfer.objects.get(order=refund.order)
    assert (refund.kept, refund.owed) == (transfer.net, transfer.fee_share)
    assert transfer.order.number not in till.transfers(purchase)
    assert_adds_up(purchase)
    assert "agree to the cent" in reconcile()


def test_a_refused_transfer_is_made_smaller_and_sent_later(till, purchase, boulangerie):
    account = boulangerie.stripe_account.stripe_account_id
    till.restrict(account)
    till.take(purchase)
    order = purchase.orders.get(shop=boulangerie)
    assert order.transfer.state == ShopTransfer.State.WAITING
    refund = give(order, "1.20")
    assert refund.kept == Decimal("1.20")
    till.onboard(account)
    with time_machine.travel(clock.now() + timedelta(days=2)):
        settling.settle_due()
    transfer = ShopTransfer.objects.get(order=order)
    assert transfer.state == ShopTransfer.State.SENT
    assert till.transfers(purchase)[order.number] == to_cents(transfer.net - Decimal("1.20"))
    assert_adds_up(purchase)


def test_the_same_key_gives_back_once(till, order):
    first = give(order, "1.20", key="same")
    assert give(order, "1.20", key="same") == first
    assert at_stripe(till) == 120
    assert Order.objects.get(pk=order.pk).taken_off == Decimal("1.20")


@pytest.mark.parametrize("amount", ["0.00", "-1.00", "9.81"])
def test_what_was_not_paid_is_not_given_back(order, amount):
    with pytest.raises(refunds.MoreThanWasPaid):
        give(order, amount)


def test_parts_never_exceed_the_whole(till, order):
    give(order, "9.00")
    with pytest.raises(refunds.MoreThanWasPaid):
        give(order, "0.81")
    give(order, "0.80")
    assert at_stripe(till) == 980


def test_the_database_refuses_more_than_was_asked(order):
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.filter(pk=order.pk).update(taken_off=Decimal("9.81"))


def test_an_unpaid_order_gives_nothing_back(purchase, boulangerie):
    with pytest.raises(refunds.NothingWasPaid):
        give(purchase.orders.get(shop=boulangerie), "1.00")


def test_in_the_shop_less_is_due(paid, librairie):
    order = paid.orders.get(shop=librairie)
    assert refunds.give_back(order=order, amount=Decimal("5.00"), cause=CAUSE, key="x") is None
    assert Order.objects.get(pk=order.pk).real_total == Decimal("14.90")
    assert not Refund.objects.exists()


def test_stripe_down_is_tried_again_and_doubles_nothing(till, paid, order):
    till.fail_next(503, times=50)
    refund = give(order, "1.20")
    assert refund.state == Refund.State.WAITING
    assert "StripeUnavailable" in refund.last_error
    till.faults.clear()
    assert refunds.send_due() == 0  # not before its next attempt
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        assert refunds.send_due() == 1
    assert (at_stripe(till), taken_back(till)) == (120, 120)
    assert_adds_up(paid)


@pytest.mark.parametrize("lost", [1, 2, 3, 4])
def test_a_lost_answer_doubles_nothing(till, paid, order, settings, lost):
    """Whichever of the four questions it was; days later too, when Stripe has forgotten our keys."""
    settings.STRIPE_RETRIES = 0
    for _answer in range(lost - 1):
        till.slow_next(0)
    till.lose_next_answer()
    give(order, "1.20")
    till.faults.clear()
    with time_machine.travel(clock.now() + timedelta(days=3)):
        refunds.send_due()
    assert (at_stripe(till), taken_back(till)) == (120, 120)
    assert_adds_up(paid)
    assert "agree to the cent" in reconcile()


def test_it_is_told_and_written_once(till, order, chloe):
    told = []
    signals.money_given_back.connect(lambda refund, **more: told.append(refund), weak=False, dispatch_uid="test")
    try:
        refund = give(order, "1.20")
        till.deliver_pending()
        refunds.read_again(order.purchase)
    finally:
        signals.money_given_back.disconnect(dispatch_uid="test")
    assert told == [refund]
    mail = OutgoingMail.objects.to_address(chloe.email).get(key=f"refund-{refund.pk}")
    assert "1,20" in mail.subject


def test_the_same_events_again_change_nothing(till, paid, order):
    give(order, "1.20")
    till.deliver_pending()
    before = LedgerEntry.objects.count()
    for event in reversed(till.events):
        till.repeat(event["id"])
    for stored in StripeEvent.objects.all():
        webhooks.replay(stored)
    assert LedgerEntry.objects.count() == before
    assert (at_stripe(till), taken_back(till)) == (120, 120)


def test_a_refund_that_comes_back_is_shown_as_the_customers(till, paid, order):
    refund = give(order, "1.20")
    till.bounce_refund(refund.stripe_refund_id)
    till.deliver_pending()
    refund.refresh_from_db()
    assert refund.state == Refund.State.FAILED
    assert -ledger.balance(paid, Account.CUSTOMER) == paid.card_total
    with pytest.raises(CommandError, match="1 differences"):
        reconcile()


def test_a_refund_made_by_hand_at_stripe_is_seen(till, paid):
    stripe_client.client().v1.refunds.create({"payment_intent": paid.stripe_payment_intent_id, "amount": 100})
    till.deliver_pending()
    with pytest.raises(CommandError, match="differences"):
        reconcile()
