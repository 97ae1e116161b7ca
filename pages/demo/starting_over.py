"""« Recommencer »: the demonstration is wiped and loaded again by the worker, while a page shows how far it is."""

import logging
import time

from django.utils.translation import gettext as _
from django_tasks import task

from pages.demo import loading, progress
from pages.demo.progress import Progress

logger = logging.getLogger(__name__)
PATIENCE = 180  # seconds without a word: the worker that was loading is gone


class AlreadyRunning(Exception):
    """It is being loaded at this moment."""


def start() -> None:
    """Ask the worker. Raises `AlreadyRunning`."""
    if is_running():
        raise AlreadyRunning
    progress.write(Progress("running", [_("La démonstration recommence…")]))
    start_over.enqueue()


def is_running() -> bool:
    return progress.read().is_running and time.time() - progress.path().stat().st_mtime < PATIENCE


@task()
def start_over() -> None:
    told = progress.read()

    def say(line: str) -> None:
        told.lines.append(line)
        progress.write(told)

    try:
        loading.load(say, reset=True)
    except loading.DemoRefused as refused:
        progress.write(Progress("failed", [*told.lines, str(refused)]))
    except Exception:
        logger.exception("The demonstration was not loaded again")
        unfinished = _("Le chargement n’est pas allé au bout. Recommencez, ou relancez « make run ».")
        progress.write(Progress("failed", [*told.lines, unfinished]))
    else:
        progress.write(Progress("done", told.lines))
