"""Staff write the questions in the admin; nobody else does."""

import json

import pytest
from django.urls import reverse

from faq import figures
from faq.models import Question
from tests import factories

NAMESPACE = "wagtailsnippets_faq_question"


def address(name: str, *args) -> str:
    return reverse(f"{NAMESPACE}:{name}", args=args)


def written(question: Question, *, text: str, key: str = "", **more) -> dict:
    """The edit form as the editor sends it: one paragraph, with the token of a figure at its end if there is a key."""
    block = {"key": "aaaaa", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    entities = {}
    if key:
        token = figures.shown_in_editor(key, "12")
        block["entityRanges"] = [{"key": 0, "offset": len(text), "length": len(token)}]
        block["text"] += token
        entities = {
            "0": {"type": "FIGURE", "mutability": "IMMUTABLE", "data": {"key": key, "label": figures.label(key)}}
        }
    return {
        "audience": question.audience,
        "question": question.question,
        "slug": question.slug,
        "answer": json.dumps({"blocks": [block], "entityMap": entities}),
        **more,
    }


@pytest.fixture
def question(questions):
    """One of them, with a history."""
    made = Question.objects.get(slug="qui-peut-s-inscrire")
    made.save_revision().publish()
    return made


@pytest.fixture
def as_staff(client, faq_staff):
    factories.sign_in(client, faq_staff)
    return client


def test_what_staff_publish_is_on_the_page(as_staff, question):
    sent = written(question, text="Tous les sabotiers.", **{"action-publish": "1"})
    assert as_staff.post(address("edit", question.pk), sent).status_code == 302
    assert "Tous les sabotiers." in as_staff.get("/faq/").text


def test_what_staff_only_save_is_not_on_the_page_yet(as_staff, question):
    as_staff.post(address("edit", question.pk), written(question, text="Tous les sabotiers."))
    assert "Tous les sabotiers." not in as_staff.get("/faq/").text


def test_a_figure_that_staff_insert_is_on_the_page(as_staff, question):
    figures.register("stalls", "Étals", lambda: "12")
    sent = written(question, text="Il reste ", key="stalls", **{"action-publish": "1"})
    as_staff.post(address("edit", question.pk), sent)
    assert 'Il reste <strong class="figure">12</strong>' in as_staff.get("/faq/").text


def test_a_new_question_comes_last(as_staff, questions):
    new = Question(audience="customers", question="Vendez-vous des sabots ?", slug="sabots")
    sent = written(new, text="Le mardi.", **{"action-publish": "1"})
    assert as_staff.post(address("add"), sent).status_code == 302
    assert Question.objects.last().slug == "sabots"


def test_going_back_to_an_older_text_keeps_todays_order(as_staff, question):
    Question.objects.filter(pk=question.pk).update(position=99)
    question.refresh_from_db()
    question.revisions.first().publish()
    question.refresh_from_db()
    assert question.position == 99


def test_the_list_is_in_the_order_of_the_page(as_staff, questions):
    text = as_staff.get(address("list")).text
    assert "Questions fréquentes" in text
    assert text.index("À quoi sert ce site") < text.index("Faut-il un compte")


def test_the_list_is_filtered_by_part(as_staff, questions):
    text = as_staff.get(address("list"), {"audience": "merchants"}).text
    assert "Qui peut s’inscrire" in text
    assert "À quoi sert ce site" not in text


def test_the_list_is_searched(as_staff, questions):
    text = as_staff.get(address("list"), {"q": "SIRET"}).text
    assert "mon SIRET" in text
    assert "À quoi sert ce site" not in text


def test_the_editor_shows_figures_with_their_value(as_staff, question):
    text = as_staff.get(address("edit", question.pk)).text
    assert "js/faq-figure.js" in text
    assert "Prix de Pro par mois" in text


def test_the_history_tells_who_wrote_what(as_staff, question):
    sent = written(question, text="Tous les sabotiers.", **{"action-publish": "1"})
    as_staff.post(address("edit", question.pk), sent)
    history = as_staff.get(address("history", question.pk))
    assert "staff@example.org" in history.text
    assert question.revisions.count() == 2


def test_the_preview_shows_the_unsaved_text(as_staff, question):
    where = address("preview_on_edit", question.pk)
    as_staff.post(where, written(question, text="Tous les sabotiers."))
    shown = as_staff.get(where)
    assert shown.status_code == 200
    assert "Tous les sabotiers." in shown.text


@pytest.mark.parametrize("name", ["list", "add"])
def test_a_merchant_cannot_enter(client, boulangerie, questions, name):
    factories.sign_in(client, boulangerie.person)
    assert client.get(address(name)).status_code in (302, 403, 404)


def test_a_merchant_cannot_change_an_answer(client, boulangerie, question):
    factories.sign_in(client, boulangerie.person)
    sent = written(question, text="Seulement moi.", **{"action-publish": "1"})
    assert client.post(address("edit", question.pk), sent).status_code in (302, 403, 404)
    assert "Seulement moi." not in Question.objects.get(pk=question.pk).answer


def test_a_merchant_who_may_enter_the_admin_cannot_change_an_answer(client, boulangerie, question, faq_staff):
    faq_staff.groups.get().permissions.remove(*faq_staff.groups.get().permissions.filter(content_type__app_label="faq"))
    boulangerie.person.groups.add(faq_staff.groups.get())
    factories.sign_in(client, boulangerie.person)
    sent = written(question, text="Seulement moi.", **{"action-publish": "1"})
    assert client.post(address("edit", question.pk), sent).status_code in (302, 403, 404)
    assert "Seulement moi." not in Question.objects.get(pk=question.pk).answer
