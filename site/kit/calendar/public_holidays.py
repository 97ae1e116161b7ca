"""French public holidays, with those of Moselle, Alsace and overseas."""

from datetime import date
from functools import lru_cache

import holidays

# INSEE code of the département -> subdivision of the `holidays` package, where it has holidays of its own.
SUBDIVISIONS = {
    "57": "57",
    "67": "6AE",
    "68": "6AE",
    "971": "971",
    "972": "972",
    "973": "973",
    "974": "974",
    "976": "976",
    "977": "BL",
    "978": "MF",
    "975": "PM",
}


@lru_cache(maxsize=512)
def _of_year(departement: str, year: int) -> dict[date, str]:
    subdivision = SUBDIVISIONS.get(departement)
    found = holidays.France(subdiv=subdivision, years=year, language="fr")
    return {day: name.replace("'", "’") for day, name in found.items()}


def name_of(day: date, departement: str = "") -> str:
    """The holiday's French name, or an empty string on an ordinary day."""
    return _of_year(departement, day.year).get(day, "")


def coming(first: date, departement: str = "", *, count: int) -> list[tuple[date, str]]:
    """The next holidays of a département from a day on, in order."""
    found = {**_of_year(departement, first.year), **_of_year(departement, first.year + 1)}
    return sorted((day, name) for day, name in found.items() if day >= first)[:count]
