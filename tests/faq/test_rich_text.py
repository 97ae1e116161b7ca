"""A figure goes from the database to the editor and back, and from the database to the page."""

import json

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import expand_db_html

from faq import figures
from faq.rich_text import embed

FEATURES = ["bold", "link", "ul", "figure"]


def in_editor(html: str) -> dict:
    return json.loads(ContentstateConverter(FEATURES).from_database_format(html))


def saved_again(html: str) -> str:
    converter = ContentstateConverter(FEATURES)
    return converter.to_database_format(converter.from_database_format(html))


def test_the_page_shows_the_value_in_bold():
    figures.register("stalls", "Étals", lambda: "12")
    assert expand_db_html(f"<p>Il y a {embed('stalls')} étals.</p>") == (
        '<p>Il y a <strong class="figure">12</strong> étals.</p>'
    )


def test_a_figure_nobody_knows_any_more_shows_its_label():
    stored = '<p><embed embedtype="figure" key="gone" label="Étals d’hier"/></p>'
    assert expand_db_html(stored) == '<p><strong class="figure">Étals d’hier</strong></p>'


def test_a_figure_without_anything_shows_its_key():
    assert expand_db_html('<embed embedtype="figure" key="gone"/>') == '<strong class="figure">gone</strong>'


def test_a_figure_that_fails_shows_its_label():
    figures.register("broken", "Cassé", lambda: str(1 / 0))
    assert expand_db_html(embed("broken")) == '<strong class="figure">Cassé</strong>'


def test_a_label_cannot_bring_markup():
    stored = '<embed embedtype="figure" key="gone" label="&lt;script&gt;"/>'
    assert "<script>" not in expand_db_html(stored)


def test_the_editor_holds_the_figure_as_one_unbreakable_token():
    figures.register("stalls", "Étals", lambda: "12")
    state = in_editor(f"<p>Il y a {embed('stalls')} étals.</p>")
    (block,) = state["blocks"]
    (span,) = block["entityRanges"]
    assert block["text"] == "Il y a Étals\u00a0: 12 étals."
    assert block["text"][span["offset"] : span["offset"] + span["length"]] == "Étals\u00a0: 12"
    entity = state["entityMap"][str(span["key"])]
    assert (entity["type"], entity["mutability"]) == ("FIGURE", "IMMUTABLE")
    assert entity["data"] == {"key": "stalls", "label": "Étals"}


def test_saving_keeps_the_key_and_throws_the_text_away():
    figures.register("stalls", "Étals", lambda: "12")
    again = saved_again(f"<p>Il y a {embed('stalls')} étals, <b>et {embed('stalls')}</b>.</p>")
    assert again.count(embed("stalls")) == 2
    assert "12" not in again


def test_a_figure_alone_on_top_of_a_text_survives_the_editor():
    figures.register("stalls", "Étals", lambda: "12")
    assert embed("stalls") in saved_again(embed("stalls"))
