"""Who is not let in with a letter. Each refusal says what happened and what to do; what was typed stays in the form."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from kit import refusals
from kit.refusals import LooksAutomatic, Refused, SentFromElsewhere, TooMany
from kit.throttle import Throttle, client_address
from membership.models import Shop

__all__ = ["LooksAutomatic", "Refused", "SentFromElsewhere", "TooMany", "check_sender", "count", "page_of"]

HOUR, DAY = 3600, 24 * 3600
FROM_ADDRESS = Throttle("letters-from-address", 10, HOUR)
FROM_ADDRESS_TO_SHOP = Throttle("letters-from-address-to-shop", 4, HOUR)
TO_SHOP = Throttle("letters-to-shop", 60, HOUR)
# A confirmation goes to whatever address was typed: nobody's mailbox is filled by others.
IN_THE_NAME_OF = Throttle("letters-in-the-name-of", 6, DAY)


def page_of(shop: Shop) -> str:
    """What the stamp of this shop's form is made for."""
    return f"letter-{shop.pk}"


def check_sender(request: HttpRequest, shop: Shop) -> None:
    """Raises why the form wasn't sent by a person from the shop's own page."""
    refusals.check_sender(request, page_of(shop))


def count(request: HttpRequest, shop: Shop, email: str) -> None:
    """Count one letter more, or raise that there were too many already."""
    address = client_address(request)
    refusals.count(
        [
            (FROM_ADDRESS, address),
            (FROM_ADDRESS_TO_SHOP, f"{shop.pk} {address}"),
            (TO_SHOP, str(shop.pk)),
            (IN_THE_NAME_OF, email),
        ],
        _("Beaucoup de messages sont partis en peu de temps. Le vôtre n’est pas parti : réessayez dans une heure."),
    )
