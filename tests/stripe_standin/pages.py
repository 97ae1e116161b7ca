"""Pages for people: what they are given, what they answer, and which address is whose."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.stripe_standin import html
from tests.stripe_standin.state import State


@dataclass(frozen=True)
class Request:
    state: State
    query: dict[str, str]
    form: dict[str, str]


@dataclass(frozen=True)
class Page:
    title: str
    body: str
    wide: bool = False
    status: int = 200

    def render(self) -> bytes:
        return html.frame(self.title, self.body, wide=self.wide).encode()


@dataclass(frozen=True)
class Redirect:
    url: str


View = Callable[..., Page | Redirect]
PAGES: list[tuple[str, str, View]] = []


def page(method: str, pattern: str) -> Callable[[View], View]:
    def register(view: View) -> View:
        PAGES.append((method, "^" + pattern.replace("*", "([A-Za-z0-9_]+)") + "$", view))
        return view

    return register


def find(method: str, path: str) -> tuple[View, tuple[str, ...]] | None:
    for verb, regex, view in PAGES:
        found = re.match(regex, path)
        if verb == method and found:
            return view, found.groups()
    return None


def not_found() -> Page:
    body = (
        '<div class="card"><h1>Rien à cette adresse</h1>'
        '<p>Cette page de la doublure n’existe pas, ou a été effacée.</p><p class="back"><a href="/_standin/">Voir ce qu’il y a</a></p></div>'
    )
    return Page("Rien à cette adresse", body, status=404)
