import re

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from kit.models import OutgoingMail
from membership import forms, teams
from membership.models import User
from tests import factories
from tests.factories import PASSWORD

HERE = "/connexion-adherent/"
RESET = "/connexion-adherent/mot-de-passe/"


def sign_in(client, email, password=PASSWORD, **more):
    return client.post(HERE, {"username": email, "password": password, **more})


def test_the_fields_have_the_names_people_know(client, db):
    text = client.get(HERE).text
    assert "Adresse e-mail" in text
    assert "Mot de passe" in text


def test_a_member_lands_in_their_space(client, boulangerie):
    assert sign_in(client, "boulangerie@example.org").url == "/espace-adherent/"


def test_capitals_in_the_address_do_not_matter(client, boulangerie):
    assert sign_in(client, "Boulangerie@Example.org").status_code == 302


def test_staff_land_in_the_admin(client, staff):
    staff.groups.add(teams.staff_group())
    assert sign_in(client, "staff@example.org").url == "/admin/"


def test_next_is_followed_when_it_is_ours(client, boulangerie):
    assert sign_in(client, "boulangerie@example.org", next="/espace-adherent/1/").url == "/espace-adherent/1/"


@pytest.mark.parametrize("away", ["https://example.com/", "//example.com/", "javascript:alert(1)"])
def test_next_never_leads_away(client, boulangerie, away):
    assert sign_in(client, "boulangerie@example.org", next=away).url == "/espace-adherent/"


@pytest.mark.parametrize("email", ["boulangerie@example.org", "personne@example.org"])
def test_a_refusal_does_not_say_whether_the_address_is_known(client, boulangerie, email):
    answer = sign_in(client, email, "un-autre-mot")
    assert "ne vont pas ensemble" in answer.text


def test_a_customer_does_not_sign_in_on_the_platform(client, chloe):
    assert "ne vont pas ensemble" in sign_in(client, "client@example.org").text


def test_a_closed_account_does_not_sign_in(client, boulangerie):
    User.objects.filter(pk=boulangerie.person.pk).update(is_active=False)
    assert sign_in(client, "boulangerie@example.org").status_code == 200


def test_the_admin_has_the_same_door(client, db):
    assert client.get("/admin/").url == f"{HERE}?next=/admin/"
    assert client.get("/admin/login/?next=/admin/pages/").url == f"{HERE}?next=/admin/pages/"


def test_wagtails_own_reset_is_shut(client, db):
    assert client.get("/admin/password_reset/").status_code == 404


def test_signing_out_takes_a_press_of_a_button(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    assert client.get("/connexion-adherent/quitter/").status_code == 405
    assert client.post("/connexion-adherent/quitter/").url == "/"
    assert client.get("/espace-adherent/").status_code == 302


def test_many_failures_make_one_wait(client, boulangerie):
    for _try in range(forms.FAILURES_OF_AN_ADDRESS.limit):
        sign_in(client, "boulangerie@example.org", "faux")
    assert "Attendez un quart" in sign_in(client, "boulangerie@example.org").text


def test_the_wait_of_one_address_is_nobody_elses(client, boulangerie, librairie):
    for _try in range(forms.FAILURES_OF_AN_ADDRESS.limit):
        sign_in(client, "boulangerie@example.org", "faux")
    assert sign_in(client, "librairie@example.org").status_code == 302


def test_signing_in_well_never_makes_one_wait(client, boulangerie):
    for _try in range(forms.FAILURES_OF_AN_ADDRESS.limit + 5):
        assert sign_in(Client(), "boulangerie@example.org").status_code == 302


def reset_link():
    return re.search(r"http://testserver(\S+)", OutgoingMail.objects.get().text).group(1)


def test_a_forgotten_password_is_replaced_through_the_mail(client, boulangerie):
    client.post(RESET, {"email": "boulangerie@example.org"})
    form = client.get(reset_link(), follow=True)
    done = client.post(
        form.redirect_chain[-1][0], {"new_password1": "farine-et-levain", "new_password2": "farine-et-levain"}
    )
    assert done.url == "/connexion-adherent/mot-de-passe/change/"
    assert sign_in(client, "boulangerie@example.org", "farine-et-levain").status_code == 302


def test_a_reset_link_works_once(client, boulangerie):
    client.post(RESET, {"email": "boulangerie@example.org"})
    form = client.get(reset_link(), follow=True)
    client.post(form.redirect_chain[-1][0], {"new_password1": "farine-et-levain", "new_password2": "farine-et-levain"})
    assert "Ce lien ne sert plus" in Client().get(reset_link(), follow=True).text


@pytest.mark.parametrize("email", ["boulangerie@example.org", "personne@example.org", "client@example.org"])
def test_asking_for_a_reset_reveals_nothing(client, boulangerie, chloe, email):
    answer = client.post(RESET, {"email": email}, follow=True)
    assert "Si cette adresse est celle d’un compte adhérent" in answer.text


def test_a_customer_of_that_address_gets_no_mail_of_the_platform(client, chloe):
    client.post(RESET, {"email": "client@example.org"})
    assert not OutgoingMail.objects.exists()


def test_the_reset_of_an_address_known_in_both_is_the_platforms_alone(client, annecy):
    person = factories.user(email="deux@example.org")
    customer = factories.user(email="deux@example.org", city=annecy)
    before = customer.password
    client.post(RESET, {"email": "deux@example.org"})
    form = client.get(reset_link(), follow=True)
    client.post(form.redirect_chain[-1][0], {"new_password1": "farine-et-levain", "new_password2": "farine-et-levain"})
    person.refresh_from_db()
    customer.refresh_from_db()
    assert person.check_password("farine-et-levain")
    assert customer.password == before


def test_a_customers_link_opens_nothing_here(client, chloe):
    address = f"{RESET}{urlsafe_base64_encode(force_bytes(chloe.pk))}/{default_token_generator.make_token(chloe)}/"
    assert "Ce lien ne sert plus" in client.get(address, follow=True).text


def test_resets_are_not_sent_without_end(client, boulangerie):
    for _time in range(forms.RESETS_OF_AN_ADDRESS.limit + 3):
        client.post(RESET, {"email": "boulangerie@example.org"})
    assert OutgoingMail.objects.count() == forms.RESETS_OF_AN_ADDRESS.limit
