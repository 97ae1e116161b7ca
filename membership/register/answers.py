"""What the register answered, in words of ours."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

# Categories of INSEE (décret 2008-1354): enterprises of intermediate and of large size.
LARGE = ("ETI", "GE")
# As many open places as a chain has and a family rarely.
MANY_PLACES = 8

# The commonest of INSEE's legal categories (https://www.insee.fr/fr/information/2028129), in everyday words.
FORMS = {
    "1000": "Entrepreneur individuel",
    "5202": "SNC",
    "5410": "SARL",
    "5498": "EURL",
    "5499": "SARL",
    "5505": "SA",
    "5599": "SA",
    "5710": "SAS",
    "5720": "SASU",
    "6533": "GAEC",
    "6598": "EARL",
    "9220": "Association déclarée",
    "5460": "SCOP",
    "5485": "SELARL",
}


class Outcome(StrEnum):
    FOUND = "found"
    UNKNOWN = "unknown"  # it knows no such number, or doesn't publish it
    SILENT = "silent"  # it couldn't be reached, or asked us to come back later
    OFF = "off"  # nobody is asked here


@dataclass(frozen=True)
class Facts:
    """One place and its legal unit. `is_open` is the place's, `is_active` the legal unit's standing."""

    siret: str
    legal_name: str
    legal_form: str = ""
    sign: str = ""
    category: str = ""
    is_active: bool = True
    is_open: bool = True
    open_places: int = 1
    street_address: str = ""
    postcode: str = ""
    insee_code: str = ""
    town: str = ""
    latitude: float | None = None
    longitude: float | None = None
    activity_code: str = ""

    @property
    def is_closed(self) -> bool:
        return not (self.is_open and self.is_active)

    @property
    def is_large(self) -> bool:
        """Large retail or a chain, as far as the register can tell: staff look twice."""
        return self.category in LARGE or self.open_places >= MANY_PLACES

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Answer:
    """`source` says who was asked; `retry_after` (seconds) when it wants to be asked again."""

    outcome: Outcome
    source: str = ""
    facts: Facts | None = None
    retry_after: int | None = None
