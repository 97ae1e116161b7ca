"""Every fork of Oscar says in the ledger why it exists, and the ledger names nothing that isn't there."""

import ast
import re

from tests.conventions import tree

MARKET = tree.ROOT / "commerce"
ROW = re.compile(r"^\| (?!fork|-)(.+?) \| (.+?) \|$", re.MULTILINE)


def ledger(docstring: str) -> dict[str, str]:
    return dict(ROW.findall(docstring))


def forks() -> set[str]:
    """Apps whose configuration is one of Oscar's with our changes."""
    found = {path.parent.name for path in MARKET.glob("*/apps.py") if "from oscar." in path.read_text("utf-8")}
    return found | {"root config"}


def test_every_fork_has_its_reason():
    written = ledger(ast.get_docstring(tree.parsed(MARKET / "__init__.py")) or "")
    assert set(written) == forks()


def test_a_row_of_the_ledger_is_read():
    assert ledger("| fork | why |\n|---|---|\n| basket | a basket is one town's |\n") == {
        "basket": "a basket is one town's"
    }
