"""The large doors of the members' space: each floor registers its own in `ready()`, here is what they look like."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from membership.models import Shop, User

Words = str | Promise


@dataclass(frozen=True)
class Door:
    """`url` answers where the door leads for this person in this shop, None if it isn't theirs. `title`, `text` and
    `action` (the words on the link) are words, or functions of shop and person that answer them. `icon` is Lucide's
    name; `is_main` makes the door's link the strong one; `is_small` puts it beneath the three large ones."""

    key: str
    title: Words | Callable[[Shop, User], Words]
    text: Words | Callable[[Shop, User], Words]
    url: Callable[[Shop, User], str | None]
    action: Words | Callable[[Shop, User], Words]
    icon: str = "door-open"
    position: int = 50
    is_main: bool = False
    is_small: bool = False


@dataclass(frozen=True)
class OpenDoor:
    """A door as one person sees it for one shop."""

    key: str
    title: Words
    text: Words
    url: str
    action: Words
    icon: str
    is_main: bool
    is_small: bool


def _public_page(shop: Shop, user: User) -> str | None:
    return shop.get_absolute_url() if shop.is_listed else None


def _membership_text(shop: Shop, user: User) -> Words:
    if shop.is_pro:
        return _("Votre offre Pro, votre carte, vos factures.")
    return _("Un mini-site à vous, une caisse en ligne, et votre ville qui avance vers son marché.")


def _membership_action(shop: Shop, user: User) -> Words:
    return _("Voir mon adhésion") if shop.is_pro else _("Passer à Pro")


# What everybody has without any other floor: a page that can be looked at.
PAGE = Door(
    key="page",
    title=_("Ma page"),
    text=_("Ce que vos clients voient de votre commerce."),
    url=_public_page,
    action=_("Voir ma page"),
    icon="store",
    position=10,
)
MEMBERSHIP = Door(
    key="membership",
    title=_("Mon adhésion"),
    text=_membership_text,
    url=lambda shop, user: reverse("membership:membership", args=[shop.pk]),
    action=_membership_action,
    icon="badge-check",
    position=30,
)
_doors: dict[str, Door] = {PAGE.key: PAGE}


def register(door: Door) -> None:
    """Add a door, or replace the one of the same key (`page` is there from the start, with a link to look at it)."""
    _doors[door.key] = door


def open_to(shop: Shop, user: User) -> list[OpenDoor]:
    """The doors of a shop that this person may go through, in their order."""
    found = []
    for door in sorted(_doors.values(), key=lambda door: door.position):
        url = door.url(shop, user)
        if url is not None:
            words = [_said(each, shop, user) for each in (door.title, door.text, door.action)]
            found.append(OpenDoor(door.key, words[0], words[1], url, words[2], door.icon, door.is_main, door.is_small))
    return found


def _said(words: Any, shop: Shop, user: User) -> Words:
    return words(shop, user) if callable(words) and not isinstance(words, Promise) else words
