"""A shop as a card: what it shows, and whether it is open at this moment."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from kit import clock, pictures
from kit.templatetags.pictures import picture
from membership.models import Shop
from membership.models.members import ShopQuerySet
from pages import opening
from pages.streets import Shown
from shop_pages import fronts


@dataclass(frozen=True)
class Card:
    """`front` is the drawn shop, or `window` the shop's own photograph behind its drawn sign and awning."""

    shop: Shop
    state: opening.Opening | None
    front: Shown | None = None
    window: str | SafeString = ""

    @property
    def is_open(self) -> bool:
        return self.state is not None and self.state.is_open


def shops() -> ShopQuerySet:
    """Listed shops with all that a card asks of them."""
    return (
        Shop.objects.listed()
        .with_standing()
        .select_related("search_entry")
        .prefetch_related(pictures.prefetch("photos__picture"))
    )


def of(shop: Shop, at: datetime | None = None) -> Card:
    """Costs no query on a shop from `cards.shops(…)`."""
    state = opening.of(shop, at or clock.now())
    photo = next(iter(shop.photos.all()), None)
    if photo is not None:
        # Decoration: the card's link says the shop's name.
        return Card(shop=shop, state=state, window=picture(photo.picture, "card", alt=""))
    return Card(shop=shop, state=state, front=Shown(fronts.card_url(shop), 600, 400))


def open_first(cards: list[Card]) -> list[Card]:
    """Open ones first, then by name: the same order for everybody, which nobody can buy (`/classement/`)."""
    return sorted(cards, key=lambda card: (not card.is_open, card.shop.name.casefold()))
