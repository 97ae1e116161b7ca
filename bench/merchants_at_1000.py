"""What the editor's admin costs with a thousand merchants, held against ten and a hundred of them in the same run.

    .venv/bin/python bench/merchants_at_1000.py --merchants 1000

Works in a database of its own (a test database: SQLite in `var/`, or on the server of DATABASE_URL), dropped at the end.
Prints, for a merchant, staff and operator, each screen's queries, size and processor's time, and how much that is of ten merchants'.
A hundred fill every list's first page: beyond them nothing may grow. Ends with 1 if a screen doesn't answer 200, asks
more queries or swells from a hundred on, or names somebody else's shop or person to a merchant.
"""

import argparse
import os
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("TEST_DB_SUFFIX", "_bench")
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"

import django

django.setup()

from bench import crowd, screens
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from membership.models import User
from pages import tree
from tests import factories

FULL = 100  # no list shows more on a page
SWOLLEN = 1.15
OTHERS = re.compile(r"Atelier (?!0000)\d{4}|atelier(?!0000)\d{4}@")


@dataclass(frozen=True)
class Answer:
    status: int
    queries: int
    kilobytes: float
    milliseconds: float
    names_others: bool


def ask(client: Client, address: str) -> Answer:
    """The second time: renditions and caches are made on the first."""
    client.get(address, follow=True)
    began = time.process_time()  # of this process: other work on the machine doesn't count
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get(address, follow=True)
        body = response.content
    spent = (time.process_time() - began) * 1000
    return Answer(response.status_code, len(asked), len(body) / 1000, spent, bool(OTHERS.search(body.decode())))


def measure(people: dict[str, User]) -> dict[tuple[str, str], Answer]:
    measured = {}
    for who, found in screens.addresses(people).items():
        client = Client()
        factories.sign_in(client, people[who])
        for screen, address in found.items():
            measured[who, screen] = ask(client, address)
    return measured


def faults(who: str, full: Answer, many: Answer) -> list[str]:
    found = []
    if many.status != 200:
        found.append(f"status {many.status}")
    if many.queries > full.queries:
        found.append(f"{many.queries - full.queries} more queries")
    if many.kilobytes > full.kilobytes * SWOLLEN:
        found.append("swollen")
    if who == "merchant" and many.names_others:
        found.append("names others")
    return found


def report(measured: dict[int, dict[tuple[str, str], Answer]]) -> int:
    """Prints the table; how many screens are at fault."""
    few, full, many = measured.values()
    print("\n" + " " * 44 + "".join(f"{f'{count} merchants':>22}" for count in measured) + f"{'ratio':>13}")
    print(f"{'who':10}{'screen':34}" + f"{'queries':>8}{'kB':>7}{'ms':>7}" * 3 + f"{'kB':>7}{'ms':>6}")
    bad = 0
    for (who, screen), now in many.items():
        rows = [few[who, screen], full[who, screen], now]
        found = faults(who, rows[1], now)
        bad += bool(found)
        print(
            f"{who:10}{screen:34}"
            + "".join(f"{row.queries:8}{row.kilobytes:7.0f}{row.milliseconds:7.0f}" for row in rows)
            + f"{now.kilobytes / rows[0].kilobytes:7.2f}{now.milliseconds / rows[0].milliseconds:6.1f}"
            + f"  {', '.join(found)}"
        )
    return bad


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--merchants", type=int, default=1000, help=f"more than {FULL}")
    options = parser.parse_args()
    if options.merchants <= FULL:
        parser.error(f"--merchants {options.merchants}: more than {FULL} are needed, fewer fill no list")
    setup_test_environment(debug=False)
    began, real = time.monotonic(), connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    measured = {}
    try:
        tree.ensure_home()
        for count in (10, FULL, options.merchants):
            crowd.grow(to=count)
            print(f"{count} merchants are there after {time.monotonic() - began:.0f} s", flush=True)
            measured[count] = measure(crowd.people())
    finally:
        connection.creation.destroy_test_db(real, verbosity=0)
    bad = report(measured)
    print(f"\n{len(measured[FULL])} screens, {bad} at fault, {time.monotonic() - began:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
