"""Refusals, in the words and shapes of Stripe's own."""

from __future__ import annotations

from typing import Any


class StripeRefusal(Exception):
    """An answer that isn't a 2xx: `status` and the JSON `body` that Stripe would send."""

    def __init__(self, status: int, message: str, kind: str = "invalid_request_error", **more: Any) -> None:
        super().__init__(message)
        self.status = status
        error = {"message": message, "type": kind, **{key: value for key, value in more.items() if value is not None}}
        self.body: dict[str, Any] = {"error": error}

    @property
    def message(self) -> str:
        return str(self.body["error"]["message"])


class CardDeclined(StripeRefusal):
    """The bank said no. `decline_code` tells why, `french` says it to the person who pays."""

    def __init__(self, decline_code: str | None, french: str, code: str, message: str) -> None:
        super().__init__(402, message, "card_error", code=code, decline_code=decline_code)
        self.decline_code = decline_code
        self.code = code
        self.french = french


def invalid(message: str, *, param: str | None = None, code: str | None = None) -> StripeRefusal:
    return StripeRefusal(400, message, param=param, code=code)


def no_such(kind: str, identity: str, param: str = "id") -> StripeRefusal:
    noun = kind.replace("_", "").replace(".", ".")
    return StripeRefusal(404, f"No such {noun}: '{identity}'", code="resource_missing", param=param)
