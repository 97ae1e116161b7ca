"""Where a basket goes if somebody delivers it, as far as that is known before the address is typed."""

from django.http import HttpRequest

from commerce.checkout import memory
from commerce.customer import addresses


def postcode_of(request: HttpRequest) -> str:
    """Of the address of this checkout, else of the customer's default one; empty where neither is known."""
    if not request.user.is_authenticated:
        return ""
    typed = memory.read(request.session).address.get("postcode", "")
    if typed:
        return typed
    usual = addresses.of(request.user).first()
    return usual.postcode if usual else ""
