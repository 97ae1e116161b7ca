"""The gate under pressure, on PostgreSQL with real threads: what happens in the same second is recorded and told once.

Threads meet between reading and writing, twice: when Stripe has been read and nothing is written, and when the town's members
are counted and no transition is. The second meeting gives up after a moment: the town's lock lets only one in."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from django.db import connection, connections

from kit import clock
from kit.models import OutgoingMail
from membership import gate, stripe_gateway, subscriptions, suspending
from membership.models import City, MarketTransition, Shop, Subscription
from membership.suspending import Terms
from tests import factories

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
BACK = "http://testserver/retour/"
MOMENT = 0.3


@pytest.fixture
def dinan(db):
    return factories.city(name="Dinan", insee_code="22050", departement="22")


class Meetings:
    """Where threads wait for each other; who comes alone goes on after a moment."""

    def __init__(self, number: int) -> None:
        self.barrier = Barrier(number)

    def wait(self, patience: float = MOMENT) -> None:
        try:
            self.barrier.wait(timeout=patience)
        except BrokenBarrierError:
            self.barrier.reset()


@pytest.fixture
def meeting(monkeypatch):
    """Each of two threads waits for the other between reading and writing."""
    after_reading, after_counting = Meetings(2), Meetings(2)
    read, standing = stripe_gateway.read_subscription, gate.standing

    def read_and_wait(stripe_id):
        state = read(stripe_id)
        after_reading.wait()
        return state

    def count_and_wait(city, at=None):
        found = standing(city, at)
        after_counting.wait()
        return found

    monkeypatch.setattr(stripe_gateway, "read_subscription", read_and_wait)
    monkeypatch.setattr(gate, "standing", count_and_wait)
    yield
    monkeypatch.undo()


def together(*jobs: Callable[[], object]) -> None:
    """Each job in its own thread, begun at the same time."""
    ready, failures = Barrier(len(jobs)), []

    def run(job: Callable[[], object]) -> None:
        try:
            ready.wait(timeout=10)
            job()
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert connection.vendor == "postgresql"
    assert failures == []


def paid(stripe, shop) -> str:
    """The shop paid at Stripe, which has told nobody; its subscription there."""
    subscriptions.begin(shop=shop, by=shop.person, success_url=BACK, cancel_url=BACK)
    page = stripe.open_page()
    stripe.pay(page)
    stripe.drop_pending()
    return next(each for each in stripe.objects("checkout.session") if each["id"] == page)["subscription"]


def candidate(city: City, number: int) -> Shop:
    return factories.shop(city=city, name=f"Candidat {number}", email=f"candidat{number}@example.org")


def transitions(city: City) -> list[tuple[bool, str]]:
    """What was recorded: openings and closings follow each other, and the last says how it is."""
    rows = list(MarketTransition.objects.filter(city=city).order_by("pk"))
    kinds = [row.is_opening for row in rows]
    assert kinds == [number % 2 == 0 for number in range(len(rows))]
    assert (kinds[-1] if kinds else False) == gate.is_open(city)
    return [(row.is_opening, row.cause) for row in rows]


def mails(words: str) -> list[str]:
    return sorted(OutgoingMail.objects.filter(subject__contains=words).values_list("to", flat=True))


def lapsed(shop: Shop) -> None:
    """Its paid month ended a moment ago and nobody was told."""
    Subscription.objects.filter(shop=shop).update(pro_until=clock.now() - timedelta(seconds=1))


def test_two_tenth_payments_in_the_same_second_open_once(stripe, dinan, meeting):
    factories.fill_market(dinan, to=9)
    shops = [candidate(dinan, number) for number in range(2)]
    ids = [paid(stripe, shop) for shop in shops]
    together(*[lambda each=each: subscriptions.refresh(stripe_id=each) for each in ids])
    [(is_opening, cause)] = transitions(dinan)
    assert is_opening
    assert cause in [f"{shop.name} passe à Pro" for shop in shops]
    assert mails("est Pro") == ["candidat0@example.org", "candidat1@example.org"]
    assert mails("Le marché ouvre") == ["candidat0@example.org", "candidat1@example.org"]


def test_the_same_payment_told_by_many_events_at_once_is_told_once(stripe, dinan, meeting):
    factories.fill_market(dinan, to=9)
    stripe_id = paid(stripe, candidate(dinan, 0))
    together(*[lambda: subscriptions.refresh(stripe_id=stripe_id) for _event in range(6)], subscriptions.lapse_due)
    assert transitions(dinan) == [(True, "Candidat 0 passe à Pro")]
    assert mails("est Pro") == ["candidat0@example.org"]


def test_a_payment_and_a_lapse_in_the_same_second_shut_and_open_with_their_causes(stripe, dinan, meeting):
    leaver = factories.shop(city=dinan, name="Partant", pro=True, email="partant@example.org")
    factories.fill_market(dinan, to=10)
    gate.record(dinan, "au début")
    stripe_id = paid(stripe, candidate(dinan, 0))
    lapsed(leaver)
    together(subscriptions.lapse_due, lambda: subscriptions.refresh(stripe_id=stripe_id), gate.record_all)
    found = transitions(dinan)
    assert [is_opening for is_opening, _cause in found] == [True, False, True]
    assert found[2][1] == "Candidat 0 passe à Pro"
    assert found[1][1] in ("Partant n’est plus Pro", "l’échéance d’un abonnement")
    assert mails("est terminée") == ["partant@example.org"]
    assert mails("est Pro") == ["candidat0@example.org"]


def test_a_payment_that_comes_first_keeps_the_market_open(stripe, dinan, meeting):
    leaver = factories.shop(city=dinan, name="Partant", pro=True, email="partant@example.org")
    factories.fill_market(dinan, to=10)
    gate.record(dinan, "au début")
    subscriptions.refresh(stripe_id=paid(stripe, candidate(dinan, 0)))
    lapsed(leaver)
    together(subscriptions.lapse_due, gate.record_all)
    assert transitions(dinan) == [(True, "au début")]
    assert mails("est terminée") == ["partant@example.org"]


def test_two_lapses_in_the_same_second_shut_once(stripe, dinan, meeting):
    leavers = [
        factories.shop(city=dinan, name=f"Partant {n}", pro=True, email=f"partant{n}@example.org") for n in (0, 1)
    ]
    factories.fill_market(dinan, to=10)
    gate.record(dinan, "au début")
    for leaver in leavers:
        lapsed(leaver)
    together(subscriptions.lapse_due, subscriptions.lapse_due)
    found = transitions(dinan)
    assert len(found) == 2
    assert found[1][1] in ("Partant 0 n’est plus Pro", "Partant 1 n’est plus Pro")
    assert mails("est terminée") == ["partant0@example.org", "partant1@example.org"]


def test_a_suspension_and_a_payment_in_the_same_second_leave_the_record_right(stripe, dinan, meeting):
    bad = factories.shop(city=dinan, name="Suspendu", pro=True)
    factories.fill_market(dinan, to=10)
    gate.record(dinan, "au début")
    stripe_id = paid(stripe, candidate(dinan, 0))
    by = factories.user(is_staff=True)
    terms = Terms(
        ground="dangerous", reason="Danger.", facts="Constaté.", takes_effect_at=clock.now(), why_sooner="Danger."
    )
    together(
        lambda: suspending.announce(shop=bad, by=by, terms=terms), lambda: subscriptions.refresh(stripe_id=stripe_id)
    )
    assert gate.count(dinan) == 10
    assert transitions(dinan) in (
        [(True, "au début")],
        [(True, "au début"), (False, "Suspendu est suspendue"), (True, "Candidat 0 passe à Pro")],
    )


def test_two_of_staff_suspend_at_once_and_one_does(stripe, dinan):
    shop = candidate(dinan, 0)
    by = factories.user(is_staff=True)
    terms = Terms(ground="terms", reason="Pour voir.", facts="Constaté.")
    refused = []

    def announce() -> None:
        try:
            suspending.announce(shop=shop, by=by, terms=terms)
        except suspending.AlreadySuspended:
            refused.append(True)

    together(announce, announce, announce)
    assert len(refused) == 2
    assert mails("sera suspendu") == ["candidat0@example.org"]


def test_a_suspension_that_is_lifted_while_it_takes_effect_ends_lifted(stripe, dinan):
    shop = candidate(dinan, 0)
    by = factories.user(is_staff=True)
    terms = Terms(ground="terms", reason="Pour voir.", facts="Constaté.")
    suspension = suspending.announce(shop=shop, by=by, terms=terms)
    type(suspension).objects.update(told_at=clock.now() - timedelta(days=16), takes_effect_at=clock.now())
    outcome = []

    def withdraw() -> None:
        try:
            suspending.withdraw(suspension=suspension, by=by, why="Réparé.")
            outcome.append("withdrawn")
        except suspending.NothingOpen:
            outcome.append("too late")

    together(withdraw, suspending.take_effect_due)
    shop.refresh_from_db()
    assert (outcome[0], shop.status) in (("withdrawn", Shop.Status.ACCEPTED), ("too late", Shop.Status.SUSPENDED))
