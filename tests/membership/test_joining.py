"""« Inscrire mon commerce », screen by screen, as a browser without JavaScript walks it."""

import pytest

from kit.models import OutgoingMail
from membership.models import Application
from tests import factories
from tests.pages import contract

SIRET, CLOSED, CHAIN = "000 300 012 00010", "00030003800015", "00030004600018"
OWN = {"Sec-Fetch-Site": "same-origin"}
BEGIN = "/inscrire-mon-commerce/commencer/"


@pytest.fixture(autouse=True)
def register(settings, annecy) -> None:
    settings.COMPANY_REGISTER = "demo"
    for insee_code, departement in (("30029", "30"), ("48018", "48"), ("09037", "09")):
        factories.commune(name="Barjac", insee_code=insee_code, departement=departement)


@pytest.fixture
def begun(client) -> Application:
    client.post(BEGIN, {"siret": SIRET}, headers=OWN)
    return Application.objects.get()


def at(application: Application, step: str) -> str:
    return f"/inscrire-mon-commerce/{application.token}/{step}/"


def page(answer) -> str:
    return answer.content.decode()


def test_the_first_question_is_everybodys_page():
    contract.check("/inscrire-mon-commerce/")


def test_the_first_question_leads_to_what_the_register_knows(client):
    answer = client.post(BEGIN, {"siret": SIRET}, headers=OWN, follow=True)
    assert "La Brûlerie des quais" in page(answer)
    assert "12 quai des Cordeliers" in page(answer)


def test_a_wrong_number_is_told_beside_the_field_with_nothing_lost(client):
    shown = page(client.post(BEGIN, {"siret": "00030001200011"}, headers=OWN))
    assert "l’un d’eux doit être faux" in shown
    assert 'value="00030001200011"' in shown
    assert not Application.objects.exists()


