"""`python -m tests.stripe_standin`: the stand-in as a process of its own, until it is told to stop."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading

from tests.stripe_standin.standin import StandIn


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """Each option can also come from the environment."""

    def env(name: str, default: str | None = None) -> str | None:
        return os.environ.get(f"STRIPE_STANDIN_{name}", default)

    parser = argparse.ArgumentParser(prog="python -m tests.stripe_standin", description=__doc__)
    parser.add_argument("--port", type=int, default=env("PORT", "8001"), help="on 127.0.0.1 (STRIPE_STANDIN_PORT)")
    parser.add_argument("--state", default=env("STATE", "var/stripe.sqlite3"), help="file (STRIPE_STANDIN_STATE)")
    parser.add_argument("--webhook", default=env("WEBHOOK"), help="address for the platform's events")
    parser.add_argument("--connect-webhook", default=env("CONNECT_WEBHOOK"), help="address for the accounts' events")
    parser.add_argument("--secret", default=env("SECRET", "whsec_demo"))
    parser.add_argument("--connect-secret", default=env("CONNECT_SECRET", "whsec_demo_connect"))
    parser.add_argument("--public-url", default=env("PUBLIC_URL"), help="how a browser reaches it, if not 127.0.0.1")
    parser.add_argument("--settle-after", type=float, default=env("SETTLE_AFTER", "2"), help="seconds")
    parser.add_argument("--clock-offset", type=float, default=env("CLOCK_OFFSET"), help="seconds; kept in the state")
    return parser.parse_args(given)


def main() -> int:
    options = arguments()
    try:
        standin = StandIn(**vars(options))
    except OSError as problem:
        print(f"stripe stand-in: port {options.port}: {problem.strerror}. Choose another with --port.", file=sys.stderr)  # noqa: T201
        return 1
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    standin.start()
    print(f"stripe stand-in: {standin.base_url}/_standin/ (no money moves)", flush=True)  # noqa: T201
    stop.wait()
    standin.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
