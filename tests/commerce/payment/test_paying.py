"""A payment over real HTTP with the stand-in: whatever comes, stock, basket, orders and ledger end right."""

from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from commerce.basket.models import Basket
from commerce.order import placing
from commerce.order.models import OrderStatusChange, Purchase
from commerce.order.statuses import OrderStatus, PurchaseStatus
from commerce.partner.models import StockRecord
from commerce.payment import ledger, paying, settling
from commerce.payment.models import LedgerEntry, ShopAccount, ShopTransfer
from kit import clock, webhooks
from kit.models import OutgoingMail, StripeEvent
from kit.stripe_client import StripeUnavailable
from membership import current

THREE_D = "4000 0027 6000 3184"
DECLINED = "4000 0000 0000 0002"
Account = LedgerEntry.Account


def stock(product) -> tuple[int, int]:
    record = StockRecord.objects.get(product=product)
    return record.num_in_stock, record.num_allocated or 0


def states(purchase) -> list[str]:
    return list(purchase.orders.order_by("pk").values_list("status", flat=True))


def assert_paid(purchase, bread) -> None:
    """16.50 by card (fee 0.48: 1.4 % + 0.25), 19.90 in the shop; every cent is somewhere, once."""
    purchase.refresh_from_db()
    assert purchase.status == PurchaseStatus.CONFIRMED
    assert sorted(states(purchase)) == sorted([OrderStatus.PAID, OrderStatus.PAID, OrderStatus.DUE_IN_SHOP])
    assert stock(bread) == (3, 0)
    assert purchase.basket.status == Basket.SUBMITTED
    assert purchase.card_fee == Decimal("0.48")
    transfers = ShopTransfer.objects.filter(order__purchase=purchase)
    assert transfers.count() == 2
    assert sum(t.net for t in transfers) + purchase.card_fee == purchase.card_total
    assert -ledger.balance(purchase, Account.CUSTOMER) == purchase.card_total
    assert ledger.balance(purchase, Account.STRIPE_FEE) == purchase.card_fee
    assert ledger.balance(purchase, Account.PLATFORM) == 0
    assert LedgerEntry.objects.count() == 2 + 2 + 2 * 2


def assert_as_before(purchase, bread, basket) -> None:
    assert stock(bread) == (5, 0)
    basket.refresh_from_db()
    assert basket.status == Basket.OPEN
    assert basket.lines.count() == 3
    assert not LedgerEntry.objects.exists()


def test_a_payment_makes_three_orders_and_two_transfers(till, purchase, bread):
    assert till.take(purchase) == "succeeded"
    assert_paid(purchase, bread)
    sent = till.transfers(purchase)
    assert sum(sent.values()) == 1650 - 48
    assert set(sent) == {order.number for order in purchase.orders.filter(paid_by="card")}


def test_the_no_card_order_is_due_in_the_shop(till, purchase, librairie):
    till.take(purchase)
    order = purchase.orders.get(shop=librairie)
    assert order.status == OrderStatus.DUE_IN_SHOP
    assert not ShopTransfer.objects.filter(order=order).exists()
    assert order.total_incl_tax == Decimal("19.90")


def test_three_d_secure_is_an_ordinary_path(till, purchase, bread):
    till.take(purchase, THREE_D)
    assert_paid(purchase, bread)


def test_a_declined_card_leaves_the_payment_open(till, purchase, bread):
    assert till.take(purchase, DECLINED) == "declined"
    assert purchase.status == PurchaseStatus.AWAITING_PAYMENT
    assert stock(bread) == (5, 2)
    till.take(purchase)
    assert_paid(purchase, bread)


def test_a_payment_given_up_leaves_everything_as_before(till, purchase, bread, basket):
    paying.give_up(purchase)
    assert purchase.status == PurchaseStatus.CANCELLED
    assert set(states(purchase)) == {OrderStatus.CANCELLED}
    assert_as_before(purchase, bread, basket)


def test_giving_up_what_was_just_paid_confirms_it(till, purchase, bread):
    till.hold_webhooks = True
    till.pay(purchase.stripe_session_id, "4242 4242 4242 4242")
    paying.give_up(purchase)
    assert_paid(purchase, bread)


def test_an_abandoned_payment_expires_after_half_an_hour(till, purchase, bread, basket):
    with time_machine.travel(clock.now() + timedelta(minutes=32)):
        paying.expire_due()
    purchase.refresh_from_db()
    assert purchase.status == PurchaseStatus.EXPIRED
    assert_as_before(purchase, bread, basket)


def test_nobody_can_pay_what_has_expired(till, purchase):
    with time_machine.travel(clock.now() + timedelta(minutes=32)):
        paying.expire_due()
    session = next(s for s in till.objects("checkout.session") if s["id"] == purchase.stripe_session_id)
    assert session["status"] == "expired"


