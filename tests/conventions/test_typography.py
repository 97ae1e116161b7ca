"""French as it is printed: typographic apostrophes, and spaces that keep a sign with its word.

A narrow no-break space (U+202F) stands before ; ! ? and a no-break space (U+00A0) before : and %, inside « ».
"""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.conventions import tree

TRANSLATED = re.compile(
    r"{%\s*translate\s+(?:\"([^\"]*)\"|'([^']*)')|{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate", re.DOTALL
)
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
VALUES = re.compile(r"{{.*?}}|{%.*?%}|%\(\w+\)[sd]|<[^>]*>|https?:\S*", re.DOTALL)
WRONG = re.compile(
    r"\w'\w"  # ’
    r"|[\s\u202f][:%»](?!\w)|«[\s\u202f]"  # U+00A0; \s holds it too, see below
    r"|[\s][;!?](?!\w)"  # U+202F
    r"|[^\W\d_][;!?»](?=[\s\u00a0\u202f]|$)|«\w"  # nothing at all
    r"|\.\.\."  # …
)


def wrong(text: str) -> list[str]:
    """What stands in a sentence as no printer would set it, with a little of what is around."""
    words = VALUES.sub("X", text)
    right = re.sub(r"(?<=\S)\u00a0(?=[:%»])|(?<=«)\u00a0(?=\S)|(?<=\S)\u202f(?=[;!?])", "~", words)
    return [right[max(0, found.start() - 12) : found.end() + 8] for found in WRONG.finditer(right)]


def sentences(template: str) -> Iterator[str]:
    """What a template gives to translators."""
    without_comments = re.sub(r"{% comment %}.*?{% endcomment %}", "", template, flags=re.DOTALL)
    for double, single, block in TRANSLATED.findall(without_comments):
        yield double or single or block


def told(source: ast.Module) -> Iterator[str]:
    """What Python code gives to translators."""
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GETTEXT:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def test_templates_speak_printed_french():
    found = tree.findings(
        lambda text: [each for sentence in sentences(text) for each in wrong(sentence)],
        tree.files(".html", ".txt", under="templates"),
    )
    assert not found


def test_code_speaks_printed_french():
    paths = [path for path in tree.written_by_hand() if path.relative_to(tree.ROOT).parts[0] != "tests"]
    found = tree.findings(lambda text: [each for sentence in told(ast.parse(text)) for each in wrong(sentence)], paths)
    assert not found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("l'heure", True),
        ("l’heure", False),
        ("Comment ?", True),
        ("Comment\u00a0?", True),
        ("Comment?", True),
        ("Comment\u202f?", False),
        ("Total : 5", True),
        ("Total\u202f: 5", True),
        ("Total\u00a0: 5", False),
        ("« Oui »", True),
        ("«\u00a0Oui\u00a0»", False),
        ("«\u00a0%(title)s\u00a0» est parti", False),
        ("%(left)s ; rien", True),
        ("20 %", True),
        ("20\u00a0%", False),
        ("à 10:30, voir https://example.org/?a=1", False),
        ("Attendez...", True),
        ("<a href='/?q=1'>{{ name }}</a>", False),
    ],
)
def test_what_no_printer_would_set_is_seen(text, found):
    assert bool(wrong(text)) is found


def test_what_is_given_to_translators_is_read():
    text = "{% translate 'Un' %}{% comment %}{% translate 'Non' %}{% endcomment %}"
    text += '{% blocktranslate with a=b|c:"d" %}Deux {{ a }}{% endblocktranslate %}{% translate "Trois" as t %}'
    assert list(sentences(text)) == ["Un", "Deux {{ a }}", "Trois"]
    assert list(told(ast.parse("_('Un')\nngettext('Deux', 'Trois', n)\nprint('Non')"))) == ["Un", "Deux", "Trois"]
