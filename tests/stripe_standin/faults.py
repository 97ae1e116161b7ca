"""Stripe on a bad day: the next answers are errors, late, or lost on the way back."""

from __future__ import annotations

import json
import threading
from collections import deque
from dataclasses import dataclass

from tests.stripe_standin.api import Answer

KINDS = {
    429: ("rate_limit", "Too many requests hit the API too quickly."),
    500: ("api_error", "An unknown error occurred"),
    503: ("api_error", "Stripe is temporarily unavailable."),
}


@dataclass(frozen=True)
class Fault:
    """`status` instead of doing anything; `seconds` of waiting first; `lost`: done, but nobody hears the answer."""

    status: int | None = None
    seconds: float = 0.0
    lost: bool = False

    def answer(self) -> Answer | None:
        if self.status is None:
            return None
        kind, message = KINDS.get(self.status, ("api_error", "An error occurred"))
        body = json.dumps({"error": {"type": kind, "message": message}}).encode()
        return Answer(self.status, body, {"Content-Type": "application/json; charset=utf-8"})


class Faults:
    """Used up one a request, in the order they were asked for."""

    def __init__(self) -> None:
        self._next: deque[Fault] = deque()
        self._lock = threading.Lock()

    def plan(self, fault: Fault, times: int) -> None:
        with self._lock:
            self._next.extend([fault] * times)

    def take(self) -> Fault:
        with self._lock:
            return self._next.popleft() if self._next else Fault()

    def clear(self) -> None:
        with self._lock:
            self._next.clear()
