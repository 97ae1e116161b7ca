"""An account is one town's, through the real doors: signed in here is nothing there, whatever is carried along."""

import pytest
from django.test import Client

from membership.models import User
from tests import factories
from tests.commerce.customer.conftest import (
    EMAIL,
    NEW_PASSWORD,
    PASSWORDS,
    account,
    is_signed_in,
    links,
    mails_to,
    sign_in,
    token_in,
)

OWN_PAGES = ["", "achats/1/", "coordonnees/", "mot-de-passe/", "adresse/"]


def register(client, town, password, email=EMAIL):
    return client.post(account(town, "inscription/"), {"email": email, "password": password})


def test_the_same_address_registers_in_two_towns_with_two_passwords(annecy, dinan):
    assert register(Client(), "annecy", PASSWORDS["annecy"]).url == account("annecy")
    assert register(Client(), "dinan", PASSWORDS["dinan"]).url == account("dinan")
    assert sign_in(Client(), "annecy").status_code == 302
    assert sign_in(Client(), "dinan").status_code == 302
    assert sign_in(Client(), "dinan", password=PASSWORDS["annecy"]).status_code == 200


def test_an_address_of_the_platform_registers_in_a_town(client, people, dinan):
    User.objects.customers_of(dinan).delete()
    assert register(client, "dinan", PASSWORDS["dinan"]).status_code == 302


@pytest.mark.parametrize("page", OWN_PAGES)
def test_signed_in_here_is_nothing_there(client, people, page):
    sign_in(client, "annecy")
    answer = client.get(account("dinan", page))
    assert answer.url == f"/dinan/mon-compte/connexion/?next=%2Fdinan%2Fmon-compte%2F{page.replace('/', '%2F')}"


@pytest.mark.parametrize("name", ["sid", "sid_annecy", "sid_dinan"])
@pytest.mark.parametrize("address", ["/dinan/mon-compte/", "/admin/", "/espace-adherent/"])
def test_a_copied_cookie_is_worth_nothing(client, people, name, address):
    sign_in(client, "annecy")
    thief = Client()
    thief.cookies[name] = client.cookies["sid_annecy"].value
    assert thief.get(address).status_code == 302


@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/espace-adherent/", "/annecy/tableau-de-bord/"])
def test_a_customer_never_works_in_the_desk_or_the_admin(client, people, address):
    sign_in(client, "annecy")
    client.cookies["sid"] = client.cookies["sid_annecy"].value
    assert client.get(address).status_code in (302, 404)


def test_staff_of_the_platform_are_nobody_in_a_town(client, people):
    factories.sign_in(client, people["platform"])
    assert client.get("/admin/").status_code == 200
    assert not is_signed_in(client, "annecy")


@pytest.mark.parametrize("password", [PASSWORDS["dinan"], PASSWORDS["platform"]])
def test_the_password_of_another_realm_opens_nothing(client, people, password):
    sign_in(client, "annecy", password=password)
    assert not is_signed_in(client, "annecy")


def test_a_customer_does_not_enter_the_platform_with_the_towns_password(client, people):
    answer = client.post("/connexion-adherent/", {"username": EMAIL, "password": PASSWORDS["annecy"]})
    assert answer.status_code == 200


def test_one_may_be_signed_in_in_two_towns_at_once(client, people):
    sign_in(client, "annecy")
    sign_in(client, "dinan")
    assert is_signed_in(client, "annecy")
    assert is_signed_in(client, "dinan")


def test_leaving_one_town_leaves_the_other_alone(client, people):
    sign_in(client, "annecy")
    sign_in(client, "dinan")
    client.post(account("annecy", "quitter/"))
    assert not is_signed_in(client, "annecy")
    assert is_signed_in(client, "dinan")


def test_forms_open_in_two_towns_at_once_both_work(people):
    client = Client(enforce_csrf_checks=True)
    tokens = {town: token_in(client.get(account(town, "connexion/"))) for town in ("annecy", "dinan")}
    for town, token in tokens.items():
        assert sign_in(client, town, csrfmiddlewaretoken=token).status_code == 302
    assert is_signed_in(client, "annecy")
    assert is_signed_in(client, "dinan")


def test_signing_in_here_leaves_a_registration_form_there_usable(people, dinan):
    client = Client(enforce_csrf_checks=True)
    token = token_in(client.get(account("dinan", "inscription/")))
    sign_in(client, "annecy", csrfmiddlewaretoken=token_in(client.get(account("annecy", "connexion/"))))
    values = {"email": "autre@example.org", "password": NEW_PASSWORD, "csrfmiddlewaretoken": token}
    assert client.post(account("dinan", "inscription/"), values).url == account("dinan")


def choose(link, password=NEW_PASSWORD):
    client = Client()
    form = client.get(link, follow=True)
    if not form.redirect_chain:
        return form
    return client.post(form.redirect_chain[-1][0], {"new_password1": password, "new_password2": password})


def test_a_reset_stays_in_its_town(client, people):
    client.post(account("dinan", "mot-de-passe-oublie/"), {"email": EMAIL})
    (mail,) = mails_to(EMAIL)
    link = next(each for each in links(mail) if "mot-de-passe-oublie" in each)
    assert link.startswith("/dinan/")
    assert choose(link).url == account("dinan", "connexion/")
    assert sign_in(Client(), "dinan", password=NEW_PASSWORD).status_code == 302
    for realm in ("annecy", "platform"):
        people[realm].refresh_from_db()
        assert people[realm].check_password(PASSWORDS[realm])


@pytest.mark.parametrize("elsewhere", ["/annecy/mon-compte/mot-de-passe-oublie/", "/connexion-adherent/mot-de-passe/"])
def test_a_towns_link_opens_nothing_elsewhere(client, people, elsewhere):
    client.post(account("dinan", "mot-de-passe-oublie/"), {"email": EMAIL})
    link = next(each for each in links(mails_to(EMAIL)[0]) if "mot-de-passe-oublie" in each)
    moved = link.replace("/dinan/mon-compte/mot-de-passe-oublie/", elsewhere)
    assert "Ce lien ne sert plus" in Client().get(moved, follow=True).text


def test_the_platforms_reset_stays_on_the_platform(client, people):
    client.post("/connexion-adherent/mot-de-passe/", {"email": EMAIL})
    (mail,) = mails_to(EMAIL)
    (link,) = links(mail)
    moved = link.replace("/connexion-adherent/mot-de-passe/", account("annecy", "mot-de-passe-oublie/"))
    assert "Ce lien ne sert plus" in Client().get(moved, follow=True).text
    assert choose(link).url == "/connexion-adherent/mot-de-passe/change/"
    assert sign_in(Client(), "annecy").status_code == 302
    assert sign_in(Client(), "dinan").status_code == 302
