"""The reference file of communes, read into the table `Commune` (`data/README.md` names its sources)."""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from kit.search_text import normalise
from membership.models import Commune

# The Pacific doesn't use the euro; nobody keeps shop in the southern lands and on Clipperton.
LEFT_OUT = ("984", "986", "987", "988", "989")
BATCH = 2_000


def read(path: Path) -> Iterator[Commune]:
    """The file's communes, not saved; those overseas without the euro are left out, unknown coordinates stay empty."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["insee"].startswith(LEFT_OUT):
                continue
            yield Commune(
                insee_code=row["insee"],
                name=row["name"].replace("'", "’"),
                search_name=normalise(row["name"]),
                departement=row["departement"],
                postcodes=row["postcodes"],
                population=int(row["population"] or 0),
                latitude=float(row["lat"]) if row["lat"] else None,
                longitude=float(row["lon"]) if row["lon"] else None,
            )


def load(path: Path) -> int:
    """Put every commune of the file into the table; how many there are. Told again, it brings names, postcodes and
    populations up to date and takes nothing away."""
    with transaction.atomic():
        made = Commune.objects.bulk_create(
            read(path),
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["insee_code"],
            update_fields=["name", "search_name", "departement", "postcodes", "population", "latitude", "longitude"],
        )
    return len(made)
