from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from kit import clock
from kit.models import OutgoingMail
from kit.stripe_client import StripeUnavailable
from membership import gate, signals, stripe_gateway, subscriptions
from membership.models import MarketTransition, PlanPrice, Shop, Subscription
from tests import factories

DAY = 86_400
BACK = "http://testserver/retour/"


def later(stripe, seconds):
    """The same moment passes at Stripe and here."""
    stripe.advance(seconds)
    return clock.shifted(timedelta(seconds=stripe.now() - clock.now().timestamp() - clock.offset().total_seconds()))


def what_is_due():
    subscriptions.repair_due()
    subscriptions.lapse_due()
    gate.record_all()


def mails(template_word):
    return OutgoingMail.objects.filter(subject__contains=template_word)


@pytest.fixture
def told():
    heard = []

    def hear(shop, **more):
        heard.append((shop.name, shop.is_pro))

    signals.plan_changed.connect(hear)
    yield heard
    signals.plan_changed.disconnect(hear)


def test_a_paid_checkout_makes_the_shop_pro(stripe, fleuriste, told):
    row = stripe.go_pro(fleuriste)
    assert row.status == Subscription.Status.ACTIVE
    assert Shop.objects.get(pk=fleuriste.pk).is_pro
    assert told == [("Fleurs de Rance", True)]
    assert timedelta(days=27) < row.paid_until - clock.now() < timedelta(days=32)


def test_pro_is_welcomed_by_one_mail(stripe, fleuriste):
    stripe.go_pro(fleuriste)
    mail = mails("est Pro").get()
    assert mail.to == "fleuriste@example.org"
    assert "5,00" in mail.text
    assert "/adhesion/" in mail.html


def test_a_declined_card_leaves_the_shop_standard(stripe, fleuriste, told):
    stripe.go_pro(fleuriste, card="4000 0000 0000 0002")
    assert not Shop.objects.get(pk=fleuriste.pk).is_pro
    assert told == []


def test_a_card_that_asks_for_authentication_makes_the_shop_pro(stripe, fleuriste):
    stripe.go_pro(fleuriste, card="4000 0027 6000 3184")
    assert Shop.objects.get(pk=fleuriste.pk).is_pro


def test_the_tenth_payment_opens_the_market(stripe, fleuriste):
    factories.fill_market(fleuriste.city, to=9)
    stripe.go_pro(fleuriste)
    assert gate.is_open(fleuriste.city)
    transition = MarketTransition.objects.get()
    assert (transition.is_opening, transition.pro_count) == (True, 10)
    assert "Fleurs de Rance" in transition.cause


def test_the_same_event_five_times_tells_once(stripe, fleuriste, told):
    stripe.go_pro(fleuriste)
    for event in stripe.events:
        for _again in range(5):
            stripe.repeat(event["id"])
    assert len(told) == 1
    assert mails("est Pro").count() == 1


def test_events_in_reverse_order_end_in_the_same_state(stripe, fleuriste):
    stripe.hold_webhooks = True
    subscriptions.begin(shop=fleuriste, by=fleuriste.person, success_url=BACK, cancel_url=BACK)
    stripe.pay(stripe.open_page())
    for event in reversed(stripe.pending):
        stripe.repeat(event["id"])
    assert Subscription.objects.get(shop=fleuriste).status == Subscription.Status.ACTIVE
    assert Shop.objects.get(pk=fleuriste.pk).is_pro


