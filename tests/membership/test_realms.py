"""Realm by address: somebody signed in to one realm is nobody in the others, whatever they carry along."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory

from kit import realm
from kit.sessions import SessionStore
from membership import current, realms
from tests import factories

pytestmark = pytest.mark.urls("tests.membership.realm_urls")

# Address: the realm it belongs to.
ADDRESSES = {
    "/faq/qui/": "platform",
    "/admin/qui/": "platform",
    "/annecy/tableau-de-bord/qui/": "platform",
    "/dinan/tableau-de-bord/qui/": "platform",
    "/annecy/qui/": "annecy",
    "/annecy/mon-compte/qui/": "annecy",
    "/dinan/qui/": "dinan",
    "/dinan/mon-compte/qui/": "dinan",
}
EMAIL = "meme@example.org"


@pytest.fixture
def people(annecy, dinan):
    """One address, three accounts, three passwords."""
    return {
        "platform": factories.user(email=EMAIL, password="plateforme-1", is_staff=True, is_superuser=True),
        "annecy": factories.user(email=EMAIL, city=annecy, password="annecy-1"),
        "dinan": factories.user(email=EMAIL, city=dinan, password="dinan-1"),
    }


@pytest.mark.parametrize(("address", "belongs_to"), ADDRESSES.items())
@pytest.mark.parametrize("signed_in", ["platform", "annecy", "dinan"])
def test_only_the_realm_of_the_address_knows_who_asks(client, people, signed_in, address, belongs_to):
    factories.sign_in(client, people[signed_in])
    assert client.get(address).text == (EMAIL if signed_in == belongs_to else "personne")


@pytest.mark.parametrize(("address", "belongs_to"), ADDRESSES.items())
@pytest.mark.parametrize("signed_in", ["platform", "annecy", "dinan"])
def test_a_cookie_copied_under_another_name_is_worth_nothing(people, signed_in, address, belongs_to):
    thief, victim = Client(), Client()
    factories.sign_in(victim, people[signed_in])
    key = next(morsel.value for name, morsel in victim.cookies.items() if name.startswith("sid"))
    for name in ("sid", "sid_annecy", "sid_dinan"):
        thief.cookies[name] = key
    assert thief.get(address).text == (EMAIL if signed_in == belongs_to else "personne")


def test_a_session_whose_person_belongs_elsewhere_is_anonymous(client, people):
    """The session says Annecy, the account says Dinan."""
    with realm.entered(realms.of_city(people["annecy"].city)):
        session = SessionStore()
        session["_auth_user_id"] = str(people["dinan"].pk)
        session["_auth_user_backend"] = "membership.backends.RealmBackend"
        session["_auth_user_hash"] = people["dinan"].get_session_auth_hash()
        session.save()
    client.cookies["sid_annecy"] = session.session_key
    assert client.get("/annecy/mon-compte/qui/").text == "personne"


def test_reading_a_foreign_session_leaves_it_alone(client, people):
    factories.sign_in(client, people["annecy"])
    client.cookies["sid"] = client.cookies["sid_annecy"].value
    client.get("/faq/qui/")
    assert Session.objects.filter(pk=client.cookies["sid_annecy"].value).exists()
    assert client.get("/annecy/mon-compte/qui/").text == EMAIL


@pytest.mark.parametrize(("town", "password", "welcome"), [
    ("annecy", "annecy-1", True), ("annecy", "dinan-1", False), ("annecy", "plateforme-1", False),
    ("dinan", "dinan-1", True), ("dinan", "annecy-1", False), ("dinan", "plateforme-1", False),
])  # fmt: skip
def test_the_same_address_has_a_password_a_town(client, people, town, password, welcome):
    answer = client.post(f"/{town}/mon-compte/connexion/", {"username": EMAIL, "password": password})
    assert (answer.status_code == 302) is welcome
    assert client.get(f"/{town}/mon-compte/qui/").text == (EMAIL if welcome else "personne")


def test_a_town_signs_in_with_a_cookie_of_its_own(client, people):
    answer = client.post("/annecy/mon-compte/connexion/", {"username": EMAIL, "password": "annecy-1"})
    assert set(answer.cookies) == {"sid_annecy"}
    assert answer.cookies["sid_annecy"]["path"] == "/annecy/"
    assert answer.cookies["sid_annecy"]["httponly"]


def test_the_platform_signs_in_with_a_cookie_of_its_own(client, people):
    answer = client.post("/connexion-adherent/", {"username": EMAIL, "password": "plateforme-1"})
    assert set(answer.cookies) == {"sid"}
    assert answer.cookies["sid"]["path"] == "/"


def test_one_may_be_somebody_in_three_places_at_once(client, people):
    for person in people.values():
        factories.sign_in(client, person)
    for address in ADDRESSES:
        assert client.get(address).text == EMAIL


def token_in(answer):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.text).group(1)


def test_forms_open_in_two_towns_at_once_both_work(people):
    client = Client(enforce_csrf_checks=True)
    tokens = {town: token_in(client.get(f"/{town}/mon-compte/formulaire/")) for town in ("annecy", "dinan")}
    for town, token in tokens.items():
        answer = client.post(f"/{town}/mon-compte/formulaire/", {"csrfmiddlewaretoken": token})
        assert answer.status_code == 200


def test_signing_in_in_one_town_leaves_the_form_of_another_usable(people):
    client = Client(enforce_csrf_checks=True)
    open_form = token_in(client.get("/dinan/mon-compte/formulaire/"))
    sign_in = token_in(client.get("/annecy/mon-compte/connexion/"))
    client.post(
        "/annecy/mon-compte/connexion/", {"username": EMAIL, "password": "annecy-1", "csrfmiddlewaretoken": sign_in}
    )
    answer = client.post("/dinan/mon-compte/formulaire/", {"csrfmiddlewaretoken": open_form})
    assert answer.status_code == 200


def test_a_token_of_one_town_is_refused_in_another(people):
    client = Client(enforce_csrf_checks=True)
    token = token_in(client.get("/annecy/mon-compte/formulaire/"))
    client.get("/dinan/mon-compte/formulaire/")
    answer = client.post("/dinan/mon-compte/formulaire/", {"csrfmiddlewaretoken": token})
    assert answer.status_code == 403


def test_a_preview_is_the_platforms(annecy):
    """Wagtail draws a preview with a request at the page's own address, for a person of the platform."""
    request = RequestFactory().get("/annecy/boulangerie-pernet/")
    request.city, request.is_dummy = annecy, True
    assert realms.realm_for(request).is_platform


def test_the_same_address_without_preview_is_the_towns(annecy):
    request = RequestFactory().get("/annecy/boulangerie-pernet/")
    request.city = annecy
    assert realms.realm_for(request).key == "annecy"


def test_a_realm_tells_where_to_sign_in(annecy):
    assert realms.of_city(annecy).sign_in_url == "/annecy/mon-compte/connexion/"
    assert realms.platform().sign_in_url == "/connexion-adherent/"


def test_nothing_of_a_request_is_left_behind(client, people):
    client.get("/annecy/qui/")
    assert realm.current().is_platform
    assert current.city() is None
