"""A year and more of Pro, month by month: renewals, month ends, clocks put forward and back, failures, notice and return."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kit import clock
from kit.models import OutgoingMail
from membership import gate, signals, subscriptions
from membership.models import MarketTransition, PlanPrice, Shop, Subscription
from tests import factories
from tests.stripe_standin import billing

FRANCE = ZoneInfo("Europe/Paris")
BACK = "http://testserver/retour/"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@contextmanager
def at(stripe, moment: datetime) -> Iterator[None]:
    """It is that moment, here and at Stripe, which has done what fell due on the way and told nobody yet."""
    stripe.advance(to=int(moment.timestamp()))
    with clock.shifted(moment - clock.now() + clock.offset()):
        yield


def the_worker_comes_by(stripe) -> None:
    """Stripe's events arrive, and what is due is done."""
    stripe.deliver_pending()
    subscriptions.repair_due()
    subscriptions.lapse_due()
    gate.record_all()


def row_of(shop) -> Subscription:
    return Subscription.objects.with_shop().get(shop=shop)


def is_pro(shop) -> bool:
    return Shop.objects.with_standing().get(pk=shop.pk).is_pro


def mails(words: str) -> int:
    return OutgoingMail.objects.filter(subject__contains=words).count()


def taken(stripe) -> int:
    return len([each for each in stripe.objects("charge") if each["status"] == "succeeded"])


def retry(stripe, row) -> None:
    """The member gave a good card on Stripe's page: what is unpaid is tried at once."""
    stripe.fail_card(row.stripe_customer_id, fails=False)
    with stripe.state.unit():
        billing.retry_now(stripe.state, row.stripe_customer_id)


@pytest.fixture
def told():
    heard = []

    def hear(shop, **more):
        heard.append(shop.is_pro)

    signals.plan_changed.connect(hear)
    yield heard
    signals.plan_changed.disconnect(hear)


@pytest.fixture
def tenth(fleuriste):
    """Nine others in her town are Pro for years: hers opens the market and shuts it."""
    factories.fill_market(fleuriste.city, to=9)
    Subscription.objects.update(pro_until=clock.now() + timedelta(days=2000))
    return fleuriste


@pytest.mark.parametrize(
    ("joined", "days"),
    [
        # The 31st becomes the last day of shorter months, and the 31st again; 2028 has a 29 February.
        (datetime(2027, 1, 31, 10, tzinfo=FRANCE), [28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29]),
        # On 28 March there is no half past two, on 31 October there are two.
        (datetime(2027, 2, 28, 2, 30, tzinfo=FRANCE), [28] * 13),
        (datetime(2027, 8, 31, 2, 30, tzinfo=FRANCE), [30, 31, 30, 31, 31, 29, 31, 30, 31, 30, 31, 31, 30]),
        # Across the year's end, ten minutes before midnight.
        (datetime(2026, 12, 31, 23, 50, tzinfo=FRANCE), [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31]),
    ],
)
def test_thirteen_months_in_a_row_are_pro_without_a_gap(stripe, tenth, told, joined, days):
    with at(stripe, joined):
        stripe.go_pro(tenth)
    ends = []
    for month in range(1, 14):
        until = row_of(tenth).paid_until
        ends.append(until.astimezone(UTC).day)  # as Stripe counts
        with at(stripe, until + timedelta(minutes=10)):  # Stripe has charged and told nobody
            assert is_pro(tenth)
            assert gate.is_open(tenth.city)
        with at(stripe, until + HOUR):
            the_worker_comes_by(stripe)
            assert is_pro(tenth)
        assert taken(stripe) == month + 1
    assert ends == days
    assert told == [True]
    assert (mails("est Pro"), mails("n’est pas passé"), mails("est terminée")) == (1, 0, 0)
    assert MarketTransition.objects.count() == 1


def test_a_payment_on_the_last_day_of_grace_leaves_no_gap(stripe, tenth, told, settings):
    row = stripe.go_pro(tenth)
    until = row.paid_until
    stripe.fail_card(row.stripe_customer_id)
    with at(stripe, until + HOUR):
        the_worker_comes_by(stripe)
    last_moment = until + timedelta(days=settings.PRO_GRACE_DAYS) - HOUR
    with at(stripe, last_moment):
        the_worker_comes_by(stripe)
        assert row_of(tenth).is_in_grace
        retry(stripe, row)
        the_worker_comes_by(stripe)
        assert row_of(tenth).paid_until > clock.now() + 15 * DAY
    with at(stripe, last_moment + 2 * HOUR):
        the_worker_comes_by(stripe)
        assert is_pro(tenth)
    assert told == [True]
    assert (mails("n’est pas passé"), mails("est terminée")) == (1, 0)
    assert MarketTransition.objects.count() == 1


def test_a_payment_an_hour_after_the_grace_brings_everything_back(stripe, tenth, told, settings):
    row = stripe.go_pro(tenth)
    until = row.paid_until
    stripe.fail_card(row.stripe_customer_id)
    with at(stripe, until + HOUR):
        the_worker_comes_by(stripe)
    with at(stripe, until + timedelta(days=settings.PRO_GRACE_DAYS) + HOUR):
        the_worker_comes_by(stripe)
        assert not is_pro(tenth)
        retry(stripe, row)
        the_worker_comes_by(stripe)
        assert is_pro(tenth)
    assert told == [True, False, True]
    assert (mails("est Pro"), mails("est terminée")) == (2, 1)
    assert [each.is_opening for each in MarketTransition.objects.order_by("pk")] == [True, False, True]


