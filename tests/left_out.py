"""Hooks for the conftest: what a run can't do is left out by name and counted, never skipped in silence."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
NEEDS = {"browser": "a browser", "postgresql": "PostgreSQL"}


def browser_path() -> str | None:
    return next((path for path in BROWSERS if Path(path).exists()), None)


def on_postgresql() -> bool:
    return settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


def reasons() -> dict[str, str]:
    """Each mark that this run leaves out, and why."""
    found = {}
    if browser_path() is None:
        found["browser"] = f"none of {', '.join(BROWSERS)} is here"
    if not on_postgresql():
        found["postgresql"] = "this run is on SQLite"
    if os.environ.get("PYTEST_XDIST_WORKER"):  # one site for all journeys; races empty the tables that others read
        found.setdefault("browser", "they run apart: pytest -m browser")
        found.setdefault("postgresql", "they run apart: pytest -m postgresql")
    return found


def _counts(config: pytest.Config) -> dict[str, int]:
    return config.__dict__.setdefault("_left_out", {})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    counts = _counts(config)
    why = reasons()
    left_out: dict[str, list[pytest.Item]] = {mark: [] for mark in why}
    kept = []
    for item in items:
        mark = next((mark for mark in why if item.get_closest_marker(mark)), None)
        (left_out[mark] if mark else kept).append(item)
    for mark, those in left_out.items():
        if those:
            config.hook.pytest_deselected(items=those)
            counts[mark] = len(those)
    items[:] = kept
    if worker_output := getattr(config, "workeroutput", None):
        worker_output["left_out"] = {mark: (count, why[mark]) for mark, count in counts.items()}


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Each worker collects all tests: any one of them knows the counts."""
    node.config.__dict__["_told_by_worker"] = getattr(node, "workeroutput", {}).get("left_out", {})


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    for line in lines(config):
        terminalreporter.write_line(line)


def lines(config: pytest.Config) -> Iterable[str]:
    told = config.__dict__.get("_told_by_worker")
    if told is None:
        told = {mark: (count, reasons()[mark]) for mark, count in _counts(config).items()}
    for mark, (count, why) in told.items():
        yield f"left out: {count} {'test needs' if count == 1 else 'tests need'} {NEEDS[mark]}: {why}"
