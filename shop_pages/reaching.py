"""The ways to reach a shop, as plain links: nothing is loaded from those they lead to."""

from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse

from membership.models import Shop
from shop_pages import keeping
from shop_pages.keeping import Keep


@dataclass(frozen=True)
class Reach:
    """As `components/reach.html` takes it; what isn't known is empty."""

    phone: str
    write_url: str
    route_url: str
    geo_url: str
    keep: Keep | None
    name: str


def of(shop: Shop) -> Reach:
    return Reach(shop.phone, write_url(shop), route_url(shop), geo_url(shop), keeping.of(shop), shop.name)


def write_url(shop: Shop) -> str:
    return reverse("shop-pages:write", kwargs={"city": shop.city, "slug": shop.slug})


def geo_url(shop: Shop) -> str:
    """Opens the map that the device has (RFC 5870; the question after it puts a pin with a name on Android's)."""
    if shop.latitude is None or shop.longitude is None:
        return ""
    place = f"{shop.latitude},{shop.longitude}"
    return f"geo:{place}?q={place}({quote(shop.name)})"


def address(shop: Shop) -> list[str]:
    town = " ".join(part for part in (shop.postcode, shop.city.name) if part)
    return [line for line in (shop.street_address, town) if line]


def route_url(shop: Shop) -> str:
    """The way there, on a map that asks for no account; the place itself when its coordinates are unknown."""
    if shop.latitude is None or shop.longitude is None:
        return map_url(shop)
    return f"https://www.openstreetmap.org/directions?to={shop.latitude},{shop.longitude}"


def map_url(shop: Shop) -> str:
    if shop.latitude is None or shop.longitude is None:
        if not shop.street_address:
            return ""
        return f"https://www.openstreetmap.org/search?query={quote(', '.join(address(shop)))}"
    where = f"{shop.latitude}/{shop.longitude}"
    return f"https://www.openstreetmap.org/?mlat={shop.latitude}&mlon={shop.longitude}#map=18/{where}"
