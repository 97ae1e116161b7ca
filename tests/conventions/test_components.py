"""Components say what they take and take nothing else; the gallery shows every one of them, and every block."""

import re
from collections.abc import Mapping

from shop_pages.blocks import showcase
from tests.conventions import tree

COMPONENTS = tree.files(".html", under="templates/components")
BLOCKS = tree.files(".html", under="templates/blocks")
GALLERY = re.compile(r"gallery(_\w+)?\.html")
# Part of other blocks, none of its own.
PARTS_OF_BLOCKS = {"button"}

CONTRACT = re.compile(r"(?:{% extends [^%]*%}\s*)?{% comment %}(.*?){% endcomment %}", re.DOTALL)
CALL = re.compile(r"{%\s*include\s+[\"']components/([\w.]+)[\"']\s*(.*?)%}", re.DOTALL)
SHOWS = re.compile(r"[\"'](?:components/([\w.]+)|(base\.html))[\"']")
GIVEN = re.compile(r"\b(\w+)=")


def contract(text: str) -> str | None:
    """What a component says of itself before anything else."""
    begun = CONTRACT.match(text)
    return begun[1].strip() if begun else None


def calls(text: str) -> list[tuple[str, str]]:
    return [(name, arguments) for name, arguments in CALL.findall(text) if not GALLERY.fullmatch(name)]


def not_closed(text: str) -> list[str]:
    """Components that are handed the whole context of the page."""
    return [name for name, arguments in calls(text) if not arguments.rstrip().endswith("only")]


def not_agreed(text: str, contracts: Mapping[str, str]) -> list[str]:
    """What components are given that their contracts don't speak of."""
    return [
        f"{name}: {given}"
        for name, arguments in calls(text)
        for given in GIVEN.findall(re.sub(r"\"[^\"]*\"|'[^']*'", "", arguments))
        if not re.search(rf"\b{given}\b", contracts.get(name, ""))
    ]


def shown(first: str, texts: Mapping[str, str]) -> set[str]:
    """The components that a template shows, itself or through those it includes."""
    seen: set[str] = set()
    waiting = [first]
    while waiting:
        text = texts[waiting.pop()]
        new = {component or page for component, page in SHOWS.findall(text)}
        waiting += new - seen
        seen |= new
    return seen


CONTRACTS = {path.name: contract(path.read_text("utf-8")) or "" for path in COMPONENTS}


def test_a_component_begins_with_its_contract():
    assert [name for name, words in CONTRACTS.items() if not words] == []


def test_a_component_is_handed_only_what_it_asks_for():
    assert not tree.findings(not_closed, tree.files(".html", under="templates"))


def test_a_component_is_handed_nothing_that_its_contract_does_not_name():
    assert not tree.findings(lambda text: not_agreed(text, CONTRACTS), tree.files(".html", under="templates"))


def test_the_gallery_shows_every_component():
    texts = {path.name: path.read_text("utf-8") for path in [*COMPONENTS, tree.TEMPLATES / "base.html"]}
    assert set(CONTRACTS) - shown("gallery.html", texts) - {"gallery.html"} == set()


def test_the_gallery_shows_every_block():
    assert {path.stem for path in BLOCKS} - PARTS_OF_BLOCKS == set(showcase.ORDER)


def test_a_missing_contract_is_seen():
    assert contract("<p>{% comment %}Late.{% endcomment %}") is None
    assert contract("{% extends 'base.html' %}\n{% comment %}\nA thing. url.\n{% endcomment %}") == "A thing. url."


def test_an_open_call_is_seen():
    text = '{% include "components/by.html" with shop=shop %}{% include "components/by.html" with shop=only only %}'
    assert not_closed(text) == ["by.html"]


def test_what_a_contract_does_not_name_is_seen():
    text = '{% include "components/by.html" with shop=shop label="a=b" colour=red only %}'
    assert not_agreed(text, {"by.html": "Whose it is. shop; label."}) == ["by.html: colour"]


def test_what_the_gallery_leaves_out_is_seen():
    texts = {
        "a": "{% include 'components/b' with x=x only %}",
        "b": '{% include "components/c" only %}',
        "c": "",
        "d": "",
    }
    assert set(texts) - shown("a", texts) == {"a", "d"}
