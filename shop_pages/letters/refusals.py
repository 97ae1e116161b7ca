"""Who is not let in with a letter. Each refusal says what happened and what to do; what was typed stays in the form."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from kit import origin, robots
from kit.throttle import Throttle, client_address
from membership.models import Shop

HOUR, DAY = 3600, 24 * 3600
FROM_ADDRESS = Throttle("letters-from-address", 10, HOUR)
FROM_ADDRESS_TO_SHOP = Throttle("letters-from-address-to-shop", 4, HOUR)
TO_SHOP = Throttle("letters-to-shop", 60, HOUR)
# A confirmation goes to whatever address was typed: nobody's mailbox is filled by others.
IN_THE_NAME_OF = Throttle("letters-in-the-name-of", 6, DAY)


class Refused(Exception):
    """Nothing was sent; the sentence says why and what to do."""

    status = 403


class SentFromElsewhere(Refused):
    pass


class LooksAutomatic(Refused):
    pass


class TooMany(Refused):
    status = 429


def page_of(shop: Shop) -> str:
    """What the stamp of this shop's form is made for."""
    return f"letter-{shop.pk}"


def check_sender(request: HttpRequest, shop: Shop) -> None:
    """Raises why the form wasn't sent by a person from the shop's own page."""
    if not origin.is_own(request):
        raise SentFromElsewhere(
            _("Ce formulaire a été envoyé depuis un autre site. Rien n’est parti : envoyez-le d’ici.")
        )
    try:
        robots.check(request.POST, page_of(shop))
    except robots.TrapWasFilled as trapped:
        raise LooksAutomatic(
            _(
                "Un champ caché, fait pour les robots, était rempli, peut-être par votre navigateur. "
                "Rien n’est parti : il est vide maintenant, envoyez à nouveau."
            )
        ) from trapped
    except robots.TooFast as fast:
        raise LooksAutomatic(
            _("C’est allé plus vite qu’on n’écrit. Rien n’est parti : attendez quelques secondes et envoyez à nouveau.")
        ) from fast
    except robots.TooOld as old:
        raise LooksAutomatic(
            _("Cette page était ouverte depuis trop longtemps. Rien n’est parti : relisez et envoyez à nouveau.")
        ) from old


def count(request: HttpRequest, shop: Shop, email: str) -> None:
    """Count one letter more, or raise that there were too many already."""
    address = client_address(request)
    counters = [
        (FROM_ADDRESS, address),
        (FROM_ADDRESS_TO_SHOP, f"{shop.pk} {address}"),
        (TO_SHOP, str(shop.pk)),
        (IN_THE_NAME_OF, email),
    ]
    if any(throttle.is_exhausted(subject) for throttle, subject in counters):
        raise TooMany(
            _("Beaucoup de messages sont partis en peu de temps. Le vôtre n’est pas parti : réessayez dans une heure.")
        )
    for throttle, subject in counters:
        throttle.count(subject)
