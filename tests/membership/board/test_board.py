from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kit import clock
from membership.board import catalogues, rows, signs
from membership.models import City, CityWish, OpeningAlert, Shop, ShopVote, Subscription
from tests import factories

BOARD = "/admin/tableau-des-villes/"


def names(client, query=""):
    page = client.get(BOARD + query).context["towns"]
    return [town["row"].city.name for town in page]


def row_of(city):
    return next(row for row in rows.read() if row.city == city)


def send(city, siret="00030001200010", days=2, **more):
    sent_at = clock.now() - timedelta(days=days)
    return factories.application(
        commune=city.commune, siret=siret, state="waiting", sent_at=sent_at, terms_accepted_at=sent_at, **more
    )


def test_a_row_tells_what_stands_in_a_town(dinan):
    factories.fill_market(dinan, to=9)
    fleuriste = factories.shop(city=dinan, name="Fleurs de Rance")
    send(dinan)
    row = row_of(dinan)
    assert (row.standing.count, row.shop_count, len(row.facts.waiting)) == (9, 10, 1)
    assert row.facts.candidate.pk == fleuriste.pk
    assert row.action.key == "one-short"


def test_whom_to_call_is_the_shop_that_most_people_want(dinan):
    factories.fill_market(dinan, to=9)
    factories.shop(city=dinan, name="La première")
    wanted = factories.shop(city=dinan, name="La voulue")
    signs.register_own()
    ShopVote.objects.create(shop=wanted, mark="a")
    assert row_of(dinan).facts.candidate.name == "La voulue"


def test_of_shops_that_nobody_asks_for_one_that_is_awake_is_called(dinan):
    factories.fill_market(dinan, to=9)
    sleeper = factories.shop(city=dinan, name="L’endormie")
    factories.shop(city=dinan, name="L’éveillée")
    long_ago = clock.now() - timedelta(days=90)
    Shop.objects.filter(pk=sleeper.pk).update(created_at=long_ago, changed_at=long_ago)
    assert row_of(dinan).facts.candidate.name == "L’éveillée"


def test_a_second_shop_of_a_pro_member_would_not_be_the_tenth(dinan):
    first = factories.fill_market(dinan, to=9)[0]
    factories.shop(city=dinan, name="Sa deuxième", member=first.member)
    assert row_of(dinan).facts.candidate is None


def test_shops_with_few_products_are_named_the_emptiest_first(annecy, boulangerie, librairie):
    full = factories.shop(city=annecy, pro=True)
    factories.shop(city=annecy, name="Sans offre Pro")
    catalogues.register(lambda shops: {boulangerie.pk: 11, full.pk: 12})
    assert [(shop.name, shop.count) for shop in row_of(annecy).facts.thin] == [
        ("Le Fil de l’eau", 0),
        ("Boulangerie Pernet", 11),
    ]


def test_without_a_market_no_catalogue_is_thin(annecy, boulangerie):
    assert row_of(annecy).facts.thin == []
    assert not row_of(annecy).has_market


def test_what_visitors_wish_is_counted_by_town(annecy, dinan):
    CityWish.objects.create(commune=dinan.commune)
    OpeningAlert.objects.create(city=dinan, email="paul@example.org", confirmed_at=clock.now())
    OpeningAlert.objects.create(city=dinan, email="lea@example.org")
    for mark in ("a", "b"):
        ShopVote.objects.create(shop=factories.shop(city=dinan), mark=mark)
    signs.register_own()
    signs.register("essais", lambda cities: {dinan.pk: 4, annecy.pk: 0})
    assert [(str(sign.label), sign.count) for sign in row_of(dinan).wishes] == [
        ("voix pour ses commerces", 2),
        ("attendent l’ouverture", 1),
        ("demandes de la ville", 1),
        ("essais", 4),
    ]
    assert row_of(annecy).wishes == []


def test_the_board_shows_the_forecast(signed_in_staff, open_annecy):
    end = clock.now() + timedelta(days=5)
    one = Subscription.objects.filter(shop__city=open_annecy).first()
    Subscription.objects.filter(pk=one.pk).update(ends_at_period_end=True, pro_until=end)
    assert "passe à 9" in signed_in_staff.get(BOARD).text


def test_a_late_application_is_marked(signed_in_staff, dinan):
    send(dinan, answer_by=clock.today() - timedelta(days=1))
    assert "1 en retard" in signed_in_staff.get(BOARD).text


