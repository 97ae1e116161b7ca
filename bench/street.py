"""Shops in number for the measures of this folder, in a database of their own that is thrown away."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment, teardown_test_environment

from bench import ready  # noqa: F401
from membership import trades
from membership.models import City, Shop
from pages import tree
from pages.models import SearchEntry
from tests import factories

WEEK = {"slots": [[day, *slot] for day in range(6) for slot in (("09:00", "12:30"), ("14:30", "19:00"))]}
KEYS = [row.key for row in trades.ROWS]


@dataclass(frozen=True)
class Measure:
    """What one answer costs: queries, bytes of HTML, and the median of five in milliseconds."""

    queries: int
    size: int
    milliseconds: float


@contextmanager
def database() -> Iterator[None]:
    setup_test_environment()
    made = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(made, verbosity=0)
        teardown_test_environment()


def open_shops(city: City, count: int, start: int = 0) -> None:
    member = factories.member()
    Shop.objects.bulk_create(
        [
            Shop(
                city=city,
                member=member,
                siret=f"{city.pk:05d}{start + number:09d}",
                slug=f"commerce-{start + number}",
                name=f"Maison {KEYS[number % len(KEYS)].capitalize()} {start + number}",
                trade=KEYS[number % len(KEYS)],
                tagline="Une adresse de quartier, tenue par la même famille depuis trente ans",
                street_address=f"{number} rue du Faubourg",
                latitude=45.9 + number % 17 / 2000,
                longitude=6.12 + number % 19 / 2000,
                hours=WEEK,
            )
            for number in range(count)
        ],
        batch_size=500,
    )


def made_known() -> None:
    """The pages and the search entries that these shops need."""
    for city in City.objects.filter(page=None).select_related("commune"):
        tree.ensure_city_page(city)
    SearchEntry.objects.bring_up_to_date()


def measure(path: str) -> Measure:
    client = Client()
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    asked = len(queries)  # now: the next request empties the log
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    times = []
    for _each in range(5):
        began = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - began) * 1000)
    return Measure(asked, len(answer.content), median(times))


def line(name: str, found: Measure) -> str:
    return f"{name:<44}{found.queries:>8} queries{found.size / 1000:>9.1f} kB{found.milliseconds:>9.1f} ms"
