"""Tried in the wrong town: the screen says nothing, one mail says where."""

import re

import pytest
import time_machine

from commerce.customer import forms
from kit.models import OutgoingMail
from membership.models import User
from tests import factories
from tests.commerce.customer.conftest import EMAIL, account, links, mails_to, sign_in

RESET = account("annecy", "mot-de-passe-oublie/")
PERSONAL = re.compile(r'value="[^"]*"')


@pytest.fixture
def only_in_dinan(annecy, dinan):
    return factories.user(email=EMAIL, city=dinan)


@pytest.fixture
def known_here(annecy):
    return factories.user(email="ici@example.org", city=annecy)


def screen(answer) -> str:
    """A page without what was typed and without its token."""
    return PERSONAL.sub("", answer.text)


def test_a_refusal_looks_the_same_for_every_address(client, only_in_dinan, known_here):
    pages = {
        screen(sign_in(client, "annecy", email, "un-autre-mot"))
        for email in ("ici@example.org", EMAIL, "personne@example.org")
    }
    assert len(pages) == 1


def test_asking_for_a_reset_looks_the_same_for_every_address(client, only_in_dinan, known_here):
    pages = {
        screen(client.post(RESET, {"email": email}, follow=True))
        for email in ("ici@example.org", EMAIL, "personne@example.org")
    }
    assert len(pages) == 1
    assert "Si cette adresse a un compte" in pages.pop()


def test_signing_in_in_the_wrong_town_is_told_by_mail(client, only_in_dinan):
    sign_in(client, "annecy", EMAIL, "un-autre-mot")
    (mail,) = mails_to(EMAIL)
    assert "Dinan" in mail.text
    assert links(mail) == ["/dinan/mon-compte/connexion/", "/annecy/mon-compte/inscription/"]


def test_a_reset_in_the_wrong_town_is_told_by_mail(client, only_in_dinan):
    client.post(RESET, {"email": EMAIL.upper()})
    (mail,) = mails_to(EMAIL)
    assert "/dinan/mon-compte/connexion/" in links(mail)
    assert not any("mot-de-passe-oublie" in link for link in links(mail))


def test_the_mail_lists_every_town_by_name(client, annecy, only_in_dinan):
    factories.user(email=EMAIL, city=factories.city(name="Barjac", insee_code="30029", departement="30"))
    client.post(RESET, {"email": EMAIL})
    towns = [link for link in links(mails_to(EMAIL)[0]) if link.endswith("/connexion/")]
    assert towns == ["/barjac/mon-compte/connexion/", "/dinan/mon-compte/connexion/"]


def test_a_merchants_address_is_shown_their_own_door(client, annecy):
    factories.user(email=EMAIL)
    client.post(RESET, {"email": EMAIL})
    assert "/connexion-adherent/" in links(mails_to(EMAIL)[0])


@time_machine.travel("2026-11-24 10:05:00+01:00", tick=False)
def test_one_mail_is_enough_however_often_it_is_tried(client, only_in_dinan):
    for _time in range(3):
        sign_in(client, "annecy", EMAIL, "un-autre-mot")
        client.post(RESET, {"email": EMAIL})
    assert len(mails_to(EMAIL)) == 1


@pytest.mark.parametrize("email", ["personne@example.org", "ici@example.org"])
def test_a_failure_of_any_other_address_writes_to_nobody(client, only_in_dinan, known_here, email):
    sign_in(client, "annecy", email, "un-autre-mot")
    assert not OutgoingMail.objects.exists()


def test_an_address_known_nowhere_gets_no_mail(client, annecy):
    client.post(RESET, {"email": "personne@example.org"})
    assert not OutgoingMail.objects.exists()


def test_a_closed_account_gets_no_link(client, known_here):
    User.objects.filter(pk=known_here.pk).update(is_active=False)
    client.post(RESET, {"email": "ici@example.org"})
    assert not OutgoingMail.objects.exists()


def test_a_reset_link_works_once(client, known_here):
    client.post(RESET, {"email": "ici@example.org"})
    (link,) = links(mails_to("ici@example.org")[0])
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"new_password1": "farine-et-levain", "new_password2": "farine-et-levain"})
    assert "Ce lien ne sert plus" in client.get(link, follow=True).text


def test_following_a_reset_link_confirms_the_address(client, known_here):
    client.post(RESET, {"email": "ici@example.org"})
    form = client.get(links(mails_to("ici@example.org")[0])[0], follow=True).redirect_chain[-1][0]
    client.post(form, {"new_password1": "farine-et-levain", "new_password2": "farine-et-levain"})
    known_here.refresh_from_db()
    assert known_here.email_confirmed_at is not None


def test_a_link_is_nobody_elses(client, known_here, annecy):
    client.post(RESET, {"email": "ici@example.org"})
    link = links(mails_to("ici@example.org")[0])[0]
    token = link.rstrip("/").rpartition("/")[2]
    factories.user(email="autre@example.org", city=annecy)
    client.post(RESET, {"email": "autre@example.org"})
    other = links(mails_to("autre@example.org")[0])[0].rstrip("/").rpartition("/")[0]
    assert "Ce lien ne sert plus" in client.get(f"{other}/{token}/", follow=True).text


def test_resets_are_not_sent_without_end(client, known_here):
    for _time in range(forms.RESETS_OF_AN_ADDRESS.limit + 3):
        client.post(RESET, {"email": "ici@example.org"})
    assert len(mails_to("ici@example.org")) == forms.RESETS_OF_AN_ADDRESS.limit
