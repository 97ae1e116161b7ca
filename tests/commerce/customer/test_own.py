"""What a customer changes of the account."""

import pytest
from django.test import Client

from membership import address_proofs
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
)

NEW = "nouvelle@example.org"


@pytest.fixture
def anne(client, people):
    sign_in(client, "annecy")
    return people["annecy"]


def ask_for(client, address, password=PASSWORDS["annecy"]):
    return client.post(account("annecy", "adresse/"), {"email": address, "current_password": password})


def change_password(client, current=PASSWORDS["annecy"]):
    values = {"current_password": current, "new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
    return client.post(account("annecy", "mot-de-passe/"), values)


def confirm_link():
    return next(link for link in links(mails_to(NEW)[-1]) if "/adresse/" in link)


def test_name_and_phone_are_changed(client, anne):
    values = {"first_name": "Anne", "last_name": "Lévêque", "phone": "04 65 71 00 42"}
    assert client.post(account("annecy", "coordonnees/"), values).url == account("annecy")
    page = client.get(account("annecy")).text
    assert "Vos coordonnées sont enregistrées" in page
    assert "Anne Lévêque" in page


def test_a_phone_number_is_one(client, anne):
    assert "s’écrit en chiffres" in client.post(account("annecy", "coordonnees/"), {"phone": "chez moi"}).text


def test_nothing_else_is_changed_by_that_form(client, anne):
    client.post(account("annecy", "coordonnees/"), {"first_name": "A", "email": NEW, "is_staff": "on", "city": ""})
    anne.refresh_from_db()
    assert (anne.email, anne.is_staff, anne.city.slug) == (EMAIL, False, "annecy")


def test_a_changed_password_keeps_this_device_signed_in(client, anne):
    assert change_password(client).url == account("annecy")
    assert is_signed_in(client, "annecy")


def test_a_changed_password_signs_all_others_out(client, anne):
    other = Client()
    sign_in(other, "annecy")
    change_password(client)
    assert not is_signed_in(other, "annecy")


def test_a_changed_password_leaves_the_other_town_alone(client, anne):
    sign_in(client, "dinan")
    change_password(client)
    assert is_signed_in(client, "dinan")


def test_a_changed_password_is_told_by_mail(client, anne):
    change_password(client)
    assert "Votre mot de passe a changé" in [mail.subject for mail in mails_to(EMAIL)]


def test_a_device_left_open_is_no_key(client, anne):
    assert "pas votre mot de passe actuel" in change_password(client, current="faux").text
    assert "pas votre mot de passe actuel" in ask_for(client, NEW, password="faux").text


def test_a_new_address_counts_once_it_is_confirmed(client, anne):
    ask_for(client, NEW)
    anne.refresh_from_db()
    assert anne.email == EMAIL
    client.post(confirm_link())
    anne.refresh_from_db()
    assert anne.email == NEW
    assert sign_in(Client(), "annecy", NEW, PASSWORDS["annecy"]).status_code == 302


def test_looking_at_the_link_confirms_nothing(client, anne):
    ask_for(client, NEW)
    assert NEW in client.get(confirm_link()).text
    anne.refresh_from_db()
    assert anne.email == EMAIL


def test_the_old_address_is_told(client, anne):
    ask_for(client, NEW)
    client.post(confirm_link())
    assert "L’adresse de votre compte a changé" in [mail.subject for mail in mails_to(EMAIL)]


def test_the_same_address_in_another_town_stays_as_it_is(client, anne, people):
    ask_for(client, NEW)
    client.post(confirm_link())
    people["dinan"].refresh_from_db()
    assert people["dinan"].email == EMAIL


def test_a_confirmation_link_works_once(client, anne):
    ask_for(client, NEW)
    link = confirm_link()
    client.post(link)
    assert "Ce lien ne sert plus" in client.get(link).text


def test_a_new_password_ends_a_change_of_address_under_way(client, anne):
    ask_for(client, NEW)
    change_password(client)
    client.post(confirm_link())
    anne.refresh_from_db()
    assert anne.email == EMAIL


def test_a_confirmation_link_is_one_towns(client, anne):
    ask_for(client, NEW)
    assert "Ce lien ne sert plus" in client.get(confirm_link().replace("/annecy/", "/dinan/")).text


def test_a_made_up_link_opens_nothing(client, anne):
    assert "Ce lien ne sert plus" in client.get(account("annecy", "adresse/abc:def:ghi/")).text


def test_an_address_with_an_account_here_is_refused(client, anne, annecy):
    factories.user(email=NEW, city=annecy)
    assert "a déjà un compte ici" in ask_for(client, NEW.upper()).text


def test_an_address_taken_meanwhile_is_refused_at_the_end(client, anne, annecy):
    ask_for(client, NEW)
    factories.user(email=NEW, city=annecy)
    assert "a déjà un compte ici" in client.post(confirm_link()).text
    anne.refresh_from_db()
    assert anne.email == EMAIL


def test_ones_own_address_is_confirmed_from_the_account(client, anne):
    client.post(account("annecy", "adresse/encore/"))
    link = next(link for link in links(mails_to(EMAIL)[0]) if "/adresse/" in link)
    Client().post(link)
    assert "n’est pas encore confirmée" not in client.get(account("annecy")).text


def test_confirmations_are_not_sent_without_end(client, anne):
    for _time in range(12):
        client.post(account("annecy", "adresse/encore/"))
    assert len(mails_to(EMAIL)) == 10
    assert "Plusieurs messages" in client.get(account("annecy")).text


def test_a_link_of_a_closed_account_opens_nothing(anne, annecy):
    token = address_proofs.make(anne, EMAIL)
    User.objects.filter(pk=anne.pk).update(is_active=False)
    assert address_proofs.read(token, annecy, days=7) is None


def test_signing_out_everywhere_ends_every_session(client, anne):
    other = Client()
    sign_in(other, "annecy")
    answer = client.post(account("annecy", "quitter/partout/"), follow=True)
    assert "déconnecté de tous vos appareils" in answer.text
    assert not is_signed_in(client, "annecy")
    assert not is_signed_in(other, "annecy")


def test_signing_out_everywhere_leaves_the_other_town_alone(client, anne):
    sign_in(client, "dinan")
    client.post(account("annecy", "quitter/partout/"))
    assert is_signed_in(client, "dinan")


def test_after_signing_out_everywhere_one_signs_in_again(client, anne):
    client.post(account("annecy", "quitter/partout/"))
    assert sign_in(client, "annecy").status_code == 302
    assert is_signed_in(client, "annecy")


def test_a_link_signs_nobody_out_everywhere(client, anne):
    assert client.get(account("annecy", "quitter/partout/")).status_code == 405
    assert is_signed_in(client, "annecy")
