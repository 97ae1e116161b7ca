"""As a process of its own, stopped and started again; and its controls."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import stripe

from tests.standin.conftest import session_params
from tests.stripe_standin import StandIn

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def process(state: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "tests.stripe_standin", "--port", str(port), "--state", str(state)]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONWARNINGS": ""})
    url = f"http://127.0.0.1:{port}"
    for _ in range(100):
        try:
            control(url, "now")
            break
        except OSError:
            time.sleep(0.05)
    try:
        yield url
    finally:
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=15) == 0


def control(url: str, path: str, given: dict[str, Any] | None = None) -> Any:
    body = None if given is None else json.dumps(given).encode()
    request = urllib.request.Request(f"{url}/_standin/{path}", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def client_at(url: str) -> stripe.StripeClient:
    return stripe.StripeClient("sk_test_standin", base_addresses={"api": url})


def test_a_restart_keeps_everything(tmp_path: Path) -> None:
    with process(tmp_path / "stripe") as url:
        session = client_at(url).v1.checkout.sessions.create(session_params(), {"idempotency_key": "purchase-1"})
        assert control(url, f"sessions/{session.id}/pay", {}) == {"outcome": "succeeded"}
        moved = control(url, "advance", {"seconds": 864000})["now"]
        assert moved > time.time() + 863000
    with process(tmp_path / "stripe") as url:
        again = client_at(url).v1.checkout.sessions.create(session_params(), {"idempotency_key": "purchase-2"})
        kept = client_at(url).v1.checkout.sessions.retrieve(session.id)
        assert (kept.status, again.id == session.id) == ("complete", False)
        assert control(url, "now")["now"] >= moved
        charge = client_at(url).v1.charges.list().data[0]
        assert charge.balance_transaction is not None
        control(url, "reset", {})
        assert client_at(url).v1.charges.list().data == []
        assert control(url, "now")["now"] <= time.time() + 1


def test_a_key_is_still_known_after_a_restart(tmp_path: Path) -> None:
    once = {"idempotency_key": "customer-1"}
    ids = []
    for _ in range(2):
        with StandIn(state=tmp_path / "stripe") as standin:
            ids.append(client_at(standin.base_url).v1.customers.create({"name": "Chloé"}, once).id)
    assert ids[0] == ids[1]


def test_time_can_begin_in_the_past_and_come_to_now(standin: StandIn, client: stripe.StripeClient) -> None:
    now = int(time.time())
    standin.reset(to=now - 60 * 86400)
    old = client.v1.customers.create({})
    assert abs(old.created - (now - 60 * 86400)) < 5
    standin.advance(to=now)
    assert abs(client.v1.customers.create({}).created - now) < 5