def test_what_each_side_sees_of_a_payment_that_fails_to_the_end(stripe, tenth, client, settings):
    row = stripe.go_pro(tenth)
    factories.sign_in(client, tenth.person)
    page = f"/espace-adherent/{tenth.pk}/adhesion/"
    assert "Prochain paiement le" in client.get(page).text
    until = row.paid_until
    stripe.fail_card(row.stripe_customer_id)
    seen = []
    for days in (0, settings.PRO_GRACE_DAYS - 1, settings.PRO_GRACE_DAYS, 60):
        with at(stripe, until + timedelta(days=days) + HOUR):
            the_worker_comes_by(stripe)
            text = client.get(page).text
            seen.append((is_pro(tenth), gate.is_open(tenth.city), "n’est pas passé" in text, "Passer à Pro" in text))
    assert seen == [(True, True, True, False)] * 2 + [(False, False, False, True)] * 2
    assert (mails("n’est pas passé"), mails("est terminée"), mails("marché")) == (1, 1, 2)
    assert taken(stripe) == 1


def test_a_card_that_would_fail_is_not_asked_once_notice_was_given(stripe, tenth):
    row = stripe.go_pro(tenth)
    stripe.fail_card(row.stripe_customer_id)
    subscriptions.cancel(subscription=row, by=tenth.person)
    with at(stripe, row.paid_until - HOUR):
        the_worker_comes_by(stripe)
        assert is_pro(tenth)
    with at(stripe, row.paid_until + HOUR):
        the_worker_comes_by(stripe)
        assert not is_pro(tenth)
        assert row_of(tenth).status == Subscription.Status.ENDED
    assert (mails("est résilié"), mails("n’est pas passé"), mails("est terminée")) == (1, 0, 1)


def raise_the_price() -> None:
    PlanPrice.objects.filter(kind="launch").update(valid_to=clock.today() - DAY)
    assert PlanPrice.objects.current().amount == 10


def test_who_takes_notice_back_the_same_day_keeps_contract_and_price(stripe, tenth, told):
    row = stripe.go_pro(tenth)
    subscriptions.cancel(subscription=row, by=tenth.person)
    raise_the_price()
    subscriptions.resume(subscription=row_of(tenth), by=tenth.person)
    with at(stripe, row.paid_until + HOUR):
        the_worker_comes_by(stripe)
        after = row_of(tenth)
        assert (after.price.amount, after.stripe_subscription_id) == (5, row.stripe_subscription_id)
        assert is_pro(tenth)
    assert told == [True]


def test_who_comes_back_months_after_a_real_end_pays_the_price_of_that_day(stripe, tenth, told):
    row = stripe.go_pro(tenth)
    subscriptions.cancel(subscription=row, by=tenth.person)
    with at(stripe, row.paid_until + 90 * DAY):
        the_worker_comes_by(stripe)
        assert not is_pro(tenth)
        raise_the_price()
        back = stripe.go_pro(tenth)
        assert (back.price.amount, is_pro(tenth)) == (10, True)
        assert [each["amount"] for each in stripe.objects("charge")] == [500, 1000]
        assert back.began_on == clock.today()
    assert told == [True, False, True]
    assert [each.is_opening for each in MarketTransition.objects.order_by("pk")] == [True, False, True]


def test_who_never_left_keeps_the_price_through_years_of_others(stripe, tenth):
    row = stripe.go_pro(tenth)
    raise_the_price()
    for _month in range(3):
        with at(stripe, row_of(tenth).paid_until + HOUR):
            the_worker_comes_by(stripe)
    assert row_of(tenth).price.amount == 5
    assert {each["amount"] for each in stripe.objects("charge")} == {500}
    assert row.pk == row_of(tenth).pk


@pytest.mark.parametrize("first", ["launch", "list"])
def test_a_page_that_was_left_open_is_not_paid_at_yesterdays_price(stripe, fleuriste, first):
    """Neither dearer nor cheaper than what is written beside the button."""
    launch = PlanPrice.objects.filter(kind="launch")
    if first == "list":
        launch.update(valid_from=clock.today() + DAY)
    old = subscriptions.begin(shop=fleuriste, by=fleuriste.person, success_url=BACK, cancel_url=BACK)
    if first == "list":
        launch.update(valid_from=clock.today())
    else:
        raise_the_price()
    new = subscriptions.begin(shop=fleuriste, by=fleuriste.person, success_url=BACK, cancel_url=BACK)
    assert new != old
    assert [each["status"] for each in stripe.objects("checkout.session")] == ["expired", "open"]
    stripe.pay(stripe.open_page())
    stripe.deliver_pending()
    assert stripe.objects("charge")[-1]["amount"] == int(PlanPrice.objects.current().amount * 100)


def test_three_months_of_events_in_reverse_end_where_stripe_is(stripe, tenth, told):
    row = stripe.go_pro(tenth)
    with at(stripe, row.paid_until + 65 * DAY):
        for event in reversed(stripe.pending):
            stripe.repeat(event["id"])
            stripe.repeat(event["id"])
        subscriptions.lapse_due()
        assert is_pro(tenth)
        assert row_of(tenth).paid_until > clock.now()
    assert told == [True]
    assert mails("est Pro") == 1


def test_a_month_in_which_nothing_of_stripes_arrives_costs_nobody_pro(stripe, tenth, told):
    """The worker asks by itself before it says that anybody lapsed."""
    row = stripe.go_pro(tenth)
    with at(stripe, row.paid_until + 3 * HOUR):
        stripe.drop_pending()
        the_worker_comes_by(stripe)
        assert is_pro(tenth)
    assert told == [True]
    assert MarketTransition.objects.count() == 1
