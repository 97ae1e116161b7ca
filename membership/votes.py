"""« J’aimerais y acheter en ligne »: visitors' voices for shops that don't sell online yet, and for shops that aren't here.

Once a person and shop, without account, cookie or anything that follows somebody: a voice leaves a mark, a keyed hash of the
shop, the beginning of the network address and the browser's name. What that holds off, and what it can't, stands in
`docs/decisions/0007-votes-without-accounts.md`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address, ip_network

from django.db import transaction
from django.utils.crypto import salted_hmac

from kit import clock, robots
from kit.search_text import STOP, normalise
from membership.models import City, MissingShop, MissingShopVote, Shop, ShopVote

KEPT = timedelta(days=365)
SAME_STAMP = 60 * 60
ON_TOWN_PAGE = 4


class SellsAlready(Exception):
    """The shop is Pro, or not listed: there is nothing to vote for."""


class IsHere(Exception):
    """A shop of this name is listed in the town; `shop` is it."""

    def __init__(self, shop: Shop) -> None:
        super().__init__(shop.slug)
        self.shop = shop


class NoName(Exception):
    """Not a letter in it."""


@dataclass(frozen=True)
class Voice:
    """Where a voice comes from; it is hashed at once, and never kept."""

    address: str
    agent: str

    @property
    def network(self) -> str:
        """The first three numbers of four; of the new addresses, what a provider gives one customer."""
        try:
            bits = 24 if ip_address(self.address).version == 4 else 48
        except ValueError:
            return ""
        return str(ip_network(f"{self.address}/{bits}", strict=False))

    def mark(self, kind: str, pk: int) -> str:
        """Different for each shop, so that two marks never tell that they are one person's."""
        told = f"{kind}|{pk}|{self.network}|{self.agent}"
        return salted_hmac("membership.votes", told, algorithm="sha256").hexdigest()


@dataclass(frozen=True)
class Line:
    shop: Shop
    votes: int


@dataclass(frozen=True)
class Ballot:
    """What the form asks of a page: the robots' stamp, the shops with most voices, how many more there are."""

    stamp: str
    lines: list[Line]
    others: int = 0


def page_of(city: City) -> str:
    """What the stamp of this town's forms is made for."""
    return f"votes-{city.pk}"


def stamp(city: City) -> str:
    """The same for an hour: it stands on pages that are the same for everybody."""
    return robots.stamp(page_of(city), every=SAME_STAMP)


def ballot(city: City, shops: Iterable[Shop], limit: int = ON_TOWN_PAGE) -> Ballot:
    """`shops` are all listed ones of the town, with their standing. Costs one query."""
    votes = ShopVote.objects.counts(city)
    lines = [Line(shop, votes.get(shop.pk, 0)) for shop in shops if not shop.is_pro]
    lines.sort(key=lambda line: (-line.votes, normalise(line.shop.name)))
    return Ballot(stamp(city), lines[:limit], max(0, len(lines) - limit))


def count(shop: Shop) -> int:
    return ShopVote.objects.for_shop(shop).count()


def cast(*, shop: Shop, voice: Voice) -> bool:
    """One voice; False if it was in already. Raises `SellsAlready`."""
    if shop.is_pro or not shop.is_listed:
        raise SellsAlready(shop.slug)
    _vote, is_new = ShopVote.objects.get_or_create(shop=shop, mark=voice.mark("shop", shop.pk))
    return is_new


def name(*, city: City, shop_name: str, street: str = "", voice: Voice) -> MissingShop:
    """Somebody misses a shop: one row for all who name it, whatever the accents. Raises `NoName`, `IsHere`."""
    key = key_of(shop_name)
    if not key:
        raise NoName(shop_name)
    here = next((shop for shop in Shop.objects.in_city(city).listed() if key_of(shop.name) == key), None)
    if here is not None:
        raise IsHere(here)
    with transaction.atomic():
        missing, _is_new = MissingShop.objects.get_or_create(
            city=city, key=key, defaults={"name": shop_name, "street": street}
        )
        if street and not missing.street:
            missing.street = street
            missing.save(update_fields=["street"])
        MissingShopVote.objects.get_or_create(shop=missing, mark=voice.mark("missing", missing.pk))
    return missing


def key_of(shop_name: str) -> str:
    """« La Brûlerie des Quais » and « brulerie quais » are one shop."""
    words = normalise(shop_name).split()
    return " ".join([word for word in words if word not in STOP] or words)[:80]


def joined(shop: Shop) -> None:
    """Who was missed is here."""
    MissingShop.objects.filter(city=shop.city_id, key=key_of(shop.name)).update(state=MissingShop.State.JOINED)


def forget_shop(shop: Shop) -> None:
    """A shop that is Pro needs no voices any more: the marks are erased."""
    ShopVote.objects.for_shop(shop).delete()


def forget_due() -> int:
    """A year later nobody knows whether the wish still holds: voices and their marks are erased."""
    before = clock.now() - KEPT
    old = ShopVote.objects.before(before).delete()[0] + MissingShopVote.objects.before(before).delete()[0]
    return old + MissingShop.objects.without_votes().delete()[0]
