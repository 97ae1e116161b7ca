"""A shop as a card: what it shows, and whether it is open at this moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString

from drawings.plan import place_of
from kit import clock, pictures
from kit.search_text import normalise
from kit.templatetags.pictures import picture
from membership.models import Shop
from membership.models.members import ShopQuerySet
from pages import opening
from pages.streets import Shown
from shop_pages import fronts


@dataclass(frozen=True)
class Standing:
    """A shop and whether it is open: what lists are ordered and counted by, before anything is drawn."""

    shop: Shop
    state: opening.Opening | None

    @property
    def is_open(self) -> bool:
        return self.state is not None and self.state.is_open

    @property
    def place(self) -> str:
        return place_of(self.shop)


@dataclass(frozen=True)
class Card(Standing):
    """`front` is the drawn shop, or `window` the shop's own photograph behind its drawn sign and awning."""

    front: Shown | None = None
    window: str | SafeString = ""


def listed() -> ShopQuerySet:
    """Listed shops with what a standing and a search ask of them."""
    return Shop.objects.listed().with_standing().select_related("search_entry")


def shops() -> ShopQuerySet:
    """Listed shops with all that a card asks of them."""
    return listed().prefetch_related(pictures.prefetch("photos__picture"))


def standing(shop: Shop, at: datetime) -> Standing:
    return Standing(shop, opening.of(shop, at))


def of(shop: Shop, at: datetime | None = None) -> Card:
    """Costs no query on a shop from `cards.shops(…)`."""
    return drawn(standing(shop, at or clock.now()))


def drawn(standing: Standing) -> Card:
    shop, state = standing.shop, standing.state
    photo = next(iter(shop.photos.all()), None)
    if photo is not None:
        # Decoration: the card's link says the shop's name.
        return Card(shop=shop, state=state, window=picture(photo.picture, "card", alt=""))
    return Card(shop=shop, state=state, front=Shown(fronts.card_url(shop), 600, 400))


def all_drawn(standings: Iterable[Standing]) -> list[Card]:
    """Cards of these, their pictures fetched together."""
    wanted = list(standings)
    prefetch_related_objects([each.shop for each in wanted], pictures.prefetch("photos__picture"))
    return [drawn(each) for each in wanted]


def open_first(standings: Iterable[Standing]) -> list[Standing]:
    """Open ones first, then by name: the same order for everybody, which nobody can buy (`/classement/`)."""
    return sorted(standings, key=lambda each: (not each.is_open, normalise(each.shop.name), each.shop.pk))
