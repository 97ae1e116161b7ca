"""The State's « Annuaire des entreprises »: one question, no key (https://recherche-entreprises.api.gouv.fr/docs/).

At most seven questions a second are answered; beyond, 429 with Retry-After.
"""

import json
import logging
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

from membership.register.answers import FORMS, Answer, Facts, Outcome

logger = logging.getLogger(__name__)
TIMEOUT = 5  # seconds
LONGEST_WAIT = 3600


def ask(base: str, siret: str) -> Answer:
    """What the register at this address says of a SIRET. Never raises: silence is an answer too."""
    address = f"{base.rstrip('/')}/search?{urllib.parse.urlencode({'q': siret, 'page': 1, 'per_page': 1})}"
    source = urllib.parse.urlsplit(base).netloc
    request = urllib.request.Request(address, headers={"Accept": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            told = json.loads(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            logger.warning("The company register answered %s", error.code)
            return Answer(Outcome.SILENT, source, retry_after=_seconds(error.headers.get("Retry-After")))
    except (OSError, ValueError) as error:
        logger.warning("The company register did not answer: %s", type(error).__name__)
        return Answer(Outcome.SILENT, source)
    try:
        facts = read(told, siret)
    except (AttributeError, KeyError, TypeError, ValueError):
        logger.exception("The company register answered in another shape")
        return Answer(Outcome.SILENT, source)
    return Answer(Outcome.FOUND if facts else Outcome.UNKNOWN, source, facts)


def read(told: dict[str, Any], siret: str) -> Facts | None:
    """The place with this number in an answer; None if it isn't there."""
    for unit in told["results"]:
        places = [*unit.get("matching_etablissements", []), unit.get("siege") or {}]
        place = next((each for each in places if each.get("siret") == siret), None)
        if place is not None:
            return _facts(unit, place)
    return None


def _facts(unit: dict[str, Any], place: dict[str, Any]) -> Facts:
    signs = place.get("liste_enseignes") or []
    return Facts(
        siret=place["siret"],
        legal_name=unit.get("nom_raison_sociale") or unit.get("nom_complet") or "",
        legal_form=FORMS.get(str(unit.get("nature_juridique") or ""), ""),
        sign=place.get("nom_commercial") or (signs[0] if signs else ""),
        category=unit.get("categorie_entreprise") or "",
        is_active=unit.get("etat_administratif") == "A",
        is_open=place.get("etat_administratif") == "A",
        open_places=int(unit.get("nombre_etablissements_ouverts") or 1),
        street_address=_street(place),
        postcode=place.get("code_postal") or "",
        insee_code=place.get("commune") or "",
        town=place.get("libelle_commune") or "",
        latitude=_coordinate(place.get("latitude")),
        longitude=_coordinate(place.get("longitude")),
        activity_code=place.get("activite_principale") or unit.get("activite_principale") or "",
    )


def _street(place: dict[str, Any]) -> str:
    """The address without postcode and town, which have fields of their own."""
    address = place.get("adresse") or ""
    head, found, _tail = address.partition(f" {place.get('code_postal')} ")
    return (head if found else address).strip()


def _coordinate(told: object) -> float | None:
    try:
        return float(str(told))
    except ValueError:
        return None


def _seconds(told: str | None) -> int | None:
    return min(int(told), LONGEST_WAIT) if told and told.isdigit() else None
