"""The public site's security policy forbids inline script and style and every foreign host: no template relies on them."""

import re

import pytest

from tests.conventions import tree

PAGES = [path for path in tree.files(".html", under="templates") if path.parent.name != "emails"]
FETCHED = {"script", "img", "iframe", "source", "video", "audio", "track", "embed", "object", "use", "image", "input"}
ADDRESSES = {"src", "href", "srcset", "poster", "data", "xlink:href"}
UNESCAPED = re.compile(r"\|\s*(?:safe|safeseq)\b|{%\s*autoescape\s+off\b")
MARKED = re.compile(r"\bmark_safe\(|\bSafeString\(")

# Mails in text only know no markup to escape.
TEXT_ALONE = ".txt"
# Where Python says that text is markup, and why it may.
MARKS = {
    "faq/answers.py": "rich text that Wagtail has cleaned, in which figures were escaped",
    "site/kit/structured_data.py": "data as JSON in which the signs of markup were escaped",
    "site/kit/templatetags/kit.py": "a constant attribute",
    "site/kit/templatetags/pictures.py": "a constant attribute",
}


def inline(text: str) -> list[str]:
    """Scripts, styles and handlers written into the page."""
    found = []
    for tag, attributes in tree.html_tags(text):
        if tag == "style" or (tag == "script" and "src" not in attributes and attributes.get("type") not in DATA):
            found.append(f"<{tag}>")
        found += [key for key in attributes if key == "style" or key.startswith(("on", "hx-on"))]
        found += [value for value in attributes.values() if value.strip().lower().startswith("javascript:")]
    return found


DATA = {"application/ld+json", "application/json", "speculationrules"}


def foreign(text: str) -> list[str]:
    """What the browser would fetch from another host; links that people follow, and metadata, are none of it."""
    found = []
    for tag, attributes in tree.html_tags(text):
        if tag in FETCHED or (tag == "link" and "itemprop" not in attributes):
            found += [
                value
                for key, value in attributes.items()
                if key in ADDRESSES and re.match(r"\s*(?:[a-z]+:)?//", value, re.IGNORECASE)
            ]
        if tag == "form":
            found += [value for key, value in attributes.items() if key == "action" and "//" in value]
    return found


def test_a_page_has_no_inline_script_or_style():
    assert not tree.findings(inline, PAGES)


def test_a_page_fetches_nothing_from_a_foreign_host():
    assert not tree.findings(foreign, PAGES)


def test_no_template_switches_escaping_off():
    unescaped = [
        tree.name(path)
        for path in tree.files(".html", ".xml", ".txt", under="templates")
        if path.suffix != TEXT_ALONE and UNESCAPED.search(path.read_text("utf-8"))
    ]
    assert not unescaped


def test_text_is_declared_markup_in_named_places_only():
    marked = {
        tree.name(path)
        for path in tree.written_by_hand()
        if path.relative_to(tree.ROOT).parts[0] != "tests" and MARKED.search(path.read_text("utf-8"))
    }
    assert marked == set(MARKS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<script>alert(1)</script>", ["<script>"]),
        ("<style>p { color: red }</style>", ["<style>"]),
        ('<p style="color: red">', ["style"]),
        ("<a {% if a %}onclick{% endif %}='go()' href=' JavaScript:go()'>", ["onclick", " JavaScript:go()"]),
        ('<form hx-on:submit="go()">', ["hx-on:submit"]),
        ("<script type='module' src='{% static 'js/x.js' %}'></script>", []),
        ("<script type='application/ld+json'>{{ data }}</script>{% include 'x' with one=row.one only %}", []),
    ],
)
def test_what_is_inline_is_seen(text, found):
    assert inline(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<script src='https://cdn.example.org/x.js'></script>", ["https://cdn.example.org/x.js"]),
        ("<link rel='stylesheet' href='//fonts.example.org'>", ["//fonts.example.org"]),
        ("<img src='http://example.org/{{ id }}.png'>", ["http://example.org/value.png"]),
        ("<form action='https://example.org/'>", ["https://example.org/"]),
        ("<a href='https://wa.me/'>W</a><link itemprop='availability' href='https://schema.org/InStock'>", []),
        ("<img src='{{ picture.src }}'><link rel='icon' href='/favicon.ico'>", []),
    ],
)
def test_what_is_foreign_is_seen(text, found):
    assert foreign(text) == found


@pytest.mark.parametrize("text", ["{{ text|safe }}", "{{ text | safe }}", "{% autoescape off %}", "{{ list|safeseq }}"])
def test_switched_off_escaping_is_seen(text):
    assert UNESCAPED.search(text)


def test_a_name_that_begins_with_safe_is_no_filter():
    assert not UNESCAPED.search("{{ text|safe_colour }}{{ safe }}{% autoescape on %}")
