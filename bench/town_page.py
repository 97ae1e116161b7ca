"""A town's page with 14 shops and with 300: `PYTHONPATH=site:. python -m bench.town_page`. Exits 1 over the bars."""

import sys

from bench import street
from tests import factories

FEW, MANY, HEAVY = 14, 300, 60_000
QUERIES = ["", "?q=maison", "?q=fromagrie", "?famille=bouche", "?metier=boulangerie&ouvert=1"]


def main() -> int:
    failed = False
    with street.database():
        small = factories.city(name="Quatorze", insee_code="74001", departement="74")
        large = factories.city(name="Troiscents", insee_code="74002", departement="74")
        street.open_shops(small, FEW)
        street.open_shops(large, MANY)
        street.made_known()
        for query in QUERIES:
            few, many = street.measure(f"/{small.slug}/{query}"), street.measure(f"/{large.slug}/{query}")
            print(street.line(f"{FEW} shops  {query}", few))
            print(street.line(f"{MANY} shops {query}", many))
            print(f"{'':<44}time x {many.milliseconds / few.milliseconds:.1f}, size x {many.size / few.size:.1f}")
            failed = failed or many.queries > few.queries + 1 or many.size > HEAVY
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
