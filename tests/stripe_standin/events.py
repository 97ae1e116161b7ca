"""What happened, kept as Stripe's events and sent, signed, to whoever listens until they answer 2xx."""

from __future__ import annotations

import copy
import hashlib
import hmac
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass

from tests.stripe_standin.lists import public
from tests.stripe_standin.shapes import API_VERSION, Json
from tests.stripe_standin.state import State, random_id

Headers = dict[str, str]
# A URL to post to, or a function that takes body and headers and returns the status of the answer.
Target = str | Callable[[bytes, Headers], int]

LONGEST_WAIT = 60
GIVE_UP_AFTER = 3 * 86400


@dataclass(frozen=True)
class Listener:
    target: Target
    secret: str


def record(state: State, kind: str, body: Json, *, before: Json | None = None, account: str | None = None) -> Json:
    """Keep an event about this object as it is now; `before` holds the former values of what changed."""
    account = account or body.get("_account")
    data: Json = {"object": public(state, copy.deepcopy(body))}
    if before is not None:
        data["previous_attributes"] = before
    listener = "connect" if account else "platform"
    listened = listener in state.watched
    values: Json = {
        "type": kind,
        "api_version": API_VERSION,
        "data": data,
        "pending_webhooks": int(listened),
        "request": dict(state.request),
    }
    event = state.new("event", "evt", account=account, **values)
    if account:
        event["account"] = account
    if listened:
        state.keep(
            {
                "id": random_id("_delivery"),
                "object": "_delivery",
                "event": event["id"],
                "listener": listener,
                "attempts": 0,
                "next_at": state.clock(),
                "first_at": state.clock(),
                "done": False,
                "answers": [],
            }
        )
    return event


def signature(body: bytes, secret: str) -> str:
    """Stripe's header; the time is the real one, since whoever verifies compares with theirs."""
    moment = int(time.time())
    digest = hmac.new(secret.encode(), b"%d.%s" % (moment, body), hashlib.sha256).hexdigest()
    return f"t={moment},v1={digest}"


class Courier:
    """Carries events to the listeners, one after the other, outside the state's lock."""

    def __init__(self, state: State, listeners: dict[str, Listener]) -> None:
        self.state = state
        self.listeners = listeners
        self.hold = False
        self._one_at_a_time = threading.RLock()

    def pending(self) -> list[Json]:
        with self.state.unit():
            waiting = self.state.all("_delivery", lambda row: not row["done"])
            return [public(self.state, self.state.find(row["event"])) for row in waiting]

    def deliver_due(self) -> None:
        """What the background does: whatever is due now, unless deliveries are held."""
        with self.state.lock:
            now = self.state.clock()
            due = [
                row["id"] for row in self.state.all("_delivery", lambda row: not row["done"] and row["next_at"] <= now)
            ]
        for identity in due:
            if self.hold:
                return
            self._attempt(identity)

    def deliver_all(self) -> list[tuple[str, int]]:
        """Everything not yet delivered, now, held or not: (type, status of the answer), in order.

        What the listener causes while it handles an event is delivered as well.
        """
        answers: list[tuple[str, int]] = []
        tried: set[str] = set()
        while True:
            with self.state.lock:
                waiting = self.state.all("_delivery", lambda row: not row["done"] and row["id"] not in tried)
                if not waiting:
                    return answers
                identity = waiting[0]["id"]
                kind = self.state.find(waiting[0]["event"])["type"]
            tried.add(identity)
            status = self._attempt(identity)
            if status is not None:
                answers.append((kind, status))

    def deliver(self, event_id: str) -> int:
        """Send this one event now, whether or not it was delivered already."""
        with self.state.lock:
            rows = self.state.all("_delivery", lambda row: row["event"] == event_id)
            if not rows:
                raise LookupError(f"{event_id} has no listener")
            identity = rows[0]["id"]
        status = self._attempt(identity, again=True)
        assert status is not None
        return status

    def drop(self, event_id: str | None = None) -> None:
        """Never deliver this event (or anything pending): a webhook that got lost."""
        with self.state.unit():
            for row in self.state.all("_delivery", lambda row: not row["done"]):
                if event_id in (None, row["event"]):
                    row["done"] = True

    def _attempt(self, identity: str, *, again: bool = False) -> int | None:
        with self._one_at_a_time:
            with self.state.lock:
                row = self.state.find(identity)
                if row is None or (row["done"] and not again):
                    return None
                event = public(self.state, self.state.find(row["event"]))
            status = send(self.listeners[row["listener"]], event)
            with self.state.unit():
                row = self.state.find(identity)
                if row is not None:
                    self._note(row, status)
            return status

    def _note(self, row: Json, status: int) -> None:
        row["attempts"] += 1
        row["answers"] = [*row["answers"], status][-10:]
        if 200 <= status < 300:
            row["done"] = True
            event = self.state.find(row["event"])
            if event is not None:
                event["pending_webhooks"] = 0
        else:
            row["next_at"] = self.state.clock() + min(2 ** min(row["attempts"], 10), LONGEST_WAIT)
            row["done"] = row["done"] or self.state.clock() - row["first_at"] > GIVE_UP_AFTER


def send(listener: Listener, event: Json) -> int:
    """Post one event; the status of the answer, 0 when nobody answered."""
    body = json.dumps(event, indent=2, ensure_ascii=False).encode()
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Stripe/1.0 (stand-in)",
        "Stripe-Signature": signature(body, listener.secret),
    }
    if callable(listener.target):
        return listener.target(body, headers)
    request = urllib.request.Request(listener.target, body, headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.code
    except OSError:
        return 0
