"""Once a night all contracts are compared with Stripe: whatever event was lost, the next morning it is as if it had come."""

from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from kit import clock, due
from kit.stripe_client import StripeUnavailable
from membership import nightly, stripe_gateway, subscriptions, teams, waiting
from membership.models import Shop, StripeRound, Subscription
from tests import factories

DAY = 86_400
BACK = "http://testserver/retour/"


def later(stripe, seconds):
    stripe.advance(int(seconds))
    return clock.shifted(timedelta(seconds=stripe.now() - clock.now().timestamp() - clock.offset().total_seconds()))


def at_hour(hour, *, days=0):
    """That hour in France, tomorrow or some days later."""
    france = ZoneInfo("Europe/Paris")
    day = (clock.now() + timedelta(days=1 + days)).astimezone(france).date()
    return clock.shifted(datetime(day.year, day.month, day.day, hour, 30, tzinfo=france) - clock.now())


def found_nothing(found):
    return (found.repaired, found.strange) == ([], [])


def test_where_all_agree_nothing_is_done(stripe, fleuriste, librairie):
    stripe.go_pro(fleuriste)
    Subscription.objects.filter(shop=librairie).delete()
    found = nightly.compare()
    assert found_nothing(found)
    assert found.compared == 1


def test_a_subscription_nobody_heard_of_is_taken_in(stripe, fleuriste):
    subscriptions.begin(shop=fleuriste, by=fleuriste.person, success_url=BACK, cancel_url=BACK)
    stripe.pay(stripe.open_page())
    stripe.drop_pending()
    Subscription.objects.all().delete()
    assert len(nightly.compare().repaired) == 1
    assert Shop.objects.with_standing().get(pk=fleuriste.pk).is_pro


def test_a_payment_of_which_nothing_was_told_is_taken_in(stripe, fleuriste):
    subscriptions.begin(shop=fleuriste, by=fleuriste.person, success_url=BACK, cancel_url=BACK)
    stripe.pay(stripe.open_page())
    stripe.drop_pending()
    assert len(nightly.compare().repaired) == 1
    assert Shop.objects.with_standing().get(pk=fleuriste.pk).is_pro


