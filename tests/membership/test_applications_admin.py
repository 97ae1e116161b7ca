"""Staff decide applications in the admin, with the register's evidence beside what was typed."""

import pytest

from kit.models import OutgoingMail
from membership import applying, teams
from membership.models import Application
from membership.register.answers import Facts, Outcome
from pages import tree
from tests import factories

LIST = "/admin/demandes/"
FACTS = Facts(siret="00030001200010", legal_name="BRULERIE DES QUAIS", street_address="14 quai des Cordeliers")


@pytest.fixture
def waiting(annecy) -> Application:
    tree.ensure_home()
    made = factories.application(commune=annecy.commune, street_address="12 quai des Cordeliers")
    made.register_outcome, made.register_facts = Outcome.FOUND, FACTS.to_json()
    made.save()
    applying.send(made)
    OutgoingMail.objects.all().delete()
    return made


@pytest.fixture
def desk(client, staff):
    staff.groups.add(teams.staff_group())
    factories.sign_in(client, staff)
    return client


def at(application: Application) -> str:
    return f"{LIST}inspect/{application.pk}/"


def decide(desk, application: Application, verb: str, words: str = "") -> str:
    return desk.post(at(application), {"verb": verb, "words": words}, follow=True).content.decode()


def test_what_waits_for_staff_stands_first(desk, waiting, annecy):
    factories.application(commune=annecy.commune, siret="00030002000013", shop_name="Un brouillon")
    shown = desk.get(LIST).content.decode()
    assert shown.index("La Brûlerie") < shown.index("Un brouillon")


def test_the_home_of_staff_says_what_waits(desk, waiting):
    assert "1 demande d’inscription à décider" in desk.get("/admin/").content.decode()


def test_what_was_promised_and_is_late_shouts(desk, waiting):
    Application.objects.update(answer_by="2020-01-01")
    assert "dont 1 en retard" in desk.get("/admin/").content.decode()
    assert "(en retard)" in desk.get(at(waiting)).content.decode()


def test_differences_from_the_register_are_marked(desk, waiting):
    shown = desk.get(at(waiting)).content.decode()
    assert shown.count("application__differs") == 1  # the number in the street; the name is the same but for its case
    assert "14 quai des Cordeliers" in shown


@pytest.mark.parametrize(("more", "words"), [
    ({"is_open": False}, "cet établissement fermé"),
    ({"category": "GE", "open_places": 400}, "Grande entreprise ou chaîne"),
])  # fmt: skip
def test_what_asks_for_a_second_look_is_said(desk, waiting, more, words):
    Application.objects.update(register_facts={**FACTS.to_json(), **more})
    assert words in desk.get(at(waiting)).content.decode()


def test_a_siret_that_was_refused_before_is_said(desk, waiting, annecy, staff):
    Application.objects.update(state="refused", reason="Une chaîne.")
    again = factories.application(commune=annecy.commune)
    assert "déjà été refusé\u00a0: «\u00a0Une chaîne.\u00a0»" in desk.get(at(again)).content.decode()


def test_staff_accept(desk, waiting):
    assert "est inscrit, à Annecy" in decide(desk, waiting, "accept")
    waiting.refresh_from_db()
    assert waiting.shop.get_absolute_url() == "/annecy/la-brulerie/"


def test_what_was_decided_warns_of_nothing(desk, waiting):
    assert "déjà adhérente" not in decide(desk, waiting, "accept")


def test_staff_refuse_with_a_reason(desk, waiting):
    decide(desk, waiting, "refuse", "Une chaîne nationale.")
    assert "Une chaîne nationale." in OutgoingMail.objects.get(to=waiting.email).text


def test_a_refusal_without_words_asks_for_them(desk, waiting):
    assert "Écrivez quelques mots" in decide(desk, waiting, "refuse")
    waiting.refresh_from_db()
    assert waiting.state == "waiting"


def test_staff_ask(desk, waiting):
    decide(desk, waiting, "ask", "Depuis quand ?")
    waiting.refresh_from_db()
    assert waiting.state == "asked"


def test_a_note_is_kept_in_the_history(desk, waiting):
    assert "Appelé ce matin." in decide(desk, waiting, "note", "Appelé ce matin.")


def test_the_register_can_be_asked_again(desk, waiting, settings):
    settings.COMPANY_REGISTER = "demo"
    assert "Le registre est interrogé" in decide(desk, waiting, "look-up")
    waiting.refresh_from_db()
    assert waiting.facts.sign == "La Brûlerie des quais"


def test_who_comes_second_is_told(desk, waiting):
    decide(desk, waiting, "accept")
    assert "Quelqu’un a été plus rapide" in decide(desk, waiting, "refuse", "Non.")


def test_merchants_have_no_such_table(client, boulangerie, waiting):
    factories.sign_in(client, boulangerie.person)
    assert client.get(LIST).status_code in (302, 403, 404)
    client.post(at(waiting), {"verb": "accept"})
    waiting.refresh_from_db()
    assert waiting.state == "waiting"


def test_staff_who_may_only_look_decide_nothing(client, waiting):
    looker = factories.user(email="regarde@example.org", is_staff=True)
    group = teams.staff_group()
    group.permissions.remove(group.permissions.get(codename="change_application"))
    looker.groups.add(group)
    factories.sign_in(client, looker)
    assert 'value="accept"' not in client.get(at(waiting)).content.decode()
    client.post(at(waiting), {"verb": "accept"})
    waiting.refresh_from_db()
    assert waiting.state == "waiting"


def test_applications_can_be_exported(desk, waiting):
    assert desk.get(f"{LIST}?export=xlsx").status_code == 200


def test_twenty_applications_cost_what_one_costs(desk, waiting, annecy, django_assert_max_num_queries):
    desk.get(LIST)
    for number in range(20):
        factories.application(commune=annecy.commune, siret=f"000300020{number:05d}")
    with django_assert_max_num_queries(16):
        desk.get(LIST)
