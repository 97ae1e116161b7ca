"""What is to be done again and again: every floor registers its jobs, `manage.py run_due` does what is due."""

import logging
from collections.abc import Callable

from kit import clock

logger = logging.getLogger(__name__)
_jobs: dict[str, Callable[[], object]] = {}


def register(name: str, job: Callable[[], object]) -> None:
    """`job` takes nothing, does all that is due now, is harmless when told twice."""
    _jobs[name] = job


def names() -> list[str]:
    return list(_jobs)


def run(only: str | None = None) -> list[str]:
    """Do every job once (or `only` one); the names of those that raised. One that fails never stops the others."""
    failed = []
    with clock.shifted(clock.read()):
        for name, job in list(_jobs.items()):
            if only and name != only:
                continue
            try:
                job()
            except Exception:
                logger.exception("Due job failed: %s", name)
                failed.append(name)
    return failed
