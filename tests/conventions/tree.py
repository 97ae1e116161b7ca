"""What the conventions read: the files of this repository, and nothing that was installed or made."""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from re import DOTALL, sub

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
NOT_OURS = {".venv", "node_modules", "var", ".git", "__pycache__", "vendor"}

# Who may know whom: a floor knows itself and what is lower. Membership and faq stand side by side.
FLOORS = {"kit": 0, "membership": 1, "faq": 1, "shop_pages": 2, "pages": 3, "commerce": 4, "config": 5}


def may_know(one: str, other: str) -> bool:
    return one == other or FLOORS[one] > FLOORS[other]


def files(*endings: str, under: str = ".") -> list[Path]:
    return [path for path in _walk(ROOT / under) if path.suffix in endings]


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in NOT_OURS or path.is_symlink():
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def written_by_hand(under: str = ".") -> Iterator[Path]:
    """Python files, without what `makemigrations` writes."""
    for path in files(".py", under=under):
        parts = path.relative_to(ROOT).parts
        if "migrations" not in parts and parts[:2] != ("commerce", "tables"):
            yield path


def findings(check: Callable[[str], list[str]], paths: list[Path]) -> dict[str, list[str]]:
    """What a check finds in each file; nothing where all is well."""
    found = {name(path): check(path.read_text("utf-8")) for path in paths}
    return {where: what for where, what in found.items() if what}


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def without_template_code(text: str) -> str:
    """The markup alone: tags and comments of the template gone, values left as a word."""
    text = sub(r"{% comment %}.*?{% endcomment %}", "", text, flags=DOTALL)
    return sub(r"{{.*?}}", "value", sub(r"{%.*?%}|{#.*?#}", "", text, flags=DOTALL), flags=DOTALL)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {key: value or "" for key, value in attrs}))


def html_tags(text: str) -> list[tuple[str, dict[str, str]]]:
    """Each tag that a template writes, with its attributes."""
    reader = _Tags()
    reader.feed(without_template_code(text))
    return reader.found
