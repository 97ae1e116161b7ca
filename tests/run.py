"""`make test`: every pass that can be run here, and in so many words what was left out and why.

`CI=1` leaves nothing out: what can't be run fails, and the whole suite runs on PostgreSQL too.
"""

import hashlib
import os
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests import servers
from tests.left_out import BROWSERS, browser_path

ROOT = Path(__file__).resolve().parents[1]
ASIDE = ["-p", "no:xdist"]
TOGETHER = ["-n", "auto", "--dist", "loadfile"]
NOTHING_COLLECTED = 5
# These import nothing of any floor that asks whether there is a market: asked once, they answer the same.
MARKET_OR_NOT = [f"--ignore=tests/{folder}" for folder in ("bench", "conventions", "drawings", "kit", "standin")]
# These ask no database of the site.
NO_DATABASE = [f"--ignore=tests/{folder}" for folder in ("bench", "conventions", "drawings", "standin")]
# Asked on SQLite without the market and on PostgreSQL with it.
FLOORS_BELOW = [f"--ignore=tests/{folder}" for folder in ("faq", "membership", "pages", "shop_pages")]


@dataclass
class Report:
    closing: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def tables_fingerprint() -> str:
    """Changes when a kept test database would no longer be what the migrations make."""
    seen = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for path in sorted(ROOT.glob("*/**/migrations/*.py")) + sorted(ROOT.glob("commerce/tables/**/*.py")):
        if not path.is_relative_to(ROOT / ".venv"):
            seen.update(path.read_bytes())
    return seen.hexdigest()


def run(report: Report, name: str, *options: str, **environment: str) -> None:
    """One pass of pytest, its words shown as they come; its closing line is kept for the end."""
    print(f"\n== {name}", flush=True)
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}", **environment},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    last = ""
    for line in process.stdout:
        print(line, end="", flush=True)
        last = line.strip() or last
    if process.wait() not in (0, NOTHING_COLLECTED):
        report.failed.append(name)
    report.closing.append(f"{name} ({time.monotonic() - began:.0f} s):\n{last}")


def all_passes(report: Report, *, nothing_left_out: bool) -> None:
    mark = ROOT / "var" / "test.tables"
    tables = tables_fingerprint()
    is_kept = not nothing_left_out and mark.exists() and mark.read_text() == tables
    fresh = [] if is_kept else ["--create-db"]

    with ExitStack() as stack:
        database = os.environ.get("TEST_DATABASE_URL", "")
        if not database:
            try:
                database = stack.enter_context(servers.postgresql())
            except servers.NoServer as why:
                report.left_out.append(f"tests that need PostgreSQL: {why}")
        sqlite = {"DATABASE_URL": ""}
        without = [*TOGETHER, *fresh, *MARKET_OR_NOT]
        run(report, "without the market, on SQLite", *without, COMMERCE="0", TEST_DB_SUFFIX="_cms", **sqlite)
        if database:
            if nothing_left_out:
                run(report, "all on PostgreSQL", *TOGETHER, "--create-db", *NO_DATABASE, DATABASE_URL=database)
            # Races empty every table when they end: never a database that somebody reads after them.
            run(
                report,
                "races, on PostgreSQL",
                *[*ASIDE, "-m", "postgresql", "--create-db"],
                DATABASE_URL=database,
                TEST_DB_SUFFIX="_races",
            )
        if browser_path():
            run(report, "journeys, in a browser", *ASIDE, "-m", "browser", **sqlite)
        else:
            report.left_out.append(
                f"journeys in a browser: none of {', '.join(BROWSERS)} is here (apt install chromium)"
            )
        if nothing_left_out and database:
            run(report, "the market and the kit, on SQLite", *TOGETHER, *fresh, *FLOORS_BELOW, **sqlite)
        else:
            run(report, "all on SQLite", *TOGETHER, *fresh, **sqlite)
    if not report.failed:
        mark.parent.mkdir(exist_ok=True)
        mark.write_text(tables)


def main() -> int:
    nothing_left_out = os.environ.get("CI", "") not in ("", "0", "false")
    report = Report()
    all_passes(report, nothing_left_out=nothing_left_out)
    print()
    for what in report.left_out:
        print(f"LEFT OUT: {what}")
    for name in report.failed:
        print(f"FAILED: {name}")
    if nothing_left_out and report.left_out:
        print("CI=1 leaves nothing out: install what is missing")
    print("\n" + "\n".join(report.closing), flush=True)
    return int(bool(report.failed or (nothing_left_out and report.left_out)))


if __name__ == "__main__":
    sys.exit(main())
