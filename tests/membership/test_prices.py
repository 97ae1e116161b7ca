"""What Pro costs, what comes later, and when a price may be shown struck: only one that was really paid."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from kit import clock
from membership import subscriptions
from membership.models import PlanPrice
from tests import factories

DAY = timedelta(days=1)
BACK = "http://testserver/retour/"


@pytest.fixture
def prices(db):
    """5 € at launch, 10 € on the list, both since New Year."""
    PlanPrice.objects.all().delete()
    return factories.price(amount="5.00", kind="launch"), factories.price(amount="10.00", kind="list")


def is_struck() -> bool:
    later = PlanPrice.objects.after(PlanPrice.objects.current())
    return later is not None and PlanPrice.objects.was_charged(later, clock.today())


def launch_ends() -> None:
    PlanPrice.objects.filter(kind="launch").update(valid_to=clock.today() - DAY)


def new_launch() -> None:
    PlanPrice.objects.create(kind="launch", amount=Decimal("5.00"), valid_from=clock.today())


def test_a_list_price_that_nobody_ever_paid_is_what_comes_later(prices):
    assert PlanPrice.objects.after(prices[0]) == prices[1]
    assert not is_struck()


def test_when_the_launch_ends_the_list_price_is_simply_the_price(stripe, prices, fleuriste):
    launch_ends()
    row = stripe.go_pro(fleuriste)
    assert row.price == prices[1]
    assert PlanPrice.objects.after(PlanPrice.objects.current()) is None


def test_a_new_launch_strikes_the_list_price_that_was_paid_in_between(stripe, prices, fleuriste):
    launch_ends()
    stripe.go_pro(fleuriste)
    new_launch()
    assert is_struck()


def test_a_new_launch_strikes_nothing_if_nobody_paid_the_list_price(stripe, prices, fleuriste):
    launch_ends()
    new_launch()
    assert not is_struck()


def test_a_payment_page_that_was_opened_and_left_proves_nothing(stripe, prices, fleuriste):
    """A member of the launch left, looked at the list price a year later, and didn't pay it."""
    row = stripe.go_pro(fleuriste)
    subscriptions.cancel(subscription=row, by=fleuriste.person)
    with clock.shifted(row.paid_until - clock.now() + DAY):
        stripe.advance(to=int(clock.now().timestamp()))
        stripe.deliver_pending()
        launch_ends()
        subscriptions.begin(shop=fleuriste, by=fleuriste.person, success_url=BACK, cancel_url=BACK)
        new_launch()
        assert not is_struck()


def test_who_paid_the_list_price_and_came_back_at_launch_has_still_paid_it(stripe, prices, fleuriste):
    launch_ends()
    row = stripe.go_pro(fleuriste)
    subscriptions.cancel(subscription=row, by=fleuriste.person)
    with clock.shifted(row.paid_until - clock.now() + DAY):
        stripe.advance(to=int(clock.now().timestamp()))
        stripe.deliver_pending()
        new_launch()
        assert stripe.go_pro(fleuriste).price.amount == 5
        assert is_struck()


@pytest.mark.parametrize(("days", "struck"), [(29, True), (31, False)])
def test_thirty_days_after_the_last_month_paid_nothing_is_struck_any_more(prices, days, struck):
    factories.charged(prices[1], days_ago=30 + days)
    assert is_struck() == struck


def test_a_price_is_not_struck_for_days_before_it_was_paid(prices):
    factories.charged(prices[1], days_ago=3)
    assert not PlanPrice.objects.was_charged(prices[1], clock.today() - 10 * DAY)


def test_a_renewal_keeps_the_history_going(stripe, prices, fleuriste):
    launch_ends()
    row = stripe.go_pro(fleuriste)
    began = clock.today()
    with clock.shifted(row.paid_until - clock.now() + DAY):
        stripe.advance(to=int(clock.now().timestamp()))
        stripe.deliver_pending()
        listed = PlanPrice.objects.get(pk=prices[1].pk)
        assert listed.charged_from == began
        assert listed.charged_until > clock.today() + 20 * DAY


def test_a_month_that_was_given_is_no_month_paid(stripe, prices, fleuriste):
    from_stripe = stripe.go_pro(fleuriste)
    before = PlanPrice.objects.get(pk=prices[0].pk).charged_until
    with stripe.state.unit():
        stripe.state.get(from_stripe.stripe_subscription_id, "subscription")["pause_collection"] = {"behavior": "void"}
    with clock.shifted(from_stripe.paid_until - clock.now() + DAY):
        stripe.advance(to=int(clock.now().timestamp()))
        stripe.deliver_pending()
        from_stripe.refresh_from_db()
        assert from_stripe.paid_until > clock.now()
        assert PlanPrice.objects.get(pk=prices[0].pk).charged_until == before


def test_a_launch_price_is_never_what_is_struck(prices):
    factories.charged(prices[0])
    assert not PlanPrice.objects.was_charged(prices[0], clock.today())


def test_a_list_price_that_is_over_or_lower_is_not_what_comes_later(prices):
    launch_ends()
    PlanPrice.objects.filter(pk=prices[1].pk).update(valid_to=clock.today() - DAY)
    dearer = PlanPrice.objects.create(kind="list", amount=Decimal("12.00"), valid_from=date(2026, 6, 1))
    assert PlanPrice.objects.current() == dearer
    assert PlanPrice.objects.after(dearer) is None
