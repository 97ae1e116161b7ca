"""Who is not let in with a form on a shared page. Each refusal says what happened and what to do."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import gettext as _

from kit import origin, robots
from kit.throttle import Throttle


class Refused(Exception):
    """Nothing was sent; the sentence says why and what to do."""

    status = 403


class SentFromElsewhere(Refused):
    pass


class LooksAutomatic(Refused):
    pass


class TooMany(Refused):
    status = 429


def check_sender(request: HttpRequest, page: str) -> None:
    """Raises why the form wasn't sent by a person from the page that its stamp was made for."""
    if not origin.is_own(request):
        raise SentFromElsewhere(
            _("Ce formulaire a été envoyé depuis un autre site. Rien n’est parti : envoyez-le d’ici.")
        )
    try:
        robots.check(request.POST, page)
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


def count(counters: Iterable[tuple[Throttle, str]], sentence: str) -> None:
    """Count one try more of each, or raise `TooMany` with the sentence that one of them was exhausted."""
    found = list(counters)
    if any(throttle.is_exhausted(subject) for throttle, subject in found):
        raise TooMany(sentence)
    for throttle, subject in found:
        throttle.count(subject)
