"""What leaves: objects without our own notes, lists in pages, `expand[]` followed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.stripe_standin.errors import invalid
from tests.stripe_standin.parameters import Table, integer, moments, text
from tests.stripe_standin.shapes import Json, as_list
from tests.stripe_standin.state import State

PAGE: Table = {
    "limit": integer,
    "starting_after": text,
    "ending_before": text,
}
DATED: Table = {**PAGE, "created": moments}

# Lists that are sent only when asked for by `expand[]`: (object, field) -> what finds them.
INCLUDABLE: dict[tuple[str, str], Callable[[State, Json], Json]] = {}


def public(state: State, value: Any) -> Any:
    """A copy without the keys that begin with `_`; a transaction's status follows the clock."""
    if isinstance(value, dict):
        body = {key: public(state, inner) for key, inner in value.items() if not str(key).startswith("_")}
        if body.get("object") == "balance_transaction":
            body["status"] = "available" if body["available_on"] <= state.now() else "pending"
        return body
    if isinstance(value, list):
        return [public(state, inner) for inner in value]
    return value


def page(state: State, url: str, found: list[Json], params: Json) -> Json:
    """One page of `found` (oldest first), newest first as Stripe lists."""
    limit = params.get("limit", 10)
    if not 1 <= limit <= 100:
        raise invalid("This value must be between 1 and 100.", param="limit")
    rows = found[::-1]
    for bound, after in (("starting_after", True), ("ending_before", False)):
        if mark := params.get(bound):
            places = [index for index, row in enumerate(rows) if row["id"] == mark]
            if not places:
                raise invalid(f"No such object: '{mark}'", param=bound, code="resource_missing")
            rows = rows[places[0] + 1 :] if after else rows[: places[0]]
            if not after:
                return as_list(url, public(state, rows[-limit:]), more=len(rows) > limit)
    return as_list(url, public(state, rows[:limit]), more=len(rows) > limit)


def within(body: Json, created: dict[str, int] | None) -> bool:
    moment = body["created"]
    tests = {"gt": moment.__gt__, "gte": moment.__ge__, "lt": moment.__lt__, "lte": moment.__le__}
    return all(tests[name](bound) for name, bound in (created or {}).items())


def fits(body: Json, params: Json, *fields: str) -> bool:
    """Whether the object has the given values in these fields, and was created when asked."""
    same = all(body.get(field) == params[field] for field in fields if params.get(field) is not None)
    return same and (params.get("created") is None or within(body, params["created"]))


def expand(state: State, body: Json, paths: list[str]) -> Json:
    """Replace ids by the objects they name, along each dotted path."""
    for path in paths:
        parts = path.split(".")
        if len(parts) > 4:
            raise invalid("You cannot expand more than 4 levels of a property.", param="expand")
        _follow(state, body, parts, path)
    return body


def _follow(state: State, body: Json, parts: list[str], path: str) -> None:
    head, *rest = parts
    if head == "data" and body.get("object") == "list":
        for row in body["data"]:
            _follow(state, row, rest, path)
        return
    finder = INCLUDABLE.get((str(body.get("object")), head))
    if finder and head not in body:
        body[head] = public(state, finder(state, state.find(body["id"]) or body))
    value = body.get(head, "")
    if isinstance(value, str):
        target = state.find(value)
        if target is None:
            message = f"This property cannot be expanded ({path})."
            raise invalid(message, param="expand", code="property_not_expandable")
        value = body[head] = public(state, target)
    if rest and isinstance(value, dict):
        _follow(state, value, rest, path)
