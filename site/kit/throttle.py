"""How often something may be tried: counters in Django's cache, generous enough that people never meet them."""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True)
class Throttle:
    """`limit` tries of one kind by one subject in `seconds`; the first try begins the time."""

    name: str
    limit: int
    seconds: int

    def is_exhausted(self, subject: str) -> bool:
        return cache.get(self._key(subject), 0) >= self.limit

    def count(self, subject: str) -> int:
        """Count one try; how many there were."""
        key = self._key(subject)
        cache.add(key, 0, self.seconds)
        try:
            return cache.incr(key)
        except ValueError:  # its time ended between the two lines
            cache.set(key, 1, self.seconds)
            return 1

    def forget(self, subject: str) -> None:
        cache.delete(self._key(subject))

    def _key(self, subject: str) -> str:
        return f"throttle:{self.name}:{sha256(subject.strip().lower().encode()).hexdigest()}"


def client_address(request: HttpRequest) -> str:
    """The address of who asks: as our own proxy saw it where there is one (what comes before it can be made up)."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
