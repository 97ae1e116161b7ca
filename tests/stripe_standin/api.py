"""The door to /v1/: who asks, whether it was asked before, and the answer or the refusal."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

from tests.stripe_standin import addresses, parameters, routes
from tests.stripe_standin.errors import StripeRefusal
from tests.stripe_standin.shapes import API_VERSION, Json
from tests.stripe_standin.state import State, random_id

KEY_LIVES = 86400
WITH_ROUTES = addresses  # imported for the addresses it registers


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


def handle(state: State, method: str, path: str, query: str, body: str, headers: dict[str, str]) -> Answer:
    """`headers` has lower-case names."""
    request_id = random_id("req", 14)
    key = headers.get("idempotency-key") if method == "POST" else None
    sent = {"Request-Id": request_id, "Stripe-Version": headers.get("stripe-version", API_VERSION)}
    if key:
        sent["Idempotency-Key"] = key
    try:
        _authenticate(headers.get("authorization", ""))
        with state.unit():
            state.request = {"id": request_id, "idempotency_key": key}
            try:
                account = headers.get("stripe-account")
                if key is None:
                    result = routes.answer(state, method, path, parameters.decode(query, body), account)
                    return _answer(200, result, sent)
                return _once(state, key, path, query, body, account, sent)
            finally:
                state.request = {"id": None, "idempotency_key": None}
    except StripeRefusal as refusal:
        return _answer(refusal.status, refusal.body, sent)


def _authenticate(header: str) -> None:
    scheme, _, key = header.partition(" ")
    if scheme != "Bearer" or not key:
        message = (
            "You did not provide an API key. You need to provide your API key in the Authorization header, "
            "using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
        )
        raise StripeRefusal(401, message)
    if not key.startswith(("sk_test_", "rk_test_")):
        raise StripeRefusal(401, f"Invalid API Key provided: {key[:8]}****")


def _once(
    state: State, key: str, path: str, query: str, body: str, account: str | None, sent: dict[str, str]
) -> Answer:
    """What was asked with this key within a day is answered as it was then, and not done again."""
    identity = f"_key_{account or ''}_{key}"
    print_ = hashlib.sha256(f"{path}\n{query}\n{body}".encode()).hexdigest()
    known = state.find(identity)
    if known and known["at"] + KEY_LIVES > state.now():
        if known["print"] != print_:
            message = (
                "Keys for idempotent requests can only be used with the same parameters they were first used with. "
                f"Try using a key other than '{key}' if you meant to execute a different request."
            )
            raise StripeRefusal(400, message, "idempotency_error")
        replayed = {**sent, "Idempotent-Replayed": "true", "Original-Request": known["request"]}
        return _answer(known["status"], known["body"], replayed)
    try:
        status, result = 200, routes.answer(state, "POST", path, parameters.decode(query, body), account)
    except StripeRefusal as refusal:
        if refusal.body["error"].get("code", "").startswith("parameter_") or refusal.status == 404:
            raise  # it never began, so Stripe doesn't remember it
        if refusal.status != 402:
            state.undo()
        status, result = refusal.status, refusal.body
    if known:
        state.forget(identity)
    state.keep(
        {
            "id": identity,
            "object": "_key",
            "at": state.now(),
            "print": print_,
            "request": sent["Request-Id"],
            "status": status,
            "body": result,
        }
    )
    return _answer(status, result, sent)


def _answer(status: int, result: Json, headers: dict[str, str]) -> Answer:
    body = json.dumps(result, indent=2, ensure_ascii=False).encode()
    return Answer(status, body, {"Content-Type": "application/json; charset=utf-8", **headers})
