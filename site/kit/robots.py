"""Keeping robots out of a form on a shared page, without a puzzle for people.

The page carries what `components/robots.html` writes: a field that nobody sees, and the signed moment the page was made.
A page may lie in a cache for a while, so the moment is held against generously: it can only be older than it looks.
"""

import re
from collections.abc import Mapping
from datetime import timedelta

from django.core.signing import BadSignature, Signer

from kit import clock

TRAP, STAMP = "website", "made"  # names of the two fields
FASTEST = timedelta(seconds=3)
LONGEST = timedelta(days=1)
_signer = Signer(salt="kit.robots")
_link = re.compile(r"https?://|www\.|\[url|<a\s", re.I)


class LooksAutomatic(Exception):
    """A form was sent as a robot sends it."""


class TrapWasFilled(LooksAutomatic):
    """Something stands in the field that nobody sees."""


class TooFast(LooksAutomatic):
    """Nobody reads, writes and sends in that time."""


class TooOld(LooksAutomatic):
    """The page was made long ago, or never: its moment is missing, forged, or that of another page."""


def stamp(page: str, *, every: int = 1) -> str:
    """The moment, signed, for the form of one page (its name is anything that tells it from others). `every`: seconds
    for which the stamp stays the same, on a page that is the same for everybody."""
    moment = int(clock.now().timestamp())
    return _signer.sign(f"{page}:{moment - moment % every}")


def check(sent: Mapping[str, str], page: str) -> None:
    """Raises what makes a sent form look automatic."""
    if sent.get(TRAP):
        raise TrapWasFilled
    made = _moment(sent.get(STAMP, ""), page)
    age = timedelta(seconds=clock.now().timestamp() - made)
    if made == 0 or not -FASTEST < age < LONGEST:  # the demonstration's clock may have been turned back
        raise TooOld
    if age < FASTEST:
        raise TooFast


def links(words: str) -> int:
    """How many links somebody wrote."""
    return len(_link.findall(words))


def _moment(signed: str, page: str) -> int:
    """When the page was made; zero for what isn't a stamp of this page."""
    try:
        name, _colon, moment = _signer.unsign(signed).rpartition(":")
    except BadSignature:
        return 0
    return int(moment) if name == page else 0
