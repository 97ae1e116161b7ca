"""`python -m config.launcher`: prepare the site, run everything it needs, end all of it with one Ctrl-C.

For a person's own machine: a server's own supervisor does this better (`deploy/`).
"""

import fcntl
import itertools
import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config import env
from config.ports import HERE, CannotStart, answers, refuse_busy
from config.processes import Processes

STANDIN_PATIENCE = 20  # seconds
SITE_PATIENCE = 60


def say(words: str) -> None:
    print(words, flush=True)


def only_one(path: Path) -> IO[str]:
    """Hold the file that says this copy is running; the lock dies with the process."""
    file = path.open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise CannotStart("This copy of the site is already running. Stop it first (Ctrl-C where it runs).") from None
    return file


def wait_for(processes: Processes, name: str, port: int, path: str, *, host: str, patience: float) -> None:
    """Return once it answers, or once somebody asked to stop."""
    deadline = time.monotonic() + patience
    while not processes.stop.wait(0.1):
        if answers(port, path, host):
            return
        if fallen := processes.fallen():
            raise CannotStart(f"{fallen} ended before it answered: its last words are above")
        if time.monotonic() > deadline:
            raise CannotStart(f"{name} did not answer http://{HERE}:{port}{path} within {patience:.0f} s")


def standin_state() -> Path:
    """The stand-in's file. One run of the site owns it, which makes it the thing to lock."""
    return Path(env.text("STRIPE_STANDIN_STATE", str(settings.VAR_DIR / "stripe.sqlite3")))


def start_standin(processes: Processes) -> None:
    """Stripe's stand-in, on the port after the site's; it posts its events to the site as Stripe would."""
    port = settings.PORT + 1
    refuse_busy(port, settings.PORT)
    webhook = f"http://{HERE}:{settings.PORT}/stripe/webhook/"
    options = {
        "--port": str(port),
        "--state": str(standin_state()),
        "--webhook": webhook,
        "--secret": settings.STRIPE_WEBHOOK_SECRET,
        "--connect-webhook": f"{webhook}connect/",
        "--connect-secret": settings.STRIPE_CONNECT_WEBHOOK_SECRET,
    }
    name = "Stripe's stand-in"
    processes.start(name, [sys.executable, "-m", "tests.stripe_standin", *itertools.chain(*options.items())])
    wait_for(processes, name, port, "/_standin/", host=f"{HERE}:{port}", patience=STANDIN_PATIENCE)


def start_site(processes: Processes) -> None:
    """The web server, which all depends on, and the two that work behind it."""
    manage = [sys.executable, "manage.py"]
    threads = env.integer("WEB_THREADS", 8, low=1, high=64)
    pause = env.integer("DUE_SECONDS", 30, low=1, high=3600)
    server = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"{HERE}:{settings.PORT}"]
    server += ["--workers", "1", "--threads", str(threads), "--graceful-timeout", "3"]
    server += ["--log-level", "warning", "--no-control-socket"]
    processes.start("the web server", server)
    processes.start("the worker", [*manage, "db_worker", "--no-startup-delay"], vital=False)
    processes.start("what is due", [*manage, "run_due", "--loop", str(pause)], vital=False)
    host = urlsplit(settings.SITE_URL).netloc
    wait_for(processes, "the site", settings.PORT, "/sante/", host=host, patience=SITE_PATIENCE)


def launch(processes: Processes) -> None:
    """Everything, until somebody asks to stop or something vital ends."""
    settings.VAR_DIR.mkdir(exist_ok=True)
    with only_one(standin_state().with_suffix(".running")):
        refuse_busy(settings.PORT, settings.PORT)
        if not settings.STRIPE_SECRET_KEY:
            start_standin(processes)
        # The demonstration's payments are made at the stand-in, which is why that one is up already.
        prepare = [sys.executable, "-m", "config.prepare"]
        if failed := processes.run({"the data": [*prepare, "data"], "styles and scripts": [*prepare, "static"]}):
            raise CannotStart(f"Preparing {failed} failed: the reason is above.")
        if not processes.stop.is_set():
            start_site(processes)
        if not processes.stop.is_set():
            welcome()
        while not processes.stop.wait(0.3):
            if fallen := processes.fallen():
                raise CannotStart(f"{fallen} ended: ending the rest")


def welcome() -> None:
    say(f"\n{settings.SITE_NAME}: {settings.SITE_URL}/")
    if settings.DEMO:
        say(f"  who to be, and a tour of ten minutes: {settings.SITE_URL}/demo/")
    if not settings.STRIPE_SECRET_KEY:
        say(f"  Stripe's stand-in (no money moves): http://{HERE}:{settings.PORT + 1}/_standin/")
    say("  Ctrl-C ends all of it.\n")


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        quiet = {"LOG_LEVEL": "WARNING"} if settings.LOG_LEVEL == "INFO" else {}  # each small task is an INFO
    except ImproperlyConfigured as problem:
        say(str(problem))
        return 1
    root = settings.BASE_DIR
    paths = os.pathsep.join([str(root / "site"), str(root)])
    processes = Processes(folder=root, environment={**os.environ, **quiet, "PYTHONPATH": paths}, say=say)

    def stop(number: int, frame: FrameType | None) -> None:
        if processes.stop.is_set():
            processes.kill()  # asked twice
        processes.stop.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    try:
        launch(processes)
    except (CannotStart, ImproperlyConfigured) as problem:
        say(f"\n{problem}")
        return 1
    finally:
        processes.end()
    say("\nStopped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
