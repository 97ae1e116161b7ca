from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kit import clock
from membership import gate
from membership.board import catalogues, signs
from membership.models import City, Shop
from tests import factories

ANNECY = "/admin/tableau-des-villes/annecy/"


def test_a_town_shows_its_shops_with_a_link_to_each(signed_in_staff, annecy, boulangerie):
    catalogues.register(lambda shops: {boulangerie.pk: 3})
    signs.register_votes(lambda shops: {boulangerie.pk: 5})
    text = signed_in_staff.get(ANNECY).text
    assert f"/admin/boutiques/inspect/{boulangerie.pk}/" in text
    assert f"/admin/adherents/inspect/{boulangerie.member_id}/" in text
    assert "3 produits en vente" in text
    assert "5 voix" in text


def test_a_shop_asleep_is_called_so(signed_in_staff, annecy):
    shop = factories.shop(city=annecy)
    long_ago = clock.now() - timedelta(days=70)
    Shop.objects.filter(pk=shop.pk).update(created_at=long_ago, changed_at=long_ago)
    assert [line.is_asleep for line in signed_in_staff.get(ANNECY).context["shops"]] == [True]


def test_openings_are_marked_on_the_curve(signed_in_staff, open_annecy):
    City.objects.update(created_at=clock.now() - timedelta(days=9))
    gate.record(open_annecy, "dixième adhérent Pro")
    text = signed_in_staff.get(ANNECY).text
    assert "dixième adhérent Pro (10 adhérents Pro)" in text
    assert "Ouvert le" in text


def test_an_application_leads_to_where_it_is_decided(signed_in_staff, annecy):
    sent = factories.application(
        commune=annecy.commune,
        state="waiting",
        terms_accepted_at=clock.now(),
        sent_at=clock.now(),
        answer_by=clock.today() - timedelta(days=1),
    )
    text = signed_in_staff.get(ANNECY).text
    assert f"/admin/demandes/inspect/{sent.pk}/" in text
    assert "en retard" in text


def test_an_unknown_town_is_not_there(signed_in_staff, annecy):
    assert signed_in_staff.get("/admin/tableau-des-villes/nulle-part/").status_code == 404


def test_a_merchant_sees_no_town_of_the_board(merchant):
    assert merchant.get(ANNECY).status_code in (302, 403)


def test_twenty_shops_cost_no_more_queries_than_one(signed_in_staff, annecy):
    asked = []
    for count in (1, 20):
        factories.fill_market(annecy, to=count)
        signed_in_staff.get(ANNECY)
        with CaptureQueriesContext(connection) as queries:
            assert len(signed_in_staff.get(ANNECY).context["shops"]) == count
        asked.append(len(queries))
    assert asked[0] == asked[1]
