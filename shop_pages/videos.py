"""Videos that a page leads to. Nothing is asked of their hosts before a person follows the link."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Instances of PeerTube that publish from France; a video elsewhere needs its instance named here.
PEERTUBE = (
    "framatube.org",
    "indymotion.fr",
    "peertube.fr",
    "peertube.iselfhost.com",
    "tube.aquilenet.fr",
    "tube.nuagelibre.fr",
    "tube.picasoft.net",
    "tube.reseau-canope.fr",
    "video.colibris-outilslibres.org",
    "videos.domainepublic.net",
)
YOUTUBE_ID = re.compile(r"[\w-]{11}", re.ASCII)
VIMEO_PATH = re.compile(r"/(?:video/)?(\d+)(?:/([0-9a-f]+))?/?")
DAILYMOTION_PATH = re.compile(r"/(?:(?:embed/)?video/)?([a-zA-Z0-9]+)(?:_[^/]*)?/?")
PEERTUBE_PATH = re.compile(r"/(?:w|videos/watch|videos/embed)/([\w-]{8,36})/?", re.ASCII)


@dataclass(frozen=True)
class Video:
    """`host` as people call it; `url` its page there, without what follows readers about; `sets_cookies` of its own."""

    host: str
    url: str
    sets_cookies: bool = True

    @property
    def origin(self) -> str:
        """What will happen, told before it does."""
        if self.sets_cookies:
            return _("La vidéo vient de %(host)s, qui pose ses propres cookies.") % {"host": self.host}
        return _("La vidéo vient de %(host)s, sur PeerTube : sans publicité.") % {"host": self.host}


def find(address: str) -> Video | None:
    """The video of an address as people copy it; None for any other host, or no video."""
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    host = parts.hostname.removeprefix("www.").removeprefix("m.")
    if host in ("youtube.com", "youtube-nocookie.com", "youtu.be"):
        return _youtube(host, parts.path, parse_qs(parts.query))
    if host in ("vimeo.com", "player.vimeo.com"):
        return _vimeo(parts.path)
    if host in ("dailymotion.com", "geo.dailymotion.com", "dai.ly"):
        return _dailymotion(host, parts.path)
    if host in PEERTUBE:
        return _peertube(host, parts.path)
    return None


def check(address: str) -> None:
    """Refuses what leads to no video of a known host."""
    if find(address) is None:
        raise ValidationError(
            _(
                "Collez l’adresse d’une vidéo de YouTube, Vimeo, Dailymotion ou PeerTube, telle que votre navigateur la montre."
            ),
            code="invalid",
        )


def _youtube(host: str, path: str, query: dict[str, list[str]]) -> Video | None:
    first, _slash, rest = path.strip("/").partition("/")
    if host == "youtu.be":
        found = first
    elif first == "watch":
        found = query.get("v", [""])[0]
    else:
        found = rest.strip("/") if first in ("shorts", "embed", "live") else ""
    return Video("YouTube", f"https://www.youtube.com/watch?v={found}") if YOUTUBE_ID.fullmatch(found) else None


def _vimeo(path: str) -> Video | None:
    found = VIMEO_PATH.fullmatch(path)
    return Video("Vimeo", "https://vimeo.com/" + "/".join(part for part in found.groups() if part)) if found else None


def _dailymotion(host: str, path: str) -> Video | None:
    found = DAILYMOTION_PATH.fullmatch(path)
    if found is None or (host != "dai.ly" and "video/" not in path):
        return None
    return Video("Dailymotion", f"https://www.dailymotion.com/video/{found[1]}")


def _peertube(host: str, path: str) -> Video | None:
    found = PEERTUBE_PATH.fullmatch(path)
    return Video(host, f"https://{host}/w/{found[1]}", sets_cookies=False) if found else None
