"""`python -m config.prepare data` and `… static`: what lies between installed and running, told as it goes.

Two processes side by side, because on a new machine each is half a minute of work for one core.
"""

import hashlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command


def static_fingerprint() -> str:
    """Changes with any static file of any app, and with how they are stored."""
    seen = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            facts = os.stat(storage.path(path))
            seen.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def collect_static(mark: Path) -> bool:
    """True if there was something to collect."""
    fingerprint = static_fingerprint()
    if mark.exists() and mark.read_text("ascii") == fingerprint:
        return False
    # Oscar's own front is never shown (docs/decisions/0001-oscar-without-its-front.md).
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["oscar"])
    mark.write_text(fingerprint, "ascii")
    return True


def steps(what: str) -> list[tuple[str, Callable[[], object]]]:
    """What to tell, and what to do."""
    if what == "static":
        return [("styles and scripts", lambda: collect_static(settings.VAR_DIR / "static.collected"))]
    found: list[tuple[str, Callable[[], object]]] = [
        ("tables", lambda: call_command("migrate", interactive=False, verbosity=0)),
        ("communes, pages, questions", lambda: call_command("prepare_site")),
    ]
    if settings.DEMO:
        found.append(("the demonstration", lambda: call_command("demo")))
    return found


def main(what: str) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    for words, step in steps(what):
        print(f"-- {words}", flush=True)
        began = time.monotonic()
        try:
            step()
        except CommandError as refusal:  # its message is for the person at the terminal
            print(f"{words}: {refusal}", flush=True)
            return 1
        print(f"-- {words}: done in {time.monotonic() - began:.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
