import json
from datetime import timedelta

import pytest

from kit import clock, webhooks
from kit.models import StripeEvent
from tests.stripe_standin.events import signature

KIND = "test.happened"


@pytest.fixture
def handled(monkeypatch):
    """What the handler was told; it fails as long as `handled.fails`."""

    class Handled(list):
        fails = False

    told = Handled()

    def handler(event):
        if told.fails:
            raise RuntimeError("not now")
        told.append(event.object_id)

    monkeypatch.setitem(webhooks._handlers, KIND, [handler])
    return told


def event(number=1, **more):
    return {"id": f"evt_{number}", "type": KIND, "data": {"object": {"id": f"obj_{number}"}}, **more}


def post(client, payload, *, secret="whsec_standin", address="/stripe/webhook/"):
    body = json.dumps(payload).encode()
    return client.post(
        address, body, content_type="application/json", headers={"Stripe-Signature": signature(body, secret)}
    )


def test_a_signed_event_is_kept_and_handled(client, db, handled):
    assert post(client, event()).status_code == 200
    assert handled == ["obj_1"]
    assert StripeEvent.objects.get().state == StripeEvent.State.DONE


@pytest.mark.parametrize("secret", ["whsec_wrong", "whsec_standin_connect"])
def test_an_event_that_stripe_did_not_sign_is_refused(client, db, handled, secret):
    assert post(client, event(), secret=secret).status_code == 400
    assert not StripeEvent.objects.exists()


def test_events_of_connected_accounts_have_an_address_of_their_own(client, db, handled):
    sent = event(account="acct_1")
    assert post(client, sent, secret="whsec_standin_connect", address="/stripe/webhook/connect/").status_code == 200
    assert StripeEvent.objects.get().account == "acct_1"


def test_an_unsigned_body_is_refused(client, db):
    assert client.post("/stripe/webhook/", b"{}", content_type="application/json").status_code == 400


def test_a_visit_is_no_event(client, db):
    assert client.get("/stripe/webhook/").status_code == 405


def test_the_same_event_five_times_is_handled_once(client, db, handled):
    for _time in range(5):
        assert post(client, event()).status_code == 200
    assert handled == ["obj_1"]
    assert StripeEvent.objects.count() == 1


def test_an_event_nobody_waits_for_is_kept(client, db):
    post(client, {**event(), "type": "test.unheard_of"})
    assert StripeEvent.objects.get().state == StripeEvent.State.DONE


def test_stripe_is_answered_well_even_when_the_handler_fails(client, db, handled):
    handled.fails = True
    assert post(client, event()).status_code == 200
    kept = StripeEvent.objects.get()
    assert kept.state == StripeEvent.State.FAILED
    assert "not now" in kept.last_error


def test_what_failed_is_tried_again_later(client, db, handled):
    handled.fails = True
    post(client, event())
    handled.fails = False
    assert webhooks.handle_due() == 0
    with clock.shifted(timedelta(minutes=1)):
        assert webhooks.handle_due() == 1
    assert handled == ["obj_1"]


def test_an_event_in_hand_is_nobody_elses(client, db, handled):
    kept = StripeEvent.objects.create(
        event_id="evt_9", type=KIND, payload=event(9), object_id="obj_9", next_attempt_at=clock.now(),
        state=StripeEvent.State.HANDLING, claimed_at=clock.now(),
    )  # fmt: skip
    assert not webhooks.handle(kept.pk)
    assert handled == []


def test_an_event_whose_worker_died_is_taken_up(client, db, handled):
    StripeEvent.objects.create(
        event_id="evt_9", type=KIND, payload=event(9), object_id="obj_9", next_attempt_at=clock.now(),
        state=StripeEvent.State.HANDLING, claimed_at=clock.now() - timedelta(minutes=6),
    )  # fmt: skip
    assert webhooks.handle_due() == 1


def test_an_event_that_is_done_stays_done(client, db, handled):
    post(client, event())
    assert not webhooks.handle(StripeEvent.objects.get().pk)
    assert handled == ["obj_1"]


def test_an_operator_may_ask_for_an_event_again(client, db, handled):
    post(client, event())
    assert webhooks.replay(StripeEvent.objects.get())
    assert handled == ["obj_1", "obj_1"]
