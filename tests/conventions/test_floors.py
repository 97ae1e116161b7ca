"""Templates and addresses point down too: a lower floor's names no tag library, template or URL of a higher one."""

import ast
import re
from collections.abc import Iterator, Mapping

import pytest

from tests.conventions import tree

# Whose the folders and files are that don't bear an app's name. Errors are drawn by pages; mails say whose by their name.
OWNERS = {"base.html": "kit", "head.html": "kit", "components": "kit", "blocks": "shop_pages"}
ERRORS = {"403.html", "403_csrf.html", "404.html", "500.html"}
MAILS = {
    "to": "membership",
    "base": "kit",
    "customer": "commerce",
    "market": "commerce",
    "order": "commerce",
    "membership": "membership",
    "shop": "shop_pages",
}

LOADED = re.compile(r"{%\s*load\s+(?:[^%]*?\sfrom\s+)?([^%]*?)\s*%}")
DRAWN = re.compile(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
LINKED = re.compile(r"{%\s*url\s+[\"']([^\"']+)[\"']")
ANSWERS = {"reverse", "reverse_lazy", "redirect", "resolve_url"}


def owner(template: str) -> str | None:
    """The floor of a template by its path in `templates`; none if it isn't ours."""
    first, _slash, rest = template.partition("/")
    if template in ERRORS:
        return "pages"
    if first == "emails":
        return MAILS.get(re.split(r"[_.]", rest)[0])
    return OWNERS.get(first) or (first if first in tree.FLOORS else None)


def libraries() -> dict[str, str]:
    """Each tag library of ours, and its floor."""
    return {
        path.stem: path.parts[-3]
        for path in tree.files(".py")
        if path.parent.name == "templatetags" and path.stem[0] != "_"
    }


def url_names(source: ast.Module) -> Iterator[str]:
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("path", "re_path"):
            for keyword in node.keywords:
                if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
                    yield keyword.value.value


def names_of_the_market() -> dict[str, str]:
    """The market's URL names bear no namespace."""
    return {
        found: "commerce"
        for path in tree.written_by_hand("commerce")
        if path.stem.endswith("urls")
        for found in url_names(tree.parsed(path))
    }


MARKET = names_of_the_market()


def floor_of_url(name: str, market: Mapping[str, str] = MARKET) -> str | None:
    namespace, colon, _rest = name.partition(":")
    floor = namespace.replace("-", "_") if colon else market.get(name)
    return floor if floor in tree.FLOORS else None


def reaches_up(floor: str, text: str, known_libraries: Mapping[str, str], market: Mapping[str, str]) -> list[str]:
    """What a template of this floor names that it may not know."""
    named = [(word, known_libraries.get(word)) for found in LOADED.findall(text) for word in found.split()]
    named += [(found, owner(found)) for found in DRAWN.findall(text)]
    named += [(found, floor_of_url(found, market)) for found in LINKED.findall(text)]
    return [word for word, whose in named if whose and not tree.may_know(floor, whose)]


def addresses(source: ast.Module) -> Iterator[str]:
    """URL names that Python code reverses."""
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called in ANSWERS and isinstance(node.args[0].value, str):
                yield node.args[0].value


def test_a_template_names_nothing_of_a_higher_floor():
    known, found = libraries(), {}
    for path in tree.files(".html", ".txt", ".xml", under="templates"):
        floor = owner(path.relative_to(tree.TEMPLATES).as_posix())
        assert floor, f"{tree.name(path)}: say in this test on which floor it is"
        if named := reaches_up(floor, path.read_text("utf-8"), known, MARKET):
            found[tree.name(path)] = named
    assert not found


def test_code_reverses_no_address_of_a_higher_floor():
    found = [
        (tree.name(path), name)
        for app in tree.FLOORS
        for path in tree.written_by_hand(f"site/{app}" if app in ("kit", "config") else app)
        for name in addresses(tree.parsed(path))
        if (floor := floor_of_url(name)) and not tree.may_know(app, floor)
    ]
    assert not found


def test_the_floors_of_everything_are_known():
    assert libraries() == {
        "departements": "pages",
        "heads": "kit",
        "kit": "kit",
        "pictures": "kit",
        "place_names": "kit",
    }
    assert {"market", "basket", "checkout", "customer-home", "desk"} <= set(MARKET)


@pytest.mark.parametrize(
    ("floor", "text", "named"),
    [
        ("membership", "{% load kit place_names %}", ["place_names"]),
        ("membership", "{% load of_place from place_names %}", ["place_names"]),
        ("membership", "{% url 'faq:index' %}{% url 'membership:hub' %}", ["faq:index"]),
        ("shop_pages", "{% include 'pages/head.html' only %}", ["pages/head.html"]),
        ("pages", "{% url 'market' city=city %}", ["market"]),
        ("kit", '{% extends "base.html" %}{% include "emails/order_sent.html" %}', ["emails/order_sent.html"]),
        ("kit", "{% url 'shop-pages:style' shop.pk %}", ["shop-pages:style"]),
        ("commerce", "{% load place_names %}{% url 'market' %}{% include 'pages/head.html' %}", []),
    ],
)
def test_reaching_up_is_seen(floor, text, named):
    assert reaches_up(floor, text, {"kit": "kit", "place_names": "pages"}, {"market": "commerce"}) == named


def test_an_address_that_code_reverses_is_seen():
    source = ast.parse("redirect('market', city=city)\nself.reverse(f())\nurls.reverse('membership:hub')")
    assert list(addresses(source)) == ["market", "membership:hub"]
