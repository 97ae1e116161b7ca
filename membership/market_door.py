"""The door to « Mon marché », and what the hub says above its doors while a town is about to fall under ten."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from membership import falls, gate, votes
from membership.doors import Door
from membership.hub import Part
from membership.models import Shop, User


def _text(shop: Shop, user: User) -> str | Promise:
    wanted = 0 if shop.is_pro else votes.count(shop)
    if wanted:
        return ngettext(
            "%(count)d habitant aimerait vous acheter en ligne.",
            "%(count)d habitants aimeraient vous acheter en ligne.",
            wanted,
        ) % {"count": wanted}
    standing = gate.standing(shop.city)
    if standing.is_open:
        return _("Qui vend avec vous, et comment inviter un voisin.")
    return ngettext(
        "%(count)d adhérent Pro sur %(needed)d. Invitez un voisin.",
        "%(count)d adhérents Pro sur %(needed)d. Invitez un voisin.",
        standing.count,
    ) % {"count": standing.count, "needed": standing.needed}


DOOR = Door(
    key="market",
    title=_("Mon marché"),
    text=_text,
    url=lambda shop, user: reverse("membership:my-market", args=[shop.pk]),
    action=_("Mon marché"),
    icon="megaphone",
    position=28,
    is_small=True,
)


def fall(shop: Shop, user: User) -> Part | None:
    found = falls.of(shop.city) if shop.is_pro else None
    return Part("membership/neighbours/fall.html", {"fall": found}) if found else None