def test_a_browser_that_never_returns_changes_nothing(till, purchase, bread):
    till.take(purchase)
    assert_paid(purchase, bread)


def test_an_event_that_never_comes_is_asked_after(till, purchase, bread):
    till.hold_webhooks = True
    till.pay(purchase.stripe_session_id, "4242 4242 4242 4242")
    Purchase.objects.filter(pk=purchase.pk).update(created_at=clock.now() - timedelta(minutes=3))
    paying.settle_missed()
    assert_paid(purchase, bread)


def test_the_same_event_five_times_has_one_effect(till, purchase, bread):
    till.take(purchase)
    for event in [each for each in till.events if each["type"] in ("checkout.session.completed", "charge.updated")]:
        for _again in range(5):
            till.repeat(event["id"])
    for event in StripeEvent.objects.all():
        webhooks.replay(event)
    assert_paid(purchase, bread)
    assert len(till.transfers(purchase)) == 2
    assert OrderStatusChange.objects.filter(order__purchase=purchase).count() == 3
    assert OutgoingMail.objects.to_address(purchase.user.email).count() == 1


def test_events_in_the_wrong_order_end_the_same(till, purchase, bread):
    till.hold_webhooks = True
    till.pay(purchase.stripe_session_id, "4242 4242 4242 4242")
    for event in reversed(till.events):
        till.repeat(event["id"])
    settling.settle_due()
    assert_paid(purchase, bread)


def test_a_fee_that_comes_late_holds_the_transfers_back(till, purchase, bread):
    till.state.settle_after = 3600
    till.take(purchase)
    assert purchase.status == PurchaseStatus.CONFIRMED
    assert not ShopTransfer.objects.exists()
    till.settle()
    till.deliver_pending()
    assert_paid(purchase, bread)


def test_a_transfer_whose_answer_is_lost_is_not_sent_twice(till, purchase, bread):
    till.hold_webhooks = True
    till.pay(purchase.stripe_session_id, "4242 4242 4242 4242")
    till.settle()
    purchase.refresh_from_db()
    paying.settle(purchase)
    ShopTransfer.objects.update(state=ShopTransfer.State.WAITING, next_attempt_at=clock.now())
    settling.settle_due()
    assert len(till.transfers(purchase)) == 2
    assert_paid(purchase, bread)


def test_stripe_down_keeps_the_order_and_says_so(till, card_shops, basket, chloe, annecy, bread):
    till.fail_next(503, times=3)
    with current.in_city(annecy):
        placed = placing.place(basket=basket, user=chloe, choices={})
    with pytest.raises(StripeUnavailable):
        paying.begin(placed)
    assert placed.status == PurchaseStatus.AWAITING_PAYMENT
    assert paying.begin(placed).startswith(till.base_url)


def test_two_tabs_pay_on_the_same_page(till, purchase):
    assert paying.begin(purchase) == paying.begin(purchase)
    assert len(till.objects("checkout.session")) == 1


def test_a_price_edited_during_payment_charges_what_was_ordered(till, purchase, bread):
    StockRecord.objects.filter(product=bread).update(price=Decimal("99.00"))
    till.take(purchase)
    assert_paid(purchase, bread)


def test_a_gate_that_shuts_during_payment_lets_it_end(till, purchase, bread, boulangerie):
    boulangerie.subscription.pro_until = clock.now()
    boulangerie.subscription.save()
    till.take(purchase)
    assert_paid(purchase, bread)


def test_the_ledger_is_never_edited(till, purchase):
    till.take(purchase)
    with pytest.raises(DatabaseError), transaction.atomic():
        LedgerEntry.objects.update(amount=0)
    with pytest.raises(DatabaseError), transaction.atomic():
        LedgerEntry.objects.all().delete()


def test_reconcile_agrees_to_the_cent(till, purchase):
    till.take(purchase)
    out = StringIO()
    call_command("reconcile", stdout=out)
    assert "1 purchases, 16.50 EUR by card: the ledger and Stripe agree" in out.getvalue()


def test_reconcile_sees_a_cent_that_differs(till, purchase):
    till.take(purchase)
    Purchase.objects.filter(pk=purchase.pk).update(card_total=Decimal("16.51"))
    with pytest.raises(CommandError, match="1 differences"):
        call_command("reconcile", stderr=StringIO())


def test_shops_are_told_of_their_order_alone(till, purchase, boulangerie, fromagerie):
    till.take(purchase)
    mail = OutgoingMail.objects.to_address(boulangerie.person.email).get()
    assert "Pain de campagne" in mail.text
    assert "Comté" not in mail.text


def test_an_account_that_can_not_receive_any_more_takes_no_cards(till, card_shops, boulangerie):
    account = ShopAccount.objects.get(shop=boulangerie)
    till.restrict(account.stripe_account_id)
    till.deliver_pending()
    account.refresh_from_db()
    assert account.can_receive is False
