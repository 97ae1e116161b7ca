"""What stands in a page's head for who finds or shares it: titles and descriptions of a length that is shown whole,
the picture that goes with a link."""

import html
import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.html import strip_tags

LONGEST_TITLE = 65  # characters; what comes after is cut by who shows it
LONGEST_DESCRIPTION = 160
ENDS = " ,;:.·-–(«"  # no text is cut after one of these


@dataclass(frozen=True)
class Picture:
    """What is shown with a link: an absolute address, its size in pixels, what is to be seen."""

    url: str
    width: int
    height: int
    alt: str


def absolute(path: str) -> str:
    """An address of ours, with the one host this site answers for."""
    return path if path.startswith(("http://", "https://")) else f"{settings.SITE_URL}{path}"


def title(*candidates: str) -> str:
    """The first of the candidates that is shown whole, longest first; the last of them, cut at a word, if none is."""
    told = [_tidy(candidate) for candidate in candidates]
    return next((each for each in told if len(each) <= LONGEST_TITLE), cut(told[-1], LONGEST_TITLE))


def description(*parts: str) -> str:
    """The first part, cut at a word where it is too long, and as many of the others as still fit."""
    told = ""
    for part in filter(None, map(_tidy, parts)):
        if not told:
            told = cut(part, LONGEST_DESCRIPTION)
        elif len(told) + 1 + len(part) <= LONGEST_DESCRIPTION:
            told = f"{told} {part}"
    return told


def cut(text: str, longest: int) -> str:
    """The text, or as many of its words as leave room for « … »."""
    if len(text) <= longest:
        return text
    kept = text[:longest].rpartition(" ")[0] or text[: longest - 1]
    return f"{kept.rstrip(ENDS)}…"


def shown_title(written: str) -> str:
    """A template's title: without the site's name at its end where both don't fit."""
    told = _plain(written)
    bare = told.removesuffix(f" · {settings.SITE_NAME}")
    return told if len(told) <= LONGEST_TITLE else bare


def shared_title(written: str) -> str:
    """The same without the site's name, which stands beside it wherever a link is shared."""
    return _plain(written).removesuffix(f" · {settings.SITE_NAME}")


def shown_description(written: str) -> str:
    return cut(_plain(written), LONGEST_DESCRIPTION)


def _plain(written: str) -> str:
    return _tidy(html.unescape(strip_tags(written)))


def _tidy(text: str) -> str:
    # Not `split()` alone: it would take our narrow and unbreakable spaces for common ones.
    return " ".join(part for part in re.split(r"[ \t\r\n]+", text) if part)
