"""Members invite the shops next door: a personal link, an application that remembers it, and news of what became of it."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from kit import clock
from membership.models import Application, NeighbourLink, Shop
from membership.models.applications import new_token


@dataclass(frozen=True)
class Invited:
    """What came of a shop's link. Who asked is nobody's business before staff said yes: names are those of members."""

    asked: int
    members: list[Shop]


def link_of(shop: Shop) -> NeighbourLink:
    return NeighbourLink.objects.get_or_create(shop=shop)[0]


def renew(shop: Shop) -> NeighbourLink:
    """A new code; the old one leads nowhere from now on."""
    link = link_of(shop)
    link.code, link.made_at = new_token(), clock.now()
    link.save(update_fields=["code", "made_at"])
    return link


def address(link: NeighbourLink) -> str:
    """Absolute: it is sent, and printed in a square."""
    return settings.SITE_URL + reverse("membership:neighbour", args=[link.code])


def inviter(code: str) -> Shop | None:
    """Who invites with this code; None for one that is no longer good."""
    link = NeighbourLink.objects.good(code) if code else None
    return link.shop if link else None


def invited_by(shop: Shop) -> Invited:
    found = list(Application.objects.invited_by(shop))
    return Invited(
        len(found), [each.shop for each in found if each.state == Application.State.ACCEPTED and each.shop is not None]
    )
