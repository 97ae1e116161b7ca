from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kit import clock
from membership import waiting
from membership.board import wishes
from membership.models import CityWish
from tests import factories

ASKED = "/admin/villes-demandees/"


@pytest.fixture
def quimper(db):
    return factories.commune(name="Quimper", insee_code="29232", departement="29", population=63000)


@pytest.fixture
def auray(db):
    return factories.commune(name="Auray", insee_code="56007", departement="56", population=14000)


def wish(commune, times=1, email="", days_ago=0):
    for number in range(times):
        made = CityWish.objects.create(commune=commune, email=email and f"{number}{email}")
        CityWish.objects.filter(pk=made.pk).update(created_at=clock.now() - timedelta(days=days_ago))


def names(client, query=""):
    return [each["commune"].name for each in client.get(ASKED + query).context["communes"]]


def test_wishes_are_counted_by_commune(signed_in_staff, quimper):
    wish(quimper, times=2, days_ago=30)
    wish(quimper, times=3, email="@example.org")
    commune = signed_in_staff.get(ASKED).context["communes"][0]["commune"]
    assert (commune.wish_count, commune.address_count) == (5, 3)
    assert commune.last_wish - commune.first_wish > timedelta(days=29)


def test_a_commune_that_is_a_town_now_is_left_out_unless_asked_for(signed_in_staff, quimper, dinan):
    wish(quimper)
    wish(dinan.commune, times=2)
    assert names(signed_in_staff) == ["Quimper"]
    assert names(signed_in_staff, "?villes=on") == ["Dinan", "Quimper"]
    assert "déjà une ville" in signed_in_staff.get(f"{ASKED}?villes=on").text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Auray", "Quimper"]),
        ("?ordre=habitants", ["Quimper", "Auray"]),
        ("?ordre=recentes", ["Quimper", "Auray"]),
        ("?ordre=adresses", ["Quimper", "Auray"]),
        ("?departement=29", ["Quimper"]),
        ("?q=aur", ["Auray"]),
        ("?q=xylophone", []),
        ("?ordre=nul&departement=99", ["Auray", "Quimper"]),
    ],
)
def test_communes_are_narrowed_down_and_put_in_order(signed_in_staff, quimper, auray, query, found):
    wish(auray, times=2, days_ago=3)
    wish(quimper, email="@example.org")
    assert names(signed_in_staff, query) == found


def test_the_next_thing_is_to_look_for_a_first_shop_there(signed_in_staff, quimper):
    wish(quimper)
    words, url = signed_in_staff.get(ASKED).context["communes"][0]["action"]
    assert words == "Chercher un premier commerce"
    assert parse_qs(urlsplit(url).query)["cp_dep"] == ["29232"]


def test_a_shop_that_applies_there_comes_before_any_search(signed_in_staff, quimper):
    wish(quimper)
    factories.application(commune=quimper, state="waiting", terms_accepted_at=clock.now())
    words, url = signed_in_staff.get(ASKED).context["communes"][0]["action"]
    assert (words, url) == ("Décider la demande d’un commerce", "/admin/demandes/?q=Quimper")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_communes_are_taken_away_as_a_file(signed_in_staff, quimper, kind):
    wish(quimper)
    content = b"".join(signed_in_staff.get(f"{ASKED}?export={kind}").streaming_content)
    assert kind == "xlsx" or content.decode().splitlines()[1].startswith("Quimper,29,63000,1,0,")


def test_a_merchant_sees_no_wishes(merchant):
    assert merchant.get(ASKED).status_code in (302, 403)


def test_the_commune_most_asked_for_this_month_waits_for_staff(quimper, auray):
    wish(auray, times=4)
    wish(quimper, times=5)
    assert [line.text for line in wishes.waiting()] == [
        "Quimper a été demandée 5 fois ce mois-ci\u00a0: chercher un premier commerce"
    ]
    assert wishes.waiting()[0] in waiting.lines()


def test_four_wishes_are_no_news(quimper):
    wish(quimper, times=4)
    assert wishes.waiting() == []


def test_wishes_of_other_months_are_no_news(quimper):
    wish(quimper, times=9, days_ago=40)
    assert wishes.waiting() == []


def test_a_town_that_is_there_is_no_news(dinan):
    wish(dinan.commune, times=9)
    assert wishes.waiting() == []


def test_twenty_communes_cost_no_more_queries_than_one(signed_in_staff, db):
    asked = []
    for count in (1, 20):
        for number in range(count):
            wish(factories.commune(name=f"Commune {number}", insee_code=f"29{number:03d}", departement="29"))
        signed_in_staff.get(ASKED)
        with CaptureQueriesContext(connection) as queries:
            assert len(signed_in_staff.get(ASKED).context["communes"]) == count
        asked.append(len(queries))
    assert asked[0] == asked[1]
