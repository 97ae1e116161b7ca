"""`/faq/`: the same page for everybody, whatever staff wrote."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from faq import figures
from faq.models import Question
from faq.rich_text import embed
from tests import factories, structured
from tests.faq.test_content import FACTS, plain

URL = "/faq/"


def question(**more) -> Question:
    more.setdefault("audience", Question.Audience.CUSTOMERS)
    more.setdefault("slug", f"question-{Question.objects.count()}")
    more.setdefault("question", "Vendez-vous des sabots\u202f?")
    more.setdefault("answer", "<p>Le mardi.</p>")
    return Question.objects.create(**more)


def anchors(response) -> list[str]:
    return re.findall(r'<details class="question" id="([^"]+)"', response.text)


def test_all_thirty_questions_are_answered(client, questions):
    response = client.get(URL)
    assert anchors(response) == list(FACTS)


def test_the_figures_stand_in_the_answers(client, questions):
    text = plain(client.get(URL).text)
    for fact in ["14 jours", "de 10 h à 18 h 30", "1,4 % + 0,25 €", "5 €", "10 €", "neuf autres", "SIRET"]:
        assert fact in text


def test_both_parts_can_be_jumped_to(client, questions):
    text = client.get(URL).text
    for anchor in ["acheter", "vendre"]:
        assert f'href="#{anchor}"' in text
        assert f'<section id="{anchor}"' in text


def test_pro_members_find_the_documentation_at_both_ends(client, questions):
    text = client.get(URL).text
    first, last = text.index('href="/documentation/"'), text.rindex('href="/documentation/"')
    assert first < text.index("<details") < text.rindex("<details") < last


def test_a_draft_is_not_on_the_page(client, db):
    question(live=False)
    assert anchors(client.get(URL)) == []


def test_searching_shows_the_questions_that_hold_the_words(client, questions):
    found = anchors(client.get(URL, {"q": "SIRET"}))
    assert found == ["pourquoi-mes-informations"]


@pytest.mark.parametrize("typed", ["siret", "SIRET", "mon siret"])
def test_searching_minds_neither_capitals_nor_small_words(client, questions, typed):
    assert anchors(client.get(URL, {"q": typed})) == ["pourquoi-mes-informations"]


@pytest.mark.parametrize("typed", ["rembourse", "remboursé", "remboursements"])
def test_searching_minds_neither_accents_nor_endings(client, questions, typed):
    assert "quand-suis-je-rembourse" in anchors(client.get(URL, {"q": typed}))


def test_searching_for_every_word_narrows(client, questions):
    delivery, both = (anchors(client.get(URL, {"q": typed})) for typed in ["livraison", "livraison relais"])
    assert set(both) < set(delivery)


def test_searching_for_no_word_at_all_finds_nothing(client, questions):
    assert anchors(client.get(URL, {"q": "?!"})) == []


def test_searching_finds_what_a_figure_says(client, questions):
    assert "combien-ca-coute" in anchors(client.get(URL, {"q": "0,25"}))


def test_searching_opens_what_it_found(client, questions):
    assert 'id="pourquoi-mes-informations" open' in client.get(URL, {"q": "siret"}).text


def test_searching_for_nothing_known_says_so(client, questions):
    response = client.get(URL, {"q": "zzz"})
    assert response.status_code == 200
    assert anchors(response) == []
    assert "Rien pour «\u00a0zzz\u00a0»" in response.text


def test_what_was_searched_is_escaped(client, db):
    assert "<script>x" not in client.get(URL, {"q": "<script>x"}).text


def test_a_price_that_changes_changes_the_page(client, questions):
    assert "5\u00a0€" in client.get(URL).text
    factories.price(amount="4.00", kind="launch")
    assert "4\u00a0€" in client.get(URL).text


def test_a_figure_that_is_gone_breaks_nothing(client, db, caplog):
    figures.register("broken", "Cassé", lambda: str(1 / 0))
    question(answer=f'<p>{embed("broken")} et <embed embedtype="figure" key="gone" label="Parti"/></p>')
    response = client.get(URL)
    assert response.status_code == 200
    assert '<strong class="figure">Cassé</strong>' in response.text
    assert '<strong class="figure">Parti</strong>' in response.text


def test_the_page_is_shared_by_everybody(client, questions, boulangerie):
    factories.sign_in(client, boulangerie.person)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(URL)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "public" in response.headers["Cache-Control"]
    assert "csrfmiddlewaretoken" not in response.text
    writes = [query["sql"] for query in queries if not query["sql"].startswith(("SELECT", "PRAGMA"))]
    assert writes == []


def test_the_page_holds_no_inline_script_or_style(client, questions):
    text = client.get(URL).text
    inline = r'<style|\sstyle=|<script(?! type="application/ld\+json">)(?![^>]*\ssrc=)|\son\w+='
    assert not re.search(inline, text)


def test_thirty_questions_cost_the_queries_of_one(client, prices):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(URL)
        return len(queries)

    question(answer=f"<p>{embed('pro-price')}</p>")
    client.get(URL)
    with_one = cost()
    for _number in range(20):
        question(answer=f"<p>{embed('pro-price')}</p>")
    assert cost() == with_one


def test_only_reading_is_possible(client, db):
    assert client.post(URL).status_code == 405


def test_a_question_knows_its_address(db):
    assert question(slug="sabots").get_absolute_url() == reverse("faq:index") + "#sabots"


def test_a_question_cannot_take_an_anchor_of_the_page(db):
    with pytest.raises(Exception, match="ancre"):
        Question(audience="customers", slug="acheter", question="?", answer="<p>.</p>").full_clean()


def test_questions_are_told_to_search_engines_in_plain_words(client, db):
    question(question="Où êtes-vous\u202f?", answer="<p>À <b>Annecy</b>, chez nous.</p><p>Au &lt;port&gt;.</p>")
    told = structured.the(client.get(URL).text, "FAQPage")["mainEntity"][0]
    assert told["name"] == "Où êtes-vous\u202f?"
    assert told["acceptedAnswer"]["text"] == "À Annecy, chez nous. Au <port>."


def test_a_search_in_the_questions_is_not_indexed(client, db):
    question()
    text = client.get(URL, {"q": "sabots"}).text
    assert '<meta name="robots" content="noindex">' in text
    assert '<link rel="canonical" href="http://testserver/faq/">' in text
    assert structured.things(text) == []
