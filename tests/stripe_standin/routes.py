"""Which address does what: method and path, the parameters it takes, what answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.stripe_standin import lists, parameters
from tests.stripe_standin.errors import StripeRefusal
from tests.stripe_standin.parameters import Table
from tests.stripe_standin.shapes import Json
from tests.stripe_standin.state import State


@dataclass(frozen=True)
class Call:
    """One request, its parameters read. `account` is whose behalf it is made on (the Stripe-Account header)."""

    state: State
    url: str
    account: str | None
    given: dict[str, Any]


Handler = Callable[..., Json]


@dataclass(frozen=True)
class Route:
    method: str
    pattern: str
    table: Table
    handler: Handler

    @property
    def regex(self) -> str:
        return "^" + self.pattern.replace("*", "([A-Za-z0-9_]+)") + "$"


ROUTES: list[Route] = []


def route(method: str, pattern: str, table: Table | None = None) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        ROUTES.append(Route(method, pattern, table or {}, handler))
        return handler

    return register


def find(method: str, path: str) -> tuple[Route, tuple[str, ...]]:
    for candidate in ROUTES:
        found = re.match(candidate.regex, path)
        if candidate.method == method and found:
            return candidate, found.groups()
    raise StripeRefusal(404, f"Unrecognized request URL ({method}: {path}).")


def answer(state: State, method: str, path: str, tree: dict[str, Any], account: str | None) -> Json:
    """Do what is asked; the JSON that Stripe would answer. Raises StripeRefusal."""
    wanted = parameters.read({"expand": [parameters.text]}, {key: tree.pop(key) for key in ["expand"] if key in tree})
    found, parts = find(method, path)
    given = parameters.read(found.table, tree)
    if account is not None:
        state.get(account, "account", param="Stripe-Account")
    result = found.handler(Call(state, path, account, given), *parts)
    return lists.expand(state, lists.public(state, result), wanted.get("expand", []))
