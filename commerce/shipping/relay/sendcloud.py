"""Sendcloud's service points: those of the carriers that the platform's account there has switched on
(https://sendcloud.dev/api/v2/service-points/retrieve-a-list-of-service-points)."""

import json
import logging
import urllib.error
import urllib.parse
import urllib.request
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from commerce.shipping.relay.points import RelayIsSilent, RelayPoint
from kit.calendar import Slot, Week

logger = logging.getLogger(__name__)
TIMEOUT = 3  # seconds: somebody is waiting for the page
MOST = 4 * 2**20  # bytes of an answer


@dataclass(frozen=True)
class Sendcloud:
    base: str
    public_key: str
    secret_key: str

    def points_near(self, postcode: str) -> list[RelayPoint]:
        told = self._get(f"service-points?{urllib.parse.urlencode({'country': 'FR', 'postal_code': postcode})}")
        if not isinstance(told, list):
            raise RelayIsSilent("Sendcloud answered in another shape")
        in_service = [each for each in told if not (isinstance(each, dict) and each.get("is_active") is False)]
        found = [_read(each) for each in in_service]
        if found and not any(found):
            logger.error("None of the service points was understood")
            raise RelayIsSilent("Sendcloud's service points have another shape")
        return [point for point in found if point is not None]

    def _get(self, path: str) -> Any:
        secret = b64encode(f"{self.public_key}:{self.secret_key}".encode()).decode()
        headers = {"Accept": "application/json", "Authorization": f"Basic {secret}"}
        request = urllib.request.Request(f"{self.base.rstrip('/')}/{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
                return json.loads(answer.read(MOST))
        except urllib.error.HTTPError as error:
            with error:
                logger.warning("Sendcloud answered %s", error.code)
                after = error.headers.get("Retry-After") or ""
                raise RelayIsSilent(
                    f"Sendcloud answered {error.code}", int(after) if after.isdecimal() else None
                ) from None
        except (OSError, ValueError) as error:
            logger.warning("Sendcloud did not answer: %s", type(error).__name__)
            raise RelayIsSilent("Sendcloud did not answer") from None


def _read(told: Any) -> RelayPoint | None:
    """None of what can't be understood."""
    try:
        place = _place(told.get("latitude"), told.get("longitude"))
        number = str(told.get("house_number") or "").strip()
        return RelayPoint(
            id=str(told["id"]),
            name=told["name"].strip()[:120],
            street=f"{number} {told['street']}".strip()[:150],
            postcode=str(told["postal_code"]),
            town=_as_a_name(told["city"])[:80],
            latitude=place[0],
            longitude=place[1],
            hours=_week(told.get("formatted_opening_times") or {}),
            distance=told["distance"] if isinstance(told.get("distance"), int) else None,
            carrier=_as_a_name(told.get("carrier") or "").replace("_", " ")[:60],
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _as_a_name(told: str) -> str:
    return told.title() if told.isupper() or told.islower() else told


def _place(latitude: object, longitude: object) -> tuple[float, float] | tuple[None, None]:
    """0, 0 is what a carrier writes that doesn't know."""
    try:
        north, east = float(str(latitude)), float(str(longitude))
    except ValueError:
        return None, None
    is_one = abs(north) <= 90 and abs(east) <= 180 and (north or east)
    return (north, east) if is_one else (None, None)


def _week(told: Mapping[str, list[str]]) -> Week | str:
    """Days are told from 0 (Monday), with slots such as `10:00 - 18:00`. Hours that can't be read stay untold."""
    try:
        slots = []
        for day, rows in told.items():
            for row in rows:
                opens, closes = (_clock(part.strip()) for part in row.split("-"))
                slots.append(Slot(int(day), opens, closes))
    except (AttributeError, TypeError, ValueError):
        return ""
    return Week(slots=tuple(sorted(slots)))


def _clock(told: str) -> time:
    return time() if told == "24:00" else time.fromisoformat(told)
