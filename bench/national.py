"""The directory and the national search with 5,000 shops: `PYTHONPATH=site:. python -m bench.national`. Exits 1 over the
bars. On PostgreSQL with `DATABASE_URL`."""

import sys

from django.conf import settings

from bench import street
from membership import communes
from pages import departements
from tests import factories

TOWNS, EACH, HEAVY, SLOW = 250, 20, 60_000, 1_000
PATHS = [
    "/commerces/",
    "/commerces/haute-savoie/",
    "/commerces/metiers/boulangerie/",
    "/commerces/metiers/boulangerie/?page=8",
    "/commerces/haute-savoie/boulangerie/",
    "/recherche/?q=boulangerie",
    "/recherche/?q=boulangerie&page=8",
    "/recherche/?q=boulangeire",
    "/recherche/?q=maison+velo",
    "/recherche/?q=xylophone",
    "/recherche/?q=quimpr",
    "/recherche/communes.json?q=ann",
]


def main() -> int:
    failed = False
    codes = [code for code in departements.NAMES if not code.startswith("97")]
    with street.database():
        communes.load(settings.BASE_DIR / "data" / "communes.tsv.gz")
        for number in range(TOWNS):
            departement = "74" if number < 60 else codes[number % len(codes)]
            insee_code = f"X{number:04d}"
            city = factories.city(name=f"Villeneuve {number}", insee_code=insee_code, departement=departement)
            street.open_shops(city, EACH, start=number * EACH)
        street.made_known()
        for path in PATHS:
            found = street.measure(path)
            print(street.line(path, found))
            failed = failed or found.size > HEAVY or found.milliseconds > SLOW
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
