"""Everything that `make run` runs, under one roof: one Ctrl-C ends all of it.

`python -m config.launcher` prepares the site (tables, towns, demonstration, static files) and then keeps the web
server, the task worker, the `run_due` loop and, without Stripe keys, the stand-in for Stripe.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable
PATIENCE = 8  # seconds a child has to end by itself


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


@dataclass
class Family:
    """The processes that live and die together, each in a group of its own so that its children end with it."""

    children: dict[str, subprocess.Popen] = field(default_factory=dict)
    is_ending: bool = False

    def start(self, name: str, *command: str) -> None:
        self.children[name] = subprocess.Popen(command, cwd=ROOT, start_new_session=True)

    def fallen(self) -> str | None:
        """The name of a child that ended although nobody asked it to."""
        return next((name for name, child in self.children.items() if child.poll() is not None), None)

    def end(self) -> None:
        self.is_ending = True
        for child in self.children.values():
            _signal(child, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for child in self.children.values():
            try:
                child.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                _signal(child, signal.SIGKILL)
                child.wait()


def _signal(child: subprocess.Popen, which: int) -> None:
    try:
        os.killpg(child.pid, which)
    except ProcessLookupError:
        pass


def manage(*arguments: str) -> None:
    """A management command; ends everything with its words if it fails."""
    done = subprocess.run([PYTHON, "manage.py", *arguments], cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"manage.py {arguments[0]} failed: read its last lines above.")


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as response:
            return response.status == 200
    except (OSError, urllib.error.URLError):
        return False


def wait_for(address: str, family: Family, seconds: int = 60) -> None:
    deadline = time.monotonic() + seconds
    while not answers(address):
        name = family.fallen()
        if name or time.monotonic() > deadline:
            family.end()
            raise SystemExit(f"{name or address} did not start: read the last lines above.")
        time.sleep(0.2)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    port = int(os.environ.get("PORT", "8000"))
    has_standin = not os.environ.get("STRIPE_SECRET_KEY")
    for number in [port, port + 1] if has_standin else [port]:
        if not is_free(number):
            raise SystemExit(f"Port {number} is taken: end what listens there, or choose another, as in make run PORT=8100")
    site = f"http://127.0.0.1:{port}"
    state = Path(os.environ.get("STRIPE_STANDIN_STATE", ROOT / "var" / "stripe.sqlite3"))
    state.parent.mkdir(parents=True, exist_ok=True)

    family = Family()

    def end(_number: int, _frame: FrameType | None) -> None:
        if not family.is_ending:
            say("\nEnding…")
            family.end()
        raise SystemExit(0)

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)

    say("1/4  Tables")
    manage("migrate", "--verbosity", "0")
    if has_standin:
        secrets = ("--secret", os.environ.get("STRIPE_WEBHOOK_SECRET", "whsec_standin"))
        connect = ("--connect-secret", os.environ.get("STRIPE_CONNECT_WEBHOOK_SECRET", "whsec_standin_connect"))
        hooks = ("--webhook", f"{site}/stripe/webhook/", "--connect-webhook", f"{site}/stripe/webhook/connect/")
        where = ("--port", str(port + 1), "--state", str(state))
        family.start("the stand-in for Stripe", PYTHON, "-m", "tests.stripe_standin", *where, *hooks, *secrets, *connect)
        wait_for(f"http://127.0.0.1:{port + 1}/_standin/now", family)
    try:
        say("2/4  Towns, pages, questions")
        manage("prepare_site")
        if os.environ.get("DEMO") == "1":
            say("3/4  Demonstration")
            manage("demo")
        say("4/4  Style sheets and pictures")
        manage("collectstatic", "--noinput", "--verbosity", "0")
    except SystemExit:
        family.end()
        raise

    threads = os.environ.get("WEB_THREADS", "8")
    server = ("-m", "gunicorn", "config.wsgi", "--pythonpath", "site,.", "--bind", f"127.0.0.1:{port}")
    family.start("the web server", PYTHON, *server, "--threads", threads, "--worker-class", "gthread", "--log-level", "warning")
    family.start("the task worker", PYTHON, "manage.py", "db_worker", "--interval", "0.5")
    family.start("the due jobs", PYTHON, "manage.py", "run_due", "--loop", os.environ.get("DUE_SECONDS", "30"))
    wait_for(f"{site}/sante/", family)
    say(f"\n  {site}/" + (f"   (the guided tour: {site}/demo/)" if os.environ.get("DEMO") == "1" else ""))
    say("  Ctrl-C ends it.\n")
    while True:
        name = family.fallen()
        if name:
            family.end()
            raise SystemExit(f"{name} ended by itself; everything else was ended too. Its last lines are above.")
        time.sleep(1)


if __name__ == "__main__":
    main()
