"""The one Stripe client: time-outs, retries, where Stripe is, and what its failures mean to us.

Only this module and the two gateways import `stripe`. Real keys speak to Stripe; without keys
`settings.STRIPE_API_BASE` is the stand-in's address.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import stripe
from django.conf import settings


class StripeUnavailable(Exception):
    """Stripe did not answer (network, time-out, 5xx, 429, a key in use): nothing is known, try again later."""


class StripeRefused(Exception):
    """Stripe answered no. `code` is Stripe's own (`resource_missing`, `amount_too_small`, …), never shown to people."""

    def __init__(self, message: str, code: str = "") -> None:
        super().__init__(message)
        self.code = code


@lru_cache(maxsize=4)
def _client(api_key: str, base: str, timeout: int, retries: int) -> stripe.StripeClient:
    http = stripe.RequestsClient(timeout=timeout)
    if not base:
        return stripe.StripeClient(api_key, http_client=http, max_network_retries=retries)
    return stripe.StripeClient(api_key, http_client=http, max_network_retries=retries, base_addresses={"api": base})


def client() -> stripe.StripeClient:
    return _client(
        settings.STRIPE_SECRET_KEY or "sk_test_standin",
        settings.STRIPE_API_BASE,
        settings.STRIPE_TIMEOUT,
        settings.STRIPE_RETRIES,
    )


@contextmanager
def translated_errors() -> Iterator[None]:
    """Stripe's exceptions as our two: did not answer, or answered no."""
    try:
        yield
    except (stripe.APIConnectionError, stripe.RateLimitError, stripe.IdempotencyError) as error:
        # A key in use elsewhere: the same was asked at the same moment, and what became of it isn't known here.
        raise StripeUnavailable(str(error)) from error
    except stripe.StripeError as error:
        if (error.http_status or 0) >= 500:
            raise StripeUnavailable(str(error)) from error
        raise StripeRefused(str(error), code=error.code or "") from error


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Whether Stripe signed these bytes with this endpoint's secret, within its five minutes."""
    if not secret:
        return False
    try:
        stripe.WebhookSignature.verify_header(body.decode(), signature, secret, tolerance=300)
    except (stripe.SignatureVerificationError, UnicodeDecodeError):
        return False
    return True
