"""What search engines are told of a shop, in schema.org's words: what its page says to everybody, never its SIRET."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from kit.heads import absolute
from kit.structured_data import Thing, reference, thing
from kit.templatetags.kit import tel
from membership.models import Shop
from shop_pages import fronts

if TYPE_CHECKING:
    from shop_pages.models import MiniSitePage, ShopPage


def identity(shop: Shop) -> str:
    """The shop's name in the web of data."""
    return f"{absolute(shop.get_absolute_url())}#commerce"


def named(shop: Shop) -> Thing:
    """The shop where another page speaks of it: who sells, whom a page is about."""
    return reference(shop.trade_row.schema_type, identity(shop), name=shop.name, url=absolute(shop.get_absolute_url()))


def business(shop: Shop, description: str, map_url: str, at: datetime) -> Thing:
    """The shop as its own page tells it. Costs no query on a shop with its standing and photos."""
    return thing(
        shop.trade_row.schema_type,
        id=identity(shop),
        name=shop.name,
        legalName=shop.member.legal_name,
        description=description,
        url=absolute(shop.get_absolute_url()),
        image=[fronts.share_picture(shop).url, *(absolute(photo.picture.file.url) for photo in shop.photos.all())],
        telephone=tel(shop.phone).removeprefix("tel:") if shop.phone else "",
        address=postal_address(shop),
        geo=place(shop),
        hasMap=map_url,
        sameAs=[url for url in (shop.website, *(link.url for link in shop.social)) if url],
        **hours(shop, at),
        **payment(shop),
    )


def further(page: "ShopPage | MiniSitePage", shop: Shop, address: str, description: str) -> Thing:
    """A further page of a mini-site."""
    return thing(
        "WebPage",
        name=page.title,
        url=address,
        description=description,
        about=named(shop),
    )


def postal_address(shop: Shop) -> Thing:
    return thing(
        "PostalAddress",
        streetAddress=shop.street_address,
        postalCode=shop.postcode,
        addressLocality=shop.city.name,
        addressCountry="FR",
    )


def place(shop: Shop) -> Thing:
    if shop.latitude is None or shop.longitude is None:
        return {}
    return thing("GeoCoordinates", latitude=shop.latitude, longitude=shop.longitude)


def hours(shop: Shop, at: datetime) -> dict[str, Any]:
    """A shop that told no hours is neither open nor shut for all we know."""
    return {} if shop.calendar.week.is_empty else shop.calendar.schema_org(at)


def payment(shop: Shop) -> dict[str, str]:
    labels = shop.counter_payment_labels
    if not labels:
        return {}
    return {"paymentAccepted": ", ".join(labels).capitalize(), "currenciesAccepted": "EUR"}