def test_a_form_from_elsewhere_begins_nothing(client):
    assert client.post(BEGIN, {"siret": SIRET}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not Application.objects.exists()


def test_a_typed_address_shows_the_question(client):
    assert client.get(BEGIN, headers={"Sec-Fetch-Site": "none"}).status_code == 200


def test_a_shop_that_is_there_is_shown_the_way_in(client, boulangerie):
    shown = page(client.post(BEGIN, {"siret": _valid(boulangerie)}, headers=OWN))
    assert "est déjà inscrit" in shown
    assert "Mot de passe oublié" in shown


def _valid(shop) -> str:
    shop.siret = "73282932000074"
    type(shop).objects.filter(pk=shop.pk).update(siret=shop.siret)
    return shop.siret


def test_a_closed_company_may_explain(client):
    shown = page(client.post(BEGIN, {"siret": CLOSED}, headers=OWN, follow=True))
    assert "est fermé" in shown
    assert "Un mot pour nous l’expliquer" in shown


def test_a_chain_is_told_what_the_platform_is_for(client):
    shown = page(client.post(BEGIN, {"siret": CHAIN}, headers=OWN, follow=True))
    assert "les chaînes sont refusées" in shown
    assert "franchisés indépendants" in shown


def test_a_register_that_has_not_answered_yet_is_waited_for(client, begun):
    Application.objects.update(register_outcome="")
    answer = client.get(at(begun, "entreprise"))
    assert answer.headers["Refresh"] == "1"
    assert "Continuer sans attendre" in page(answer)


def test_a_slow_register_is_not_waited_for_longer(client, begun):
    Application.objects.update(register_outcome="", register_asked_at="2020-01-01T00:00Z", register_facts={})
    answer = client.get(at(begun, "entreprise"))
    assert "Refresh" not in answer.headers
    assert "Nom de l’entreprise" in page(answer)


def test_five_screens_lead_to_staff(client, begun):
    client.post(at(begun, "entreprise"), {})
    client.post(at(begun, "commerce"), {"shop_name": "La Brûlerie", "trade": "cafe"})
    client.post(at(begun, "ville"), {"town": "Annecy", "commune": "74010", "street_address": "12 quai des Cordeliers"})
    client.post(at(begun, "contact"), {"contact_name": "Paul Aubert", "email": "paul@example.org"})
    client.post(at(begun, "offre"), {"offer": "pro"})
    answer = client.post(at(begun, "envoyer"), {"terms": "on", "words": "À bientôt"}, follow=True)
    assert "Votre demande est chez nous" in page(answer)
    sent = Application.objects.get()
    assert (sent.state, sent.offer, sent.words) == ("waiting", "pro", "À bientôt")


def test_each_screen_leads_to_the_next(client, begun):
    answer = client.post(at(begun, "commerce"), {"shop_name": "La Brûlerie"})
    assert answer.headers["Location"] == at(begun, "ville")


def test_the_link_in_the_mail_leads_to_the_first_open_question(client, begun):
    client.post(at(begun, "contact"), {"contact_name": "Paul", "email": "paul@example.org"})
    text = OutgoingMail.objects.get(to="paul@example.org").text
    assert f"http://testserver/inscrire-mon-commerce/{begun.token}/" in text
    answer = client.get(f"/inscrire-mon-commerce/{begun.token}/")
    assert answer.headers["Location"] == at(begun, "offre")


def test_without_the_terms_nothing_is_sent(client, begun):
    Application.objects.update(contact_name="Paul", email="paul@example.org", offer="standard")
    shown = page(client.post(at(begun, "envoyer"), {"words": "Un mot"}))
    assert "acceptez les conditions" in shown
    assert "Un mot" in shown
    assert Application.objects.get().is_draft


def test_what_is_missing_is_asked_for_again(client, begun):
    answer = client.post(at(begun, "envoyer"), {"terms": "on"})
    assert answer.headers["Location"] == at(begun, "contact")


def test_three_towns_of_a_name_are_told_apart(client, begun):
    shown = page(client.post(at(begun, "ville"), {"town": "Barjac"}))
    assert shown.count('name="commune"') == 3
    assert "département 48" in shown
    client.post(at(begun, "ville"), {"town": "Barjac", "commune": "48018"})
    assert Application.objects.get().commune_id == "48018"


def test_a_town_that_is_none_is_told_with_a_way_on(client, begun):
    assert "Essayez le code postal" in page(client.post(at(begun, "ville"), {"town": "Trifouillis"}))


def test_a_town_that_was_typed_anew_is_not_the_one_chosen_before(client, begun):
    factories.commune(name="Dinan", insee_code="22050", departement="22")
    client.post(at(begun, "ville"), {"town": "Dinan", "commune": "74010"})
    assert Application.objects.get().commune_id == "22050"


def test_a_key_that_is_nobodys_is_not_found(client, begun):
    assert client.get("/inscrire-mon-commerce/devine/").status_code == 404
    assert client.get("/inscrire-mon-commerce/devine/contact/").status_code == 404


def test_a_screen_that_is_none_is_not_found(client, begun):
    assert client.get(at(begun, "banque")).status_code == 404


def test_what_was_sent_shows_how_it_stands_whatever_screen_is_asked_for(client, begun):
    Application.objects.update(state="waiting", terms_accepted_at="2026-01-01T00:00Z", answer_by="2026-12-01")
    assert client.get(at(begun, "commerce")).headers["Location"] == f"/inscrire-mon-commerce/{begun.token}/"


def test_a_question_of_staff_is_answered_there(client, begun, staff):
    Application.objects.update(state="asked", terms_accepted_at="2026-01-01T00:00Z")
    begun.events.create(kind="asked", by=staff, words="Depuis quand ?")
    assert "Depuis quand ?" in page(client.get(f"/inscrire-mon-commerce/{begun.token}/"))
    assert "Écrivez votre réponse" in page(client.post(at(begun, "repondre"), {"words": ""}))
    client.post(at(begun, "repondre"), {"words": "Depuis mars."})
    assert Application.objects.get().state == "waiting"


def test_who_gives_up_is_asked_once(client, begun):
    assert "Abandonner cette demande" in page(client.get(at(begun, "abandonner")))
    client.post(at(begun, "abandonner"))
    assert Application.objects.get().state == "dropped"


def test_screens_are_kept_by_nobody(client, begun):
    assert "no-store" in client.get(at(begun, "commerce")).headers["Cache-Control"]
