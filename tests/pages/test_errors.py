from django.test import Client

from pages import errors
from tests import factories


def test_an_unknown_town_is_not_there_yet(client, home):
    response = client.get("/nulle-part/")
    assert response.status_code == 404
    assert "Cette ville n’est pas encore là" in response.content.decode()


def test_a_commune_that_is_not_there_can_be_asked_for(client, home):
    factories.commune(name="Saint-Malo", insee_code="35288", departement="35")
    assert 'href="/demander-ma-ville/35288/"' in client.get("/saint-malo/").content.decode()


def test_the_address_of_a_namesake_asks_for_the_right_one(client, home):
    factories.commune(name="Barjac", insee_code="30029", departement="30", population=1600)
    factories.commune(name="Barjac", insee_code="48018", departement="48", population=700)
    assert 'href="/demander-ma-ville/48018/"' in client.get("/barjac-48/").content.decode()


def test_an_unknown_shop_leads_back_to_its_town(client, town_page, annecy):
    town_page(annecy)
    response = client.get("/annecy/nulle-part/")
    assert response.status_code == 404
    assert "Voir les commerces\u00a0: Annecy" in response.content.decode()


def test_a_missing_page_of_the_platform_is_no_town(client, home):
    response = client.get("/commerces/nulle-part/")
    assert response.status_code == 404
    assert "Cette ville" not in response.content.decode()


def test_our_own_fault_is_told_without_asking_the_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = errors.server_error(None)
    assert response.status_code == 500
    assert "support@lespetitscommerces.org" in response.content.decode()


def test_a_fault_shows_no_secrets(client, home, monkeypatch):
    def fail(*args: object) -> None:
        raise RuntimeError("the database is on fire")

    monkeypatch.setattr("pages.home.board", fail)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert "fire" not in response.content.decode()


def test_the_gallery_is_for_staff(client, home, boulangerie):
    factories.sign_in(client, boulangerie.person)
    assert client.get("/vitrine/").status_code == 404


def test_staff_see_the_samples_of_the_gallery(client, home, staff):
    factories.sign_in(client, staff)
    assert "Comté, 18 mois" in client.get("/vitrine/").text


def test_staff_see_a_mini_site_of_the_gallery_in_a_theme(client, home, staff):
    factories.sign_in(client, staff)
    assert "theme-ardoise" in client.get("/vitrine/?theme=ardoise").text


def test_a_theme_that_is_none_shows_the_gallery(client, home, staff):
    factories.sign_in(client, staff)
    assert "Comté, 18 mois" in client.get("/vitrine/?theme=nuit").text


def test_a_form_without_its_token_says_what_to_do(home):
    factories.commune(name="Quimper", insee_code="29232", departement="29")
    response = Client(enforce_csrf_checks=True).post("/demander-ma-ville/29232/")
    assert response.status_code == 403
    assert "Ce formulaire a expiré" in response.content.decode()
