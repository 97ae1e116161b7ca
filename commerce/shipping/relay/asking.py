"""Where parcels can wait near a postcode: the provider is chosen by a setting, its answers and its silences are kept.

A page may ask: it waits for the provider once a postcode and some hours, for a few seconds at most, and not at all for a
minute after the provider was silent.
"""

from django.conf import settings
from django.core.cache import cache

from commerce.shipping.relay.invented import Invented
from commerce.shipping.relay.points import Provider, RelayIsSilent, RelayPoint
from commerce.shipping.relay.sendcloud import Sendcloud
from membership.models import Commune

OFF, INVENTED, SENDCLOUD = "", "demo", "sendcloud"
SHOWN = 12
KEPT, NONE_KEPT = 6 * 3600, 600  # seconds; where there was none, one may open
QUIET, LONGEST_QUIET = 60, 900


class PointIsGone(Exception):
    """No point with this number is given for the postcode (any more)."""


def is_on() -> bool:
    return settings.RELAY_POINTS != OFF


def points_near(postcode: str) -> list[RelayPoint]:
    """The nearest first, a dozen at most; none where there is none. `postcode`: five digits. Raises `RelayIsSilent`."""
    key = f"relay-points:{settings.RELAY_POINTS}:{postcode}"
    kept = cache.get(key)
    if kept is None:
        found = _asked(postcode)
        kept = [point.to_json() for point in found]
        cache.set(key, kept, KEPT if kept else NONE_KEPT)
    return [RelayPoint.from_json(each) for each in kept]


def point(postcode: str, number: str) -> RelayPoint:
    """The one with this number among those near a postcode. Raises `PointIsGone` or `RelayIsSilent`."""
    found = next((each for each in points_near(postcode) if each.id == number), None)
    if found is None:
        raise PointIsGone(number)
    return found


def _asked(postcode: str) -> list[RelayPoint]:
    silence = f"relay-silence:{settings.RELAY_POINTS}"
    if cache.get(silence):
        raise RelayIsSilent("silent a moment ago")
    try:
        found = _provider().points_near(postcode)
    except RelayIsSilent as told:
        cache.set(silence, True, min(told.retry_after or QUIET, LONGEST_QUIET))
        raise
    middle = Commune.objects.called([postcode]).order_by("-population").first()
    if middle is not None:
        found = [each.seen_from(middle.latitude, middle.longitude) for each in found]
    return sorted(found, key=_how_far)[:SHOWN]


def _how_far(each: RelayPoint) -> tuple[bool, bool, int, str]:
    """What isn't on the plan comes last, so that the list and the plan count alike."""
    return each.latitude is None, each.distance is None, each.distance or 0, each.id


def _provider() -> Provider:
    if settings.RELAY_POINTS == SENDCLOUD:
        return Sendcloud(settings.SENDCLOUD_API_BASE, settings.SENDCLOUD_PUBLIC_KEY, settings.SENDCLOUD_SECRET_KEY)
    return Invented()
