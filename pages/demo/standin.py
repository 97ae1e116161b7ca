"""The controls of the stand-in for Stripe: who pays, who may receive, what time it is there. HTTP only: nothing of the
tests is imported here."""

import json
import urllib.error
import urllib.request
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

TIMEOUT = 60  # seconds: months of renewals are done in one call


class StandInMissing(Exception):
    """Nobody answers where the stand-in for Stripe should be, or it is Stripe itself."""


def require() -> None:
    """Raises `StandInMissing` with a sentence that says what to do."""
    if settings.STRIPE_SECRET_KEY:
        raise StandInMissing(
            _("La démonstration ne parle qu’au remplaçant de Stripe : retirez STRIPE_SECRET_KEY de l’environnement.")
        )
    now()


def now() -> datetime:
    return datetime.fromtimestamp(_ask("GET", "now")["now"], UTC)


def reset(to: datetime) -> None:
    """Forget everything and begin at this moment; events wait until `listen`."""
    _ask("POST", "reset", to=int(to.timestamp()))
    _ask("POST", "hold")


def listen() -> None:
    """What happened so far was written down already: tell only what happens from now on."""
    _ask("POST", "drop")
    _ask("POST", "release")


def catch_up(to: datetime) -> None:
    """Let time pass there until this moment; what falls due on the way is done. Nothing if it is later there."""
    if to > now():
        _ask("POST", "advance", to=int(to.timestamp()))


def turn_back(to: datetime) -> None:
    """Another time, earlier: what happened stays."""
    _ask("POST", "turn-back", to=int(to.timestamp()))


def pay(session_id: str, card: str = "4242424242424242") -> None:
    _ask("POST", f"sessions/{session_id}/pay", card=card)


def onboard(account_id: str) -> None:
    _ask("POST", f"accounts/{account_id}/onboard")


def settle() -> None:
    """Fees of all payments are known now."""
    _ask("POST", "settle")


def refuse_card(customer_id: str) -> None:
    """The card this customer left is refused from now on."""
    _ask("POST", f"cards/{customer_id}/fail")


def _ask(method: str, path: str, **given: Any) -> dict[str, Any]:
    address = f"{settings.STRIPE_API_BASE}/_standin/{path}"
    body = json.dumps(given).encode() if method == "POST" else None
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            return json.loads(answer.read() or b"{}")
    except urllib.error.HTTPError as error:
        with error:
            raise StandInMissing(f"{address}: {error.code} {error.read().decode(errors='replace')[:200]}") from error
    except (OSError, ValueError) as error:
        raise StandInMissing(
            _("Le remplaçant de Stripe ne répond pas à %(address)s : lancez le site avec « make run ».")
            % {"address": settings.STRIPE_API_BASE}
        ) from error
