"""How Python files are named and cut, and what their layers leave to others."""

import ast
import re
from pathlib import Path

import pytest

from tests.conventions import tree

APPS = ("site", "membership", "faq", "shop_pages", "pages", "commerce")
EMPTY_NAMES = {"utils", "helpers", "services", "managers", "constants", "misc", "common"}
LONGEST = 400

# Oscar looks its order creator up by this module's name.
NAMED_BY_OSCAR = {"commerce/order/utils.py"}
# Imports that can't be made before Django has its apps, or before the path is set.
LATE_IMPORTS = {"apps.py": "ready", "manage.py": "main"}
QUERIES = {"filter", "exclude", "raw", "extra", "annotate", "aggregate", "alias"}
# Where a float is a latitude or a longitude.
PLACES = {
    "commerce/shipping/relay/points.py",
    "commerce/shipping/relay/sendcloud.py",
    "membership/communes.py",
    "membership/models/places.py",
    "membership/models/members.py",
    "membership/register/annuaire.py",
    "membership/register/answers.py",
}
PROMISES = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")


def late_imports(source: ast.Module, ready: str = "") -> list[str]:
    """Imports inside functions, but for the one where the framework wants them."""
    return [
        ast.unparse(inner)
        for function in ast.walk(source)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and function.name != ready
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def queries(source: ast.Module) -> list[str]:
    """Querysets built on the spot; a template library's `register.filter` is none."""
    return [
        f"{node.lineno}: .{node.attr}"
        for node in ast.walk(source)
        if isinstance(node, ast.Attribute)
        and node.attr in QUERIES
        and not (isinstance(node.value, ast.Name) and node.value.id == "register")
    ]


def floats(source: ast.Module) -> list[str]:
    """`float`, called or promised, and columns that hold one."""
    return sorted(
        f"{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(source)
        if (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.Attribute) and node.attr == "FloatField")
    )


def promises(text: str) -> list[str]:
    return PROMISES.findall(text)


def is_view(path: str) -> bool:
    return bool(re.search(r"(?:^|/)(?:views|templatetags)(?:/|\.py$)", path))


def of_the_site() -> list[Path]:
    return [path for app in APPS for path in tree.written_by_hand(app)]


def test_a_file_is_named_after_what_it_is_about():
    named = {tree.name(path) for path in tree.written_by_hand() if path.stem in EMPTY_NAMES}
    assert named == NAMED_BY_OSCAR


def test_no_file_is_longer_than_can_be_read():
    lengths = {tree.name(path): len(path.read_text("utf-8").splitlines()) for path in tree.written_by_hand()}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_imports_stand_at_the_top():
    found = {
        tree.name(path): late
        for path in tree.written_by_hand()
        if (late := late_imports(tree.parsed(path), LATE_IMPORTS.get(path.name, "")))
    }
    assert not found


def test_views_and_tags_ask_querysets_in_words():
    found = {
        tree.name(path): asked
        for path in of_the_site()
        if is_view(tree.name(path)) and (asked := queries(tree.parsed(path)))
    }
    assert not found


def test_money_is_never_a_float():
    found = {
        tree.name(path): seen
        for path in [*tree.written_by_hand("commerce"), *tree.written_by_hand("membership")]
        if tree.name(path) not in PLACES and (seen := floats(tree.parsed(path)))
    }
    assert not found


def test_nothing_is_left_for_later():
    texts = [
        path
        for path in tree.files(".py", ".html", ".css", ".js", ".md", ".toml", ".txt")
        if tree.name(path) != "tests/conventions/test_python.py" and path.relative_to(tree.ROOT).parts[0] != "data"
    ]
    assert not tree.findings(promises, texts)


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("membership/views/space.py", True),
        ("faq/views.py", True),
        ("pages/templatetags/place_names.py", True),
        ("commerce/desk/queries.py", False),
        ("pages/reviews.py", False),
    ],
)
def test_views_are_known_by_their_place(path, answer):
    assert is_view(path) is answer


def test_an_import_in_a_function_is_seen():
    source = ast.parse("import a\nclass C:\n  def ready(self):\n    import b\n  def go(self):\n    from c import d\n")
    assert late_imports(source, "ready") == ["from c import d"]
    assert late_imports(source) == ["import b", "from c import d"]


def test_a_query_in_a_view_is_seen():
    source = ast.parse("Shop.objects.filter(a=1)\nshops.in_city(c).exclude(b=2)\nregister.filter('x', f)")
    assert queries(source) == ["1: .filter", "2: .exclude"]


def test_a_float_is_seen():
    assert floats(ast.parse("def fee(x: float):\n  return Decimal(float(x))\ny = models.FloatField()")) == [
        "1: float",
        "2: float",
        "3: models.FloatField",
    ]


@pytest.mark.parametrize(
    ("text", "found"), [("# TODO: later", ["TODO"]), ("{# FIXME #}", ["FIXME"]), ("METHODOLOGY", [])]
)
def test_a_promise_is_seen(text, found):
    assert promises(text) == found