def test_an_answer_that_was_overtaken_is_not_written(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    old = stripe_gateway.read_subscription(row.stripe_subscription_id)
    seen = Subscription.objects.get(pk=row.pk)
    subscriptions.cancel(subscription=row, by=fleuriste.person)
    assert not subscriptions.apply(subscription=seen, state=old)
    row.refresh_from_db()
    assert row.ends_at_period_end


def test_a_lost_event_is_caught_up_by_asking_stripe(stripe, fleuriste):
    subscriptions.begin(shop=fleuriste, by=fleuriste.person, success_url=BACK, cancel_url=BACK)
    stripe.pay(stripe.open_page())
    stripe.drop_pending()
    assert subscriptions.repair_due() == 0  # not yet
    with clock.shifted(timedelta(minutes=20)):
        assert subscriptions.repair_due() == 1
    assert Shop.objects.get(pk=fleuriste.pk).is_pro


def test_a_page_left_unpaid_is_not_asked_about_for_ever(stripe, fleuriste):
    subscriptions.begin(shop=fleuriste, by=fleuriste.person, success_url=BACK, cancel_url=BACK)
    with later(stripe, 2 * DAY):
        stripe.drop_pending()
        subscriptions.repair_due()
    row = Subscription.objects.get(shop=fleuriste)
    assert row.next_check_at is None


def test_a_second_try_continues_on_the_page_that_is_open(stripe, fleuriste):
    first = subscriptions.begin(shop=fleuriste, by=fleuriste.person, success_url=BACK, cancel_url=BACK)
    assert subscriptions.begin(shop=fleuriste, by=fleuriste.person, success_url=BACK, cancel_url=BACK) == first
    assert len(stripe.objects("checkout.session")) == 1


def test_two_clicks_at_once_open_one_page(stripe, fleuriste):
    """Both have read that no page is open."""
    price = PlanPrice.objects.current()
    asked = {
        "shop_id": fleuriste.pk,
        "customer_id": stripe_gateway.create_customer(shop_id=fleuriste.pk, name="Fleurs", email="f@example.org"),
        "price_id": stripe_gateway.create_price(price_pk=price.pk, amount=price.amount, name="Pro"),
        "success_url": BACK,
        "cancel_url": BACK,
        "after": "",
    }
    assert stripe_gateway.begin_checkout(**asked).id == stripe_gateway.begin_checkout(**asked).id


def test_who_paid_already_is_told_so_and_not_charged_again(stripe, fleuriste):
    subscriptions.begin(shop=fleuriste, by=fleuriste.person, success_url=BACK, cancel_url=BACK)
    stripe.pay(stripe.open_page())
    stripe.drop_pending()
    with pytest.raises(subscriptions.AlreadyPro):
        subscriptions.begin(shop=fleuriste, by=fleuriste.person, success_url=BACK, cancel_url=BACK)
    assert Shop.objects.get(pk=fleuriste.pk).is_pro


def test_a_renewal_is_paid_without_the_market_shutting_in_between(stripe, fleuriste, told):
    factories.fill_market(fleuriste.city, to=9)
    Subscription.objects.exclude(shop=fleuriste).update(pro_until=clock.now() + timedelta(days=400))
    row = stripe.go_pro(fleuriste)
    with clock.shifted(row.paid_until + timedelta(minutes=10) - clock.now()):  # Stripe has not spoken yet
        what_is_due()
        assert gate.is_open(fleuriste.city)
    with later(stripe, int((row.paid_until - clock.now()).total_seconds()) + DAY):
        stripe.deliver_pending()
        row.refresh_from_db()
        assert row.paid_until > clock.now() + timedelta(days=20)
        what_is_due()
    assert told == [("Fleurs de Rance", True)]
    assert MarketTransition.objects.count() == 1


def test_a_month_later_unpaid_the_market_is_shut_without_any_event(stripe, fleuriste):
    factories.fill_market(fleuriste.city, to=9)
    Subscription.objects.exclude(shop=fleuriste).update(pro_until=clock.now() + timedelta(days=400))
    stripe.go_pro(fleuriste)
    with clock.shifted(timedelta(days=32)):
        assert not gate.is_open(fleuriste.city)


def test_a_lapse_is_told_once(stripe, fleuriste, told):
    row = stripe.go_pro(fleuriste)
    Subscription.objects.filter(pk=row.pk).update(next_check_at=None)
    with clock.shifted(timedelta(days=32)):
        assert subscriptions.lapse_due() == 1
        assert subscriptions.lapse_due() == 0
    assert told == [("Fleurs de Rance", True), ("Fleurs de Rance", False)]
    assert mails("est terminée").count() == 1


def test_a_failed_renewal_warns_and_keeps_pro_for_the_days_of_grace(stripe, fleuriste, settings):
    row = stripe.go_pro(fleuriste)
    paid_until = row.paid_until
    stripe.fail_card(row.stripe_customer_id)
    with later(stripe, int((paid_until - clock.now()).total_seconds()) + 3600):
        stripe.deliver_pending()
        row.refresh_from_db()
        assert row.status == Subscription.Status.PAST_DUE
        assert row.paid_until == paid_until
        assert row.pro_until == paid_until + timedelta(days=settings.PRO_GRACE_DAYS)
        assert row.is_in_grace
        assert mails("n’est pas passé").count() == 1
    with clock.shifted(row.pro_until - clock.now() + timedelta(minutes=1)):
        assert not Shop.objects.get(pk=fleuriste.pk).is_pro


def test_retries_that_fail_again_do_not_warn_again(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    stripe.fail_card(row.stripe_customer_id)
    with later(stripe, int((row.paid_until - clock.now()).total_seconds()) + 9 * DAY):
        stripe.deliver_pending()
    assert mails("n’est pas passé").count() == 1


def test_a_payment_in_grace_brings_pro_back_on_time(stripe, fleuriste, told):
    row = stripe.go_pro(fleuriste)
    stripe.fail_card(row.stripe_customer_id)
    with later(stripe, int((row.paid_until - clock.now()).total_seconds()) + 3600):
        stripe.deliver_pending()
    stripe.fail_card(row.stripe_customer_id, fails=False)
    with later(stripe, 4 * DAY):
        stripe.deliver_pending()
        row.refresh_from_db()
        assert row.status == Subscription.Status.ACTIVE
        assert row.paid_until > clock.now() + timedelta(days=20)
    assert told == [("Fleurs de Rance", True)]


def test_payments_that_never_come_end_pro_with_the_grace(stripe, fleuriste, settings):
    row = stripe.go_pro(fleuriste)
    paid_until = row.paid_until
    stripe.fail_card(row.stripe_customer_id)
    with later(stripe, int((paid_until - clock.now()).total_seconds()) + 40 * DAY):
        stripe.deliver_pending()
        what_is_due()
        row.refresh_from_db()
        assert row.status == Subscription.Status.ENDED
        assert row.pro_until == paid_until + timedelta(days=settings.PRO_GRACE_DAYS)
        assert not Shop.objects.get(pk=fleuriste.pk).is_pro
    assert mails("est terminée").count() == 1


def test_notice_keeps_pro_until_the_paid_month_ends(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    subscriptions.cancel(subscription=row, by=fleuriste.person)
    row.refresh_from_db()
    assert row.ends_at_period_end
    assert row.is_running
    assert row.pro_until == row.paid_until
    with later(stripe, int((row.paid_until - clock.now()).total_seconds()) + 60):
        stripe.deliver_pending()
        what_is_due()
        row.refresh_from_db()
        assert row.status == Subscription.Status.ENDED
        assert not Shop.objects.get(pk=fleuriste.pk).is_pro


def test_notice_is_confirmed_by_mail_each_time(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    for _time in range(2):
        row.refresh_from_db()
        subscriptions.cancel(subscription=row, by=fleuriste.person)
        row.refresh_from_db()
        subscriptions.resume(subscription=row, by=fleuriste.person)
        stripe.deliver_pending()
    assert mails("est résilié").count() == 2


def test_notice_taken_back_lets_pro_go_on(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    subscriptions.cancel(subscription=row, by=fleuriste.person)
    row.refresh_from_db()
    subscriptions.resume(subscription=row, by=fleuriste.person)
    row.refresh_from_db()
    assert row.may_be_cancelled
    assert not stripe.subscription(row)["cancel_at_period_end"]


def test_notice_during_grace_ends_the_contract_at_once(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    stripe.fail_card(row.stripe_customer_id)
    with later(stripe, int((row.paid_until - clock.now()).total_seconds()) + 3600):
        stripe.deliver_pending()
        row.refresh_from_db()
        subscriptions.cancel(subscription=row, by=fleuriste.person)
        row.refresh_from_db()
        assert row.status == Subscription.Status.ENDED
        assert not row.is_running


def test_there_is_no_notice_without_a_contract(stripe, fleuriste):
    row = Subscription.objects.create(shop=fleuriste, price=PlanPrice.objects.current())
    with pytest.raises(subscriptions.NothingToCancel):
        subscriptions.cancel(subscription=row, by=fleuriste.person)
    with pytest.raises(subscriptions.NothingToResume):
        subscriptions.resume(subscription=row, by=fleuriste.person)
    with pytest.raises(subscriptions.NothingToBill):
        subscriptions.portal_url(subscription=row, return_url=BACK)


def test_who_comes_back_the_same_day_pays_on_a_new_page(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    stripe_gateway.end_now(row.stripe_subscription_id)
    stripe.deliver_pending()
    first = row.stripe_subscription_id
    row = stripe.go_pro(fleuriste)
    assert row.status == Subscription.Status.ACTIVE
    assert row.stripe_subscription_id != first


def test_the_end_of_an_old_contract_changes_nothing_in_the_new_one(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    old = row.stripe_subscription_id
    stripe_gateway.end_now(old)
    stripe.deliver_pending()
    stripe.go_pro(fleuriste)
    subscriptions.refresh(stripe_id=old)
    row.refresh_from_db()
    assert row.status == Subscription.Status.ACTIVE


def test_members_keep_their_price_when_the_offer_ends(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    PlanPrice.objects.filter(kind="launch").update(valid_to=clock.today())
    with later(stripe, int((row.paid_until - clock.now()).total_seconds()) + DAY):
        stripe.deliver_pending()
        row.refresh_from_db()
        assert row.price.amount == 5
        assert PlanPrice.objects.current().amount == 10


def test_stripe_out_of_reach_changes_nothing(stripe, fleuriste, settings):
    stripe.fail_next(500, times=3)
    with pytest.raises(StripeUnavailable):
        subscriptions.begin(shop=fleuriste, by=fleuriste.person, success_url=BACK, cancel_url=BACK)
    assert not Subscription.objects.get(shop=fleuriste).is_live


def test_the_billing_page_is_stripes(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    assert subscriptions.portal_url(subscription=row, return_url=BACK).startswith(stripe.base_url)


def test_a_stripe_subscription_is_one_shops(boulangerie, librairie):
    Subscription.objects.filter(shop=boulangerie).update(stripe_subscription_id="sub_1")
    with pytest.raises(IntegrityError, match=r"stripe_subscription|a_stripe_subscription"), transaction.atomic():
        Subscription.objects.filter(shop=librairie).update(stripe_subscription_id="sub_1")


@time_machine.travel("2027-02-01 09:00+01:00", tick=False)
def test_today_has_a_price(db):
    assert PlanPrice.objects.current().amount == 5
    assert PlanPrice.objects.after(PlanPrice.objects.current()).amount == 10


def test_a_lapse_before_a_payment_is_recorded_before_it(stripe, fleuriste):
    """Between both the market answered 404: a closing, whoever looks first afterwards."""
    leaver = factories.shop(city=fleuriste.city, name="Partant", pro=True, email="partant@example.org")
    factories.fill_market(fleuriste.city, to=10)
    gate.record(fleuriste.city, "au début")
    Subscription.objects.filter(shop=leaver).update(pro_until=clock.now() - timedelta(seconds=1))
    stripe.go_pro(fleuriste)
    causes = list(MarketTransition.objects.order_by("pk").values_list("is_opening", "cause"))
    assert causes == [(True, "au début"), (False, "Partant n’est plus Pro"), (True, "Fleurs de Rance passe à Pro")]
    assert mails("est terminée").get().to == "partant@example.org"


def test_who_may_have_paid_already_is_not_said_to_have_lapsed(stripe, fleuriste, told):
    """After an hour in which nothing of Stripe's came through, the first event says nothing about the others."""
    other = factories.shop(city=fleuriste.city, name="Renouvelé", pro=True)
    Subscription.objects.filter(shop=other).update(
        pro_until=clock.now() - timedelta(hours=1), next_check_at=clock.now()
    )
    stripe.go_pro(fleuriste)
    assert told == [("Fleurs de Rance", True)]
