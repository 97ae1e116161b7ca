"""« Le 30, Dinan passe à neuf »: who is told of the forecast, once a fall."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kit import clock, due
from membership import falls, gate
from membership.models import City, ForeseenFall, Subscription
from tests import factories


@pytest.fixture
def owner(dinan):
    """Who keeps a Pro shop of Dinan, the tenth."""
    factories.fill_market(dinan, to=9)
    shop = factories.shop(city=dinan, name="Au Four à bois", pro=True, email="four@example.org")
    Subscription.objects.update(pro_until=clock.now() + timedelta(days=60))
    return shop


def leave(city: City, *, days: int = 20) -> Subscription:
    """One of the town gives notice."""
    row = Subscription.objects.filter(shop__city=city, shop__roles=None).first()
    row.ends_at_period_end, row.pro_until = True, clock.now() + timedelta(days=days)
    row.save()
    return row


def stay(row: Subscription) -> None:
    Subscription.objects.filter(pk=row.pk).update(ends_at_period_end=False)


def told() -> list[str]:
    return [each.subject for each in mail.outbox if each.to == ["four@example.org"]]


def test_the_owners_of_the_town_are_told_once(dinan, owner):
    with time_machine.travel("2026-11-10 12:00:00+01:00", tick=False):
        Subscription.objects.update(pro_until=clock.now() + timedelta(days=60))
        leave(dinan)
        assert due.run("falls") == []
        due.run("falls")
        falls.look_ahead()
        assert told() == ["Le 30 novembre, Dinan passe à neuf."]


def test_nobody_is_named(dinan, owner):
    row = leave(dinan)
    falls.look_ahead()
    letter = mail.outbox[-1]
    assert row.shop.name not in letter.body
    assert row.shop.member.legal_name not in letter.body
    assert "Invitez un voisin" in letter.body


def test_a_town_that_is_not_concerned_is_told_nothing(dinan, owner, boulangerie):
    leave(dinan)
    falls.look_ahead()
    assert all(each.to != ["boulangerie@example.org"] for each in mail.outbox)


def test_a_fall_beyond_thirty_days_is_not_told(dinan, owner):
    leave(dinan, days=40)
    assert falls.look_ahead() == 0
    assert not told()


def test_a_fall_that_was_lifted_is_told_again_if_it_comes_back(dinan, owner):
    row = leave(dinan)
    falls.look_ahead()
    stay(row)
    falls.look_ahead()
    assert ForeseenFall.objects.get().ended_at is not None
    assert len(told()) == 1
    Subscription.objects.filter(pk=row.pk).update(ends_at_period_end=True)
    falls.look_ahead()
    assert len(told()) == 2


def test_a_second_who_leaves_the_same_day_is_the_same_fall(dinan, owner):
    factories.shop(city=dinan, pro=True)
    leave(dinan)
    leave(dinan)
    falls.look_ahead()
    falls.look_ahead()
    assert ForeseenFall.objects.count() <= 1


def test_a_fall_that_happened_is_over(dinan, owner):
    leave(dinan)
    falls.look_ahead()
    with clock.shifted(timedelta(days=21)):
        falls.look_ahead()
    assert ForeseenFall.objects.get().ended_at is not None
    assert len(told()) == 1


def test_the_hub_of_a_pro_member_says_it(client, dinan, owner):
    leave(dinan)
    factories.sign_in(client, owner.person)
    sentence = falls.of(dinan).sentence
    assert sentence in client.get("/espace-adherent/").text
    assert sentence in client.get(reverse("membership:my-market", args=[owner.pk])).text


def test_the_hub_of_a_standard_member_does_not(client, dinan, owner, fleuriste):
    leave(dinan)
    factories.sign_in(client, fleuriste.person)
    assert falls.of(dinan).sentence not in client.get("/espace-adherent/").text


def test_the_hub_says_nothing_when_nothing_is_foreseen(client, dinan, owner):
    factories.sign_in(client, owner.person)
    assert "passe à neuf" not in client.get("/espace-adherent/").text


def test_many_towns_cost_the_round_no_more(dinan, annecy, owner):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            falls.look_ahead()
        return len(queries)

    leave(dinan)
    falls.look_ahead()
    one = cost()
    factories.fill_market(annecy, to=gate.NEEDED)
    leave(annecy)
    falls.look_ahead()
    assert cost() == one
