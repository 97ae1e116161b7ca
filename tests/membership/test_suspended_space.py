"""A suspended shop's people keep their space: they read why, and answer."""

import pytest

from kit import clock
from membership import suspending
from membership.models import ShopRole, Suspension
from membership.suspending import Terms
from tests import factories

TERMS = Terms(ground="misleading", reason="Vos prix sont faux.", facts="Constaté le 3 novembre.")
NOW = Terms(**{**TERMS.__dict__, "takes_effect_at": clock.now(), "why_sooner": "Un danger."})


def announce(shop, terms):
    return suspending.announce(shop=shop, by=factories.user(is_staff=True), terms=terms)


def answer_url(shop):
    return f"/espace-adherent/{shop.pk}/suspension/"


@pytest.mark.parametrize(("terms", "said"), [(TERMS, "sera suspendu le"), (NOW, "est suspendu depuis le")])
def test_the_hub_tells_the_measure_with_its_reasons(client, boulangerie, terms, said):
    announce(boulangerie, terms)
    factories.sign_in(client, boulangerie.person)
    page = client.get("/espace-adherent/").text
    for words in (said, "Vos prix sont faux.", "Constaté le 3 novembre.", "C. conso. L121-2", "Envoyer ma réponse"):
        assert words in page


def test_the_hub_says_nothing_of_what_isnt(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    assert "suspen" not in client.get("/espace-adherent/").text


@pytest.mark.parametrize("terms", [TERMS, NOW])
def test_an_owner_answers_from_the_hub(client, boulangerie, terms):
    suspension = announce(boulangerie, terms)
    factories.sign_in(client, boulangerie.person)
    page = client.post(answer_url(boulangerie), {"words": "C’est corrigé."}, follow=True)
    suspension.refresh_from_db()
    assert (suspension.answer, suspension.answered_by) == ("C’est corrigé.", boulangerie.person)
    assert "Votre réponse est chez nous" in page.text
    assert "Envoyer ma réponse" not in page.text


def test_the_decision_is_read_on_the_hub(client, boulangerie):
    suspension = announce(boulangerie, TERMS)
    suspending.answer(suspension=suspension, by=boulangerie.person, words="Non.")
    suspending.decide(suspension=suspension, by=factories.user(), decision="kept", words="Ils le sont encore.")
    factories.sign_in(client, boulangerie.person)
    assert "Ils le sont encore." in client.get("/espace-adherent/").text


def test_an_empty_answer_is_asked_again(client, boulangerie):
    announce(boulangerie, TERMS)
    factories.sign_in(client, boulangerie.person)
    assert "Écrivez quelques mots" in client.post(answer_url(boulangerie), {"words": " "}, follow=True).text
    assert Suspension.objects.get().may_be_answered


def test_a_second_answer_is_told_so(client, boulangerie):
    suspending.answer(suspension=announce(boulangerie, TERMS), by=boulangerie.person, words="Une.")
    factories.sign_in(client, boulangerie.person)
    assert "déjà chez nous" in client.post(answer_url(boulangerie), {"words": "Deux."}, follow=True).text


def test_without_a_measure_there_is_nothing_to_answer(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    assert "rien à répondre" in client.post(answer_url(boulangerie), {"words": "Non."}, follow=True).text


def test_who_isnt_an_owner_reads_and_does_not_answer(client, boulangerie):
    announce(boulangerie, NOW)
    seller = factories.act_for(shop=boulangerie, user=factories.user(), role=ShopRole.Role.SELLER)
    factories.sign_in(client, seller)
    page = client.get("/espace-adherent/").text
    assert "Vos prix sont faux." in page
    assert "Envoyer ma réponse" not in page
    assert client.post(answer_url(boulangerie), {"words": "Non."}).status_code == 404


def test_somebody_elses_suspension_is_not_found(client, boulangerie, librairie):
    announce(librairie, NOW)
    factories.sign_in(client, boulangerie.person)
    assert client.post(answer_url(librairie), {"words": "Non."}).status_code == 404
    assert client.get(f"/espace-adherent/{librairie.pk}/").status_code == 404


def test_an_answer_is_sent_not_looked_at(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    assert client.get(answer_url(boulangerie)).status_code == 405
