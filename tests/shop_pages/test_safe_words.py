"""What a merchant writes is words and links: no markup, no frame and no script of their own reaches a visitor."""

import json

import pytest
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, streamfield

from shop_pages.blocks import BodyBlock
from shop_pages.models import ShopPage
from tests.shop_pages.test_editor import edit_address

WORDS = {"theme": "levain", "accent": "", "seo_title": "", "search_description": ""}


def block(text: str, kind: str = "unstyled", entities: list | None = None) -> dict:
    return {
        "key": "a", "type": kind, "text": text, "depth": 0, "inlineStyleRanges": [], "entityRanges": entities or [],
    }  # fmt: skip


def raw(*blocks: dict, entities: dict | None = None) -> str:
    """What the editor sends for a text; a form can send anything."""
    return json.dumps({"blocks": [block("Bonjour."), *blocks], "entityMap": entities or {}})


def link(address: str) -> str:
    found = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": address}}
    return raw(block("ici", entities=[{"offset": 0, "length": 3, "key": 0}]), entities={"0": found})


def thing(kind: str, data: dict) -> str:
    found = {"type": kind, "mutability": "IMMUTABLE", "data": data}
    return raw(block(" ", "atomic", [{"offset": 0, "length": 1, "key": 0}]), entities={"0": found})


@pytest.fixture
def published(baker, bakery):
    """What visitors get of a text as it was sent."""

    def publish(text: str) -> str:
        body = streamfield([("text", {"title": "", "text": text})])
        sent = nested_form_data({**WORDS, "body": body})
        answer = baker.post(edit_address(bakery), {**sent, "action-publish": "action-publish"})
        assert answer.status_code == 302
        return Client().get(bakery.url).content.decode()

    return publish


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
    ],
)
def test_a_link_that_runs_something_leads_nowhere(published, address):
    html = published(link(address))
    assert "ici" in html
    for scheme in ("script:", "data:text", "file:"):
        assert scheme not in html.lower().replace("\t", "")


@pytest.mark.parametrize("address", ["https://example.org/", "http://example.org/carte"])
def test_a_link_to_another_site_lends_it_nothing(published, address):
    assert f'<a href="{address}" rel="nofollow noopener">' in published(link(address))


@pytest.mark.parametrize("address", ["mailto:pain@example.org", "tel:+33450000000", "#horaires", "/annecy/"])
def test_a_letter_a_call_or_a_place_here_is_a_link_like_any(published, address):
    assert f'<a href="{address}">' in published(link(address))


def test_a_link_to_our_own_site_is_ours(published):
    assert '<a href="http://testserver/annecy/">' in published(link("http://testserver/annecy/"))


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("EMBED", {"url": "https://example.org/video", "embedType": "video"}),
        ("IMAGE", {"id": 1, "format": "left", "alt": "", "src": "https://example.org/espion.gif"}),
        ("DOCUMENT", {"id": 1, "url": "/documents/1/a.pdf"}),
        ("HORIZONTAL_RULE", {}),
    ],
)
def test_nothing_but_words_and_links_stands_in_a_text(published, kind, data):
    html = published(thing(kind, data))
    for markup in ("<iframe", "<embed", "<object", "espion.gif", "linktype", "example.org/video"):
        assert markup not in html


TYPED = "<script>alert(1)</script><iframe src=x>"


@pytest.mark.parametrize("kind", ["unstyled", "header-three"])
def test_markup_that_is_typed_is_read_as_words(published, kind):
    html = published(raw(block(TYPED, kind)))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize("kind", ["code-block", "header-one", "blockquote", "inconnu"])
def test_a_kind_of_paragraph_that_is_not_offered_is_left_out(published, kind):
    html = published(raw(block("Un autre genre", kind)))
    assert "Bonjour." in html
    assert "Un autre genre" not in html


def test_no_block_takes_markup_or_addresses_of_foreign_frames():
    def walk(block):
        yield block
        for child in getattr(block, "child_blocks", {}).values():
            yield from walk(child)
        if hasattr(block, "child_block"):
            yield from walk(block.child_block)

    kinds = {type(block).__name__ for block in walk(BodyBlock())}
    assert not kinds & {"RawHTMLBlock", "EmbedBlock"}
    features = {feature for block in walk(BodyBlock()) for feature in getattr(block, "features", None) or []}
    assert features <= {"h3", "bold", "italic", "ul", "ol", "link"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//example.org/", "ftp://example.org/"])
def test_a_button_leads_to_no_such_address(baker, bakery, address):
    before = bakery.body.get_prep_value()
    call = {"title": "Venez", "text": "", "button": {"label": "Ici", "page": "", "address": address}}
    sent = nested_form_data({**WORDS, "body": streamfield([("call", call)])})
    answer = baker.post(edit_address(bakery), {**sent, "action-publish": "action-publish"})
    assert answer.status_code == 200
    assert "Une adresse commence par https://" in answer.content.decode()
    assert ShopPage.objects.get().body.get_prep_value() == before


def test_a_button_to_another_site_lends_it_nothing(baker, bakery):
    call = {"title": "Venez", "text": "", "button": {"label": "Ici", "page": "", "address": "https://example.org/"}}
    sent = nested_form_data({**WORDS, "body": streamfield([("call", call)])})
    baker.post(edit_address(bakery), {**sent, "action-publish": "action-publish"})
    assert 'href="https://example.org/" rel="nofollow noopener"' in Client().get(bakery.url).content.decode()