def test_a_contract_without_its_shops_number_is_known_by_who_pays(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    with stripe.state.unit():
        stripe.state.get(row.stripe_subscription_id, "subscription")["metadata"] = {}
    Subscription.objects.update(status="ended", pro_until=None, stripe_subscription_id="", was_pro=False)
    assert len(nightly.compare().repaired) == 1
    row.refresh_from_db()
    assert row.is_running


def test_a_renewal_that_was_lost_is_caught_up(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    Subscription.objects.update(next_check_at=None)
    with later(stripe, 32 * DAY):
        stripe.drop_pending()
        assert len(nightly.compare().repaired) == 1
        row.refresh_from_db()
        assert row.paid_until > clock.now() + timedelta(days=20)


def test_a_notice_that_was_lost_is_caught_up(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    stripe_gateway.end_with_period(row.stripe_subscription_id, ends=True)
    stripe.drop_pending()
    assert len(nightly.compare().repaired) == 1
    row.refresh_from_db()
    assert row.ends_at_period_end


def test_an_end_that_was_lost_is_caught_up(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    stripe_gateway.end_now(row.stripe_subscription_id)
    stripe.drop_pending()
    assert len(nightly.compare().repaired) == 1
    row.refresh_from_db()
    assert row.status == Subscription.Status.ENDED


def test_a_failure_that_was_lost_is_caught_up(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    stripe.fail_card(row.stripe_customer_id)
    with later(stripe, (row.paid_until - clock.now()).total_seconds() + 3600):
        stripe.drop_pending()
        assert len(nightly.compare().repaired) == 1
        row.refresh_from_db()
        assert row.status == Subscription.Status.PAST_DUE


def test_what_was_repaired_is_not_repaired_again(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    stripe_gateway.end_with_period(row.stripe_subscription_id, ends=True)
    stripe.drop_pending()
    nightly.compare()
    assert found_nothing(nightly.compare())


def test_a_contract_of_nobodys_is_told_and_left(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    Subscription.objects.all().delete()
    Shop.objects.filter(pk=fleuriste.pk).delete()
    found = nightly.compare()
    assert row.stripe_subscription_id in found.strange[0]
    assert found.repaired == []


def test_a_contract_that_stripe_does_not_know_is_told_and_left(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    Subscription.objects.update(stripe_subscription_id="sub_unknown", stripe_customer_id="cus_unknown")
    with stripe.state.unit():
        stripe.state.forget(row.stripe_subscription_id)
    found = nightly.compare()
    assert "sub_unknown" in found.strange[0]
    row.refresh_from_db()
    assert row.is_live


def test_many_contracts_cost_a_call_a_page(stripe, dinan, monkeypatch):
    monkeypatch.setattr(stripe_gateway, "PAGE", 2)
    for number in range(5):
        stripe.go_pro(factories.shop(city=dinan, email=f"commerce{number}@example.org"))
    asked = []
    monkeypatch.setattr(subscriptions, "refresh", lambda stripe_id: asked.append(stripe_id))
    assert nightly.compare().compared == 5
    assert asked == []


def test_it_runs_once_a_night_from_three_on(stripe, fleuriste):
    stripe.go_pro(fleuriste)
    with at_hour(2):
        nightly.due()
        assert not StripeRound.objects.exists()
    with at_hour(3):
        nightly.due()
        nightly.due()
    with at_hour(15):
        nightly.due()
    assert StripeRound.objects.get().compared == 1
    with at_hour(3, days=1):
        nightly.due()
    assert StripeRound.objects.count() == 2


def test_a_night_that_stripe_broke_off_is_begun_again(stripe, fleuriste):
    stripe.go_pro(fleuriste)
    with at_hour(3):
        stripe.fail_next(500, times=3)
        with pytest.raises(StripeUnavailable):
            nightly.due()
        nightly.due()  # too soon
        assert StripeRound.objects.newest() is None
    with at_hour(4):
        nightly.due()
    assert StripeRound.objects.newest() is not None


def test_the_worker_does_it():
    assert "nightly-comparison" in due.names()


def test_staff_read_on_their_home_what_was_repaired(stripe, fleuriste, client, staff):
    row = stripe.go_pro(fleuriste)
    stripe_gateway.end_now(row.stripe_subscription_id)
    stripe.drop_pending()
    with at_hour(3):
        assert nightly.due() == 1
        line = next(each for each in waiting.lines() if "Stripe" in str(each.text))
    assert "1 abonnement corrigé" in str(line.text)
    staff.groups.add(teams.staff_group())
    factories.sign_in(client, staff)
    assert "Fleurs de Rance" in client.get(line.url).text
    assert client.get("/admin/comparaisons/").status_code == 200


def test_staff_read_nothing_of_a_night_without_repairs(stripe, fleuriste):
    stripe.go_pro(fleuriste)
    with at_hour(3):
        nightly.due()
        assert not any("Stripe" in str(each.text) for each in waiting.lines())


def test_rounds_are_forgotten_after_a_year(db, stripe):
    StripeRound.objects.create(night=clock.today() - timedelta(days=500), claimed_at=clock.now())
    with at_hour(3):
        nightly.due()
    assert StripeRound.objects.count() == 1


def test_an_operator_asks_for_it_at_any_hour(stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    stripe_gateway.end_now(row.stripe_subscription_id)
    stripe.drop_pending()
    told = StringIO()
    call_command("compare_subscriptions", stdout=told)
    assert "1 compared, 1 repaired" in told.getvalue()


def test_the_command_fails_when_stripe_does_not_answer(stripe):
    stripe.fail_next(500, times=3)
    with pytest.raises(CommandError, match="does not answer"):
        call_command("compare_subscriptions")
