"""Signing in, registering and leaving a town."""

import pytest
from django.test import Client, RequestFactory

from commerce.customer import accounts, forms
from kit import realm
from membership import forms as platform_forms
from membership import realms
from membership.models import User
from tests.commerce import factories as market
from tests.commerce.customer.conftest import (
    EMAIL,
    NEW_PASSWORD,
    account,
    is_signed_in,
    links,
    mails_to,
    sign_in,
)

HERE = account("annecy", "connexion/")
REGISTER = account("annecy", "inscription/")


def register(client, email="nouvelle@example.org", password=NEW_PASSWORD, **more):
    return client.post(REGISTER, {"email": email, "password": password, **more})


@pytest.mark.parametrize("page", ["connexion/", "inscription/"])
def test_the_fields_have_the_names_people_know(client, annecy, page):
    text = client.get(account("annecy", page)).text
    assert "Adresse e-mail" in text
    assert "Mot de passe" in text


@pytest.mark.parametrize("page", ["", "connexion/", "inscription/", "mot-de-passe-oublie/", "mot-de-passe-oublie/envoye/", "etat/", "adresse/faux/", "coordonnees/"])  # fmt: skip
def test_nothing_of_an_account_is_kept_by_a_cache(client, people, page):
    for _round in ("anonymous", "signed in"):
        assert "no-store" in client.get(account("annecy", page)).headers["Cache-Control"]
        sign_in(client, "annecy")


def test_the_account_is_in_the_header_of_its_town(client, annecy):
    assert f'<a href="{account("annecy")}" data-account' in client.get("/annecy/").text


def test_there_is_no_account_outside_a_town(client, annecy):
    assert "data-account" not in client.get("/faq/").text


def test_an_unknown_town_has_no_accounts(client, annecy):
    assert client.get("/nulle-part/mon-compte/connexion/").status_code == 404


def test_accounts_stay_open_while_the_market_is_shut(client, people):
    assert client.get("/annecy/panier/").status_code == 404
    assert sign_in(client, "annecy").url == account("annecy")
    assert is_signed_in(client, "annecy")


def test_capitals_in_the_address_do_not_matter(client, people):
    assert sign_in(client, "annecy", "Meme@Example.org").status_code == 302


def test_next_is_followed_inside_the_town(client, people):
    assert sign_in(client, "annecy", next="/annecy/commande/?x=1").url == "/annecy/commande/?x=1"


@pytest.mark.parametrize("away", [
    "https://example.com/annecy/", "//example.com/annecy/", "javascript:alert(1)", "/dinan/", "/admin/", "/annecyx/",
    "/annecy/../admin/", "/annecy/%2e%2e/admin/", "/annecy/..\\admin/", "http://testserver/annecy/",
    "/annecy/mon-compte/connexion/", "/annecy/mon-compte/inscription/", "http://[/annecy/",
])  # fmt: skip
def test_next_never_leads_out_of_the_town(client, people, away):
    assert sign_in(client, "annecy", next=away).url == account("annecy")
    assert client.get(HERE, {"next": away}).url == account("annecy")


@pytest.mark.parametrize("page", ["connexion/", "inscription/"])
def test_who_is_signed_in_is_led_on(client, people, page):
    sign_in(client, "annecy")
    assert client.get(account("annecy", page) + "?next=/annecy/panier/").url == "/annecy/panier/"


def test_what_was_asked_for_comes_after_signing_in(client, people):
    asked = client.get(account("annecy", "coordonnees/")).url
    page = client.get(asked)
    assert '<input type="hidden" name="next" value="/annecy/mon-compte/coordonnees/">' in page.text


def test_a_form_that_needs_an_account_is_not_sent_again_afterwards(client, annecy):
    assert client.post(account("annecy", "coordonnees/")).url == HERE


def test_a_closed_account_does_not_sign_in(client, people):
    User.objects.filter(pk=people["annecy"].pk).update(is_active=False)
    assert sign_in(client, "annecy").status_code == 200


def test_closing_an_account_ends_its_sessions(client, people):
    sign_in(client, "annecy")
    User.objects.filter(pk=people["annecy"].pk).update(is_active=False)
    assert not is_signed_in(client, "annecy")


def test_leaving_takes_a_press_of_a_button(client, people):
    sign_in(client, "annecy")
    assert client.get(account("annecy", "quitter/")).status_code == 405
    assert client.post(account("annecy", "quitter/")).url == "/annecy/"
    assert not is_signed_in(client, "annecy")


def test_the_device_is_told_that_there_is_something_personal(client, people):
    hint = sign_in(client, "annecy").cookies["lpc_hint"]
    assert (hint.value, hint["path"], hint["httponly"]) == ("1", "/annecy/", "")


