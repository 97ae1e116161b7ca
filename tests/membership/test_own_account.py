"""What somebody of the platform changes of their own account."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client

from kit import clock
from kit.models import OutgoingMail
from membership import accounts, own_account
from membership.models import User
from tests import factories

HOME = "/espace-adherent/mon-compte/"
NEW = "nouvelle@example.org"
NEW_PASSWORD = "un-levain-de-vingt-ans"


@pytest.fixture
def helene(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    return boulangerie.person


def ask(client, address, password=factories.PASSWORD):
    return client.post(f"{HOME}adresse/", {"email": address, "current_password": password}, follow=True)


def link_to(address):
    text = OutgoingMail.objects.filter(to=address).latest("pk").text
    return urlsplit(next(word for word in text.split() if "/adresse/" in word)).path


def stored(person):
    return User.objects.get(pk=person.pk)


def other_device(person):
    device = Client()
    factories.sign_in(device, person)
    assert device.get(HOME).status_code == 200
    return device


@pytest.mark.parametrize("page", ["", "coordonnees/", "mot-de-passe/", "adresse/"])
def test_a_visitor_is_asked_to_sign_in(client, db, page):
    assert client.get(HOME + page).url.startswith("/connexion-adherent/")


def test_the_hub_leads_to_the_account(client, helene):
    assert f'href="{HOME}"' in client.get("/espace-adherent/").text


def test_a_name_and_a_number_are_kept(client, helene):
    client.post(f"{HOME}coordonnees/", {"first_name": "Hélène", "last_name": "Pernet", "phone": "06 39 98 10 01"})
    assert str(stored(helene)) == "Hélène Pernet"
    assert "06 39 98 10 01" in client.get(HOME).text


def test_a_number_is_written_in_digits(client, helene):
    assert "s’écrit en chiffres" in client.post(f"{HOME}coordonnees/", {"phone": "demandez à Marc"}).text


def change_password(client, current=factories.PASSWORD):
    data = {"current_password": current, "new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
    return client.post(f"{HOME}mot-de-passe/", data, follow=True)


def test_a_new_password_is_told_by_mail(client, helene, mailoutbox):
    change_password(client)
    assert stored(helene).check_password(NEW_PASSWORD)
    assert [mail.subject for mail in mailoutbox] == ["Votre mot de passe a changé"]


def test_a_new_password_ends_the_other_sessions_alone(client, helene):
    other = other_device(helene)
    assert "Vos autres appareils sont déconnectés" in change_password(client).text
    assert other.get(HOME).status_code == 302


def test_the_old_password_is_asked_for(client, helene, mailoutbox):
    assert "pas votre mot de passe actuel" in change_password(client, "deviné").text
    assert stored(helene).check_password(factories.PASSWORD)
    assert not mailoutbox


def test_signing_out_everywhere_ends_every_session(client, helene):
    other = other_device(helene)
    answer = client.post(f"{HOME}deconnecter-partout/", follow=True)
    assert "déconnecté de tous vos appareils" in answer.text
    assert other.get(HOME).status_code == 302
    assert client.get(HOME).status_code == 302


def test_after_signing_out_everywhere_one_signs_in_again(client, helene):
    client.post(f"{HOME}deconnecter-partout/")
    other_device(stored(helene))


def test_nobody_else_is_signed_out(client, helene, librairie):
    other = other_device(librairie.person)
    client.post(f"{HOME}deconnecter-partout/")
    assert other.get(HOME).status_code == 200


def test_an_address_changes_when_its_link_is_followed(client, helene):
    assert NEW in ask(client, NEW).text
    assert stored(helene).email == "boulangerie@example.org"
    assert f"{NEW} devient l’adresse" in client.get(link_to(NEW)).text
    assert stored(helene).email == "boulangerie@example.org"
    client.post(link_to(NEW))
    assert stored(helene).email == NEW


def test_the_old_address_is_told_before(client, helene, mailoutbox):
    ask(client, NEW)
    before = [mail for mail in mailoutbox if mail.to == ["boulangerie@example.org"]]
    assert [mail.subject for mail in before] == ["Une autre adresse est demandée pour votre compte"]
    assert NEW in before[0].body


def test_the_old_address_is_told_afterwards(client, helene, mailoutbox):
    ask(client, NEW)
    client.post(link_to(NEW))
    assert (mailoutbox[-1].to, mailoutbox[-1].subject) == (
        ["boulangerie@example.org"],
        "L’adresse de votre compte a changé",
    )


def test_a_link_serves_once(client, helene):
    ask(client, NEW)
    link = link_to(NEW)
    client.post(link)
    assert "ne sert plus" in client.post(link).text


def test_a_link_is_over_after_a_day(client, helene):
    ask(client, NEW)
    link = link_to(NEW)
    with time_machine.travel(clock.now() + timedelta(days=1, minutes=1)):
        assert "ne sert plus" in client.post(link).text
    assert stored(helene).email == "boulangerie@example.org"


def test_a_new_password_makes_the_link_worthless(client, helene):
    ask(client, NEW)
    change_password(client)
    client.post(link_to(NEW))
    assert stored(helene).email == "boulangerie@example.org"


def test_the_password_is_asked_for_a_new_address(client, helene, mailoutbox):
    assert "pas votre mot de passe actuel" in ask(client, NEW, "deviné").text
    assert not mailoutbox


def test_an_address_that_is_taken_looks_the_same(client, helene, librairie, mailoutbox):
    free = ask(client, NEW).text.replace(NEW, "X")
    taken = ask(client, "librairie@example.org").text.replace("librairie@example.org", "X")
    sentence = "Un message est parti à X"
    assert sentence in free
    assert sentence in taken
    told = [mail for mail in mailoutbox if mail.to == ["librairie@example.org"]]
    assert [mail.subject for mail in told] == ["Votre adresse a déjà un compte"]
    assert "/adresse/" not in told[0].body


def test_an_address_taken_meanwhile_is_refused(client, helene):
    ask(client, NEW)
    factories.user(email=NEW)
    assert "a déjà un compte" in client.post(link_to(NEW)).text
    assert stored(helene).email == "boulangerie@example.org"


def test_a_customers_account_with_the_address_is_no_obstacle(client, helene, annecy):
    factories.user(email=NEW, city=annecy)
    ask(client, NEW)
    client.post(link_to(NEW))
    assert stored(helene).email == NEW


def test_too_many_mails_are_not_sent(client, helene, monkeypatch, mailoutbox):
    monkeypatch.setattr(own_account, "MAILS_OF_AN_ACCOUNT", own_account.Throttle("few", limit=1, seconds=60))
    ask(client, NEW)
    sent = len(mailoutbox)
    assert "attendez une heure" in ask(client, "encore@example.org").text
    assert len(mailoutbox) == sent


def test_an_address_in_other_letters_writes_to_nobody_else(helene, mailoutbox):
    own_account.confirm_address(user=helene, address="Boulangerie@example.org")
    assert not mailoutbox


def test_taking_a_taken_address_leaves_the_account_as_it_was(helene, librairie):
    with pytest.raises(accounts.AddressIsTaken):
        accounts.take_address(user=helene, address="LIBRAIRIE@example.org")
    assert helene.email == "boulangerie@example.org"
