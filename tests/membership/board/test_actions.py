from datetime import UTC, date, datetime

import pytest

from membership import gate
from membership.board import actions
from membership.board.actions import Facts, Named
from membership.models import Application, City, Commune

TODAY = date(2026, 6, 10)


@pytest.fixture
def town():
    return City(commune=Commune(name="Dinan", departement="22"), slug="dinan")


def application(answer_by=date(2026, 6, 20)):
    return Application(
        state="waiting", answer_by=answer_by, sent_at=datetime(2026, 6, 7, 9, tzinfo=UTC), siret="00030001200010"
    )


def facts(town, count=8, **more):
    return Facts(city=town, standing=gate.Standing(count), today=TODAY, **more)


EVERYTHING = {
    "waiting": [application(date(2026, 6, 1)), application()],
    "candidate": Named(7, "Fleurs de Rance", 4),
    "fall": (datetime(2026, 6, 30, tzinfo=UTC), 9),
    "thin": [Named(8, "Librairie", 3)],
    "asleep": [Named(9, "Mercerie")],
}


def test_an_answer_that_was_promised_comes_before_everything(town):
    found = actions.next_of(facts(town, 9, **EVERYTHING))
    assert found.key == "overdue"
    assert found.text == "Décider une demande en retard"
    assert found.url == "/admin/demandes/?state__exact=waiting&q=Dinan"
    assert found.is_urgent


def test_one_short_is_the_call_to_the_shop_most_asked_for(town):
    found = actions.next_of(facts(town, 9, **EVERYTHING | {"waiting": [application()]}))
    assert found.key == "one-short"
    assert (
        found.text == "Appeler «\u00a0Fleurs de Rance\u00a0»\u00a0: il ne manque qu’un Pro (4 personnes la demandent)"
    )
    assert found.url == "/admin/boutiques/inspect/7/"


def test_one_short_without_any_shop_to_call_is_a_search(town):
    found = actions.next_of(facts(town, 9))
    assert found.key == "one-short"
    assert found.url == "/admin/tableau-des-villes/dinan/"


def test_a_market_about_to_shut_is_named_with_its_day(town):
    found = actions.next_of(facts(town, 10, **EVERYTHING | {"waiting": [application()]}))
    assert found.key == "falling"
    assert found.text == "Retenir ceux qui partent\u00a0: le 30 juin, Dinan passe à 9"
    assert found.url == "/admin/abonnements/?ville=dinan"


def test_an_application_in_time_comes_behind_what_shuts_a_market(town):
    found = actions.next_of(facts(town, **EVERYTHING | {"waiting": [application()], "fall": None}))
    assert found.key == "waiting"
    assert not found.is_urgent


def test_a_thin_catalogue_is_filled_before_the_sleepers_are_woken(town):
    found = actions.next_of(facts(town, thin=EVERYTHING["thin"], asleep=EVERYTHING["asleep"]))
    assert (found.key, found.url) == ("thin", "/admin/boutiques/inspect/8/")
    assert "3 produits" in found.text


def test_a_shop_asleep_is_asked_how_it_does(town):
    found = actions.next_of(facts(town, asleep=EVERYTHING["asleep"]))
    assert (found.key, found.url) == ("asleep", "/admin/boutiques/inspect/9/")


def test_a_healthy_town_needs_nothing(town):
    found = actions.next_of(facts(town, 12))
    assert found.key == "healthy"
    assert not found.is_needed


def test_how_long_the_first_has_waited_is_said_in_days(town):
    assert facts(town, waiting=[application()]).oldest_wait == "depuis 3 jours"
    assert facts(town).oldest_wait == ""