def test_the_device_forgets_it_on_leaving(client, people):
    sign_in(client, "annecy")
    hint = client.post(account("annecy", "quitter/")).cookies["lpc_hint"]
    assert (hint.value, hint["path"], hint["max-age"]) == ("", "/annecy/", 0)


def test_many_failures_make_one_wait(client, people):
    for _try in range(platform_forms.FAILURES_OF_AN_ADDRESS.limit):
        sign_in(client, "annecy", password="faux")
    assert "Attendez un quart" in sign_in(client, "annecy").text


def test_failures_in_one_town_make_nobody_wait_in_another(client, people):
    for _try in range(platform_forms.FAILURES_OF_AN_ADDRESS.limit):
        sign_in(client, "annecy", password="faux")
    assert sign_in(client, "dinan").status_code == 302


def test_a_new_customer_is_signed_in_at_once(client, annecy):
    assert register(client, first_name="Nour", last_name="Petit").url == account("annecy")
    person = User.objects.of_realm(annecy.pk, "nouvelle@example.org")
    assert (person.first_name, person.last_name, person.is_staff) == ("Nour", "Petit", False)
    assert is_signed_in(client, "annecy")


def test_a_new_customer_comes_back_to_the_checkout(client, annecy):
    assert register(client, next="/annecy/commande/").url == "/annecy/commande/"


def test_a_session_is_another_one_after_signing_in(client, people):
    client.get(HERE)
    before = client.cookies["sid_annecy"].value
    sign_in(client, "annecy")
    assert client.cookies["sid_annecy"].value != before


def test_an_address_known_here_is_not_registered_again(client, people):
    answer = register(client, EMAIL.upper())
    assert "a déjà un compte ici" in answer.text
    assert not is_signed_in(client, "annecy")


def test_registering_twice_at_once_makes_one_account(annecy, monkeypatch):
    accounts.register(city=annecy, email=EMAIL, password=NEW_PASSWORD)
    monkeypatch.setattr(User.objects.__class__, "of_realm", lambda *args: None)
    with pytest.raises(accounts.AddressIsTaken):
        accounts.register(city=annecy, email=EMAIL.upper(), password=NEW_PASSWORD)


@pytest.mark.parametrize("password", ["court", "123456789012", "password123", "nouvelle@example.org"])
def test_a_weak_password_is_refused(client, annecy, password):
    register(client, password=password)
    assert not User.objects.exists()


def test_registrations_from_one_place_end_somewhere(client, annecy):
    for _time in range(forms.REGISTRATIONS_FROM_A_PLACE.limit):
        forms.REGISTRATIONS_FROM_A_PLACE.count("127.0.0.1")
    assert "Trop d’inscriptions" in register(client).text


def test_the_welcome_repeats_nothing_that_was_typed(client, annecy):
    """Somebody else's address may have been typed, with an advertisement for a name."""
    register(client, first_name="Gagnez sur spam.example")
    (mail,) = mails_to("nouvelle@example.org")
    assert "spam.example" not in mail.text + mail.html + mail.subject


def test_the_welcome_leads_to_confirming_the_address(client, annecy):
    register(client)
    link = next(each for each in links(mails_to("nouvelle@example.org")[0]) if "/adresse/" in each)
    assert client.get(link).status_code == 200
    assert User.objects.get().email_confirmed_at is None
    assert client.post(link).url == account("annecy")
    assert User.objects.get().email_confirmed_at is not None


def test_an_unconfirmed_address_blocks_nothing(client, annecy):
    register(client)
    assert "n’est pas encore confirmée" in client.get(account("annecy")).text


def test_an_account_is_never_signed_in_to_another_town(rf: RequestFactory, people, annecy):
    request = rf.get("/annecy/")
    request.realm = realms.of_city(annecy)
    with realm.entered(request.realm), pytest.raises(ValueError, match="use an account of that town"):
        accounts.sign_in(request, people["dinan"])


def test_a_basket_follows_who_signs_in(client, open_annecy, boulangerie, people):
    bread = market.product(shop=boulangerie, title="Pain de campagne")
    client.post(f"/annecy/panier/ajouter/{bread.pk}/", {"quantity": "2"}, headers={"Sec-Fetch-Site": "same-origin"})
    sign_in(client, "annecy")
    assert client.get(account("annecy", "etat/")).json() == {"basket_count": 2, "name": "Anne"}
    other_device = Client()
    sign_in(other_device, "annecy")
    assert other_device.get(account("annecy", "etat/")).json()["basket_count"] == 2