def test_the_nearest_to_ten_comes_first_and_open_markets_last(signed_in_staff, open_annecy, dinan):
    factories.fill_market(dinan, to=2)
    factories.fill_market(factories.city(name="Barjac", insee_code="30029", departement="30"), to=1)
    assert names(signed_in_staff) == ["Dinan", "Barjac", "Annecy"]
    assert names(signed_in_staff, "?ordre=taille") == ["Annecy", "Dinan", "Barjac"]


def test_who_has_waited_longest_comes_first(signed_in_staff, annecy, dinan):
    send(annecy, siret="00030001200010", days=1)
    send(dinan, siret="00030002000013", days=9)
    assert names(signed_in_staff, "?ordre=attente") == ["Dinan", "Annecy"]


def test_who_falls_comes_first(signed_in_staff, dinan, open_annecy):
    factories.fill_market(dinan, to=9)
    Subscription.objects.filter(shop__city=open_annecy).update(ends_at_period_end=True)
    assert names(signed_in_staff, "?ordre=baisse") == ["Annecy", "Dinan"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?marche=ouvert", ["Annecy"]),
        ("?marche=ferme", ["Dinan"]),
        ("?departement=22", ["Dinan"]),
        ("?q=ANNE", ["Annecy"]),
        ("?q=xylophone", []),
        ("?action=on", ["Dinan"]),
        ("?marche=peut-etre&ordre=nul&departement=99", ["Dinan", "Annecy"]),
    ],
)
def test_the_board_is_narrowed_down(signed_in_staff, open_annecy, dinan, query, found):
    send(dinan)
    assert names(signed_in_staff, query) == found


def test_a_long_board_has_pages(signed_in_staff, db):
    for number in range(31):
        factories.city(name=f"Ville {number:02d}", insee_code=f"74{number:03d}")
    assert len(names(signed_in_staff)) == 30
    assert names(signed_in_staff, "?p=2&q=ville") == ["Ville 30"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_board_is_taken_away_as_a_file(signed_in_staff, dinan, kind):
    answer = signed_in_staff.get(f"{BOARD}?export={kind}&q=dinan")
    content = b"".join(answer.streaming_content)
    assert answer.status_code == 200
    assert f"tableau-des-villes.{kind}" in answer["Content-Disposition"]
    assert kind == "xlsx" or content.decode().splitlines()[1].startswith("Dinan,22,fermé,0,0,")


def test_a_name_that_looks_like_a_formula_stays_a_name_in_the_file(signed_in_staff, dinan):
    shop = factories.shop(city=dinan, name="=1+1")
    long_ago = clock.now() - timedelta(days=90)
    Shop.objects.filter(pk=shop.pk).update(created_at=long_ago, changed_at=long_ago)
    content = b"".join(signed_in_staff.get(f"{BOARD}?export=csv").streaming_content).decode()
    assert ",'=1+1," in content


def test_a_merchant_sees_no_board(merchant):
    assert merchant.get(BOARD).status_code in (302, 403)
    assert "Tableau des villes" not in merchant.get("/admin/", follow=True).text


def test_staff_find_the_board_on_the_admins_home(signed_in_staff):
    assert signed_in_staff.get("/admin/").text.count(BOARD) >= 2  # in the menu and on the panel


def test_an_empty_platform_says_so(signed_in_staff):
    assert "Aucune ville encore" in signed_in_staff.get(BOARD).text


def _grow(to: int) -> None:
    for number in range(City.objects.count(), to):
        city = factories.city(name=f"Ville {number:02d}", insee_code=f"74{number:03d}")
        factories.fill_market(city, to=9)
        factories.shop(city=city)
        send(city, siret=f"{number:014d}")
        long_ago = clock.now() - timedelta(days=90)
        Shop.objects.in_city(city).update(created_at=long_ago, changed_at=long_ago)


def test_twenty_towns_cost_no_more_queries_than_one(signed_in_staff):
    signs.register_own()
    catalogues.register(lambda shops: {})
    asked = []
    for count in (1, 20):
        _grow(count)
        signed_in_staff.get(BOARD)
        with CaptureQueriesContext(connection) as queries:
            assert len(signed_in_staff.get(BOARD).context["towns"]) == count
        asked.append(len(queries))
    assert asked[0] == asked[1]
