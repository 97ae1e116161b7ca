"""What a suspension does to the money for Pro: docs/decisions says the rule."""

from datetime import timedelta

import pytest

from kit import clock
from membership import collecting, subscriptions, suspending
from membership.models import Shop, Subscription, Suspension
from membership.suspending import Terms
from tests import factories

DAY = 86_400
BACK = "http://testserver/retour/"
NOW = Terms(
    ground="dangerous", reason="Un danger.", facts="Constaté.", takes_effect_at=clock.now(), why_sooner="Un danger."
)


def suspend(shop, **more):
    by = factories.user(is_staff=True)
    return suspending.announce(shop=Shop.objects.get(pk=shop.pk), by=by, terms=Terms(**{**NOW.__dict__, **more}))


def lift(suspension):
    suspending.lift(suspension=suspension, by=factories.user(is_staff=True), why="Réparé.")


def later(stripe, days):
    stripe.advance(int(days * DAY))
    return clock.shifted(timedelta(seconds=stripe.now() - clock.now().timestamp() - clock.offset().total_seconds()))


def charges(stripe):
    return [each for each in stripe.objects("charge") if each["status"] == "succeeded"]


def test_nothing_is_collected_while_a_shop_is_suspended(stripe, fleuriste):
    stripe.go_pro(fleuriste)
    suspend(fleuriste)
    assert collecting.tell_stripe_due() == 1
    with later(stripe, 65):
        stripe.deliver_pending()
        subscriptions.lapse_due()
        assert len(charges(stripe)) == 1
        assert [each["status"] for each in stripe.objects("invoice")] == ["paid", "void", "void"]


def test_after_the_return_pro_is_there_at_once_and_paid_from_the_next_month_on(stripe, fleuriste):
    stripe.go_pro(fleuriste)
    suspension = suspend(fleuriste)
    collecting.tell_stripe_due()
    with later(stripe, 40):
        stripe.deliver_pending()
        lift(suspension)
        assert collecting.tell_stripe_due() == 1
        assert Shop.objects.with_standing().get(pk=fleuriste.pk).is_pro
        assert len(charges(stripe)) == 1
    with later(stripe, 35):
        stripe.deliver_pending()
        subscriptions.lapse_due()
        assert Shop.objects.with_standing().get(pk=fleuriste.pk).is_pro
        assert len(charges(stripe)) == 2
        assert Subscription.objects.get(shop=fleuriste).price.amount == 5


def test_a_suspension_within_the_month_costs_nobody_anything(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    suspension = suspend(fleuriste)
    collecting.tell_stripe_due()
    with later(stripe, 5):
        lift(suspension)
        collecting.tell_stripe_due()
        row.refresh_from_db()
        assert row.is_live
        assert stripe.subscription(row)["pause_collection"] is None


def test_staff_may_leave_the_contract_as_it_is(stripe, fleuriste):
    stripe.go_pro(fleuriste)
    suspend(fleuriste, stops_collecting=False)
    assert collecting.tell_stripe_due() == 0
    with later(stripe, 35):
        assert len(charges(stripe)) == 2


def test_the_merchant_may_end_the_contract_while_suspended(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    suspend(fleuriste)
    collecting.tell_stripe_due()
    subscriptions.cancel(subscription=Subscription.objects.get(pk=row.pk), by=fleuriste.person)
    with later(stripe, 35):
        stripe.deliver_pending()
        row.refresh_from_db()
        assert row.status == Subscription.Status.ENDED
        assert len(charges(stripe)) == 1


def test_who_is_suspended_cant_begin_pro(stripe, fleuriste, client):
    suspend(fleuriste)
    shop = Shop.objects.get(pk=fleuriste.pk)
    with pytest.raises(subscriptions.NotListed):
        subscriptions.begin(shop=shop, by=fleuriste.person, success_url=BACK, cancel_url=BACK)
    factories.sign_in(client, fleuriste.person)
    page = client.post(f"/espace-adherent/{fleuriste.pk}/adhesion/passer-a-pro/", follow=True)
    assert "Votre commerce est suspendu" in page.text


def test_the_end_of_a_membership_ends_the_contract_the_same_day(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    suspend(fleuriste, measure=Suspension.Measure.END, stops_collecting=False)
    assert collecting.tell_stripe_due() == 1
    row.refresh_from_db()
    assert row.status == Subscription.Status.ENDED
    with later(stripe, 70):
        assert len(charges(stripe)) == 1


def test_stripe_out_of_reach_is_told_again_later(stripe, fleuriste):
    stripe.go_pro(fleuriste)
    suspend(fleuriste)
    stripe.fail_next(500, times=3)
    assert collecting.tell_stripe_due() == 0
    assert collecting.tell_stripe_due() == 1
    assert collecting.tell_stripe_due() == 0


def test_a_return_before_stripe_was_told_changes_nothing_there(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    lift(suspend(fleuriste))
    assert collecting.tell_stripe_due() == 0
    assert stripe.subscription(row)["pause_collection"] is None


def test_a_standard_shop_has_nothing_to_stop(stripe, fleuriste):
    suspend(fleuriste)
    assert collecting.tell_stripe_due() == 1
    assert collecting.tell_stripe_due() == 0
    assert stripe.objects("subscription") == []
