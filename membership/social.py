"""The social networks a shop may be on: how an address is made of what a merchant types."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

NAME = re.compile(r"@?([\w.\-]{2,80})")


class NotOnThisNetwork(Exception):
    """What was typed is neither a name nor an address of the network; the sentence is for the merchant."""


@dataclass(frozen=True)
class Network:
    """`address` takes a name; `hosts` are where its pages are."""

    key: str
    label: str
    address: str
    hosts: tuple[str, ...]


@dataclass(frozen=True)
class SocialLink:
    key: str
    label: str
    url: str


ROWS = [
    Network("instagram", "Instagram", "https://www.instagram.com/{}/", ("instagram.com",)),
    Network("facebook", "Facebook", "https://www.facebook.com/{}", ("facebook.com", "fb.com")),
    Network("tiktok", "TikTok", "https://www.tiktok.com/@{}", ("tiktok.com",)),
    Network("youtube", "YouTube", "https://www.youtube.com/@{}", ("youtube.com", "youtu.be")),
    Network("pinterest", "Pinterest", "https://www.pinterest.com/{}/", ("pinterest.com", "pinterest.fr", "pin.it")),
    Network("linkedin", "LinkedIn", "https://www.linkedin.com/company/{}/", ("linkedin.com",)),
]


def url(network: Network, typed: str) -> str:
    """The address of `@pernet`, `instagram.com/pernet` or a whole address; empty for nothing.

    Raises `NotOnThisNetwork`.
    """
    typed = typed.strip()
    if not typed:
        return ""
    found = NAME.fullmatch(typed)
    if found and not any(host in typed.lower() for host in network.hosts):
        return network.address.format(found[1])
    parts = urlsplit(typed if "://" in typed else f"https://{typed}")
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    is_there = any(host == own or host.endswith(f".{own}") for own in network.hosts)
    if parts.scheme not in ("http", "https") or not is_there or not parts.path.strip("/") or " " in typed:
        raise NotOnThisNetwork(
            _("Écrivez votre nom sur %(network)s, comme @maboutique, ou collez l’adresse de votre page.")
            % {"network": network.label}
        )
    return parts._replace(scheme="https", fragment="").geturl()


def links(stored: dict[str, str]) -> list[SocialLink]:
    """What a shop told, in the order of the table."""
    return [SocialLink(each.key, each.label, stored[each.key]) for each in ROWS if stored.get(each.key)]
