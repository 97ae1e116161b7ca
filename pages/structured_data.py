"""What search engines are told of the platform's own pages, in schema.org's words."""

from collections.abc import Iterable

from django.conf import settings
from django.templatetags.static import static

from kit.heads import absolute
from kit.structured_data import Thing, item_list, reference, thing
from membership.models import City, Shop
from pages import departements, shares
from pages.towns import Board

SITE, PUBLISHER = "/#site", "/#editeur"


def site() -> list[Thing]:
    """The site and who stands behind it; told once, on the home page."""
    publisher = thing(
        "Organization",
        id=absolute(PUBLISHER),
        name=settings.SITE_NAME,
        url=absolute("/"),
        logo=absolute(static("img/favicon.svg")),
        image=shares.of_site().url,
        email=settings.CONTACT_EMAIL,
    )
    whole = thing(
        "WebSite",
        id=absolute(SITE),
        name=settings.SITE_NAME,
        url=absolute("/"),
        inLanguage=settings.LANGUAGE_CODE,
        publisher=reference("Organization", absolute(PUBLISHER), name=settings.SITE_NAME),
    )
    return [whole, publisher]


def town(board: Board) -> Thing:
    """A town's page: what place it is about, and the shops on it in the order they are shown."""
    address = absolute(board.city.get_absolute_url())
    return collection(
        board.city.name,
        address,
        [card.shop for card in board.cards],
        about=place(board.city),
        image=shares.of_town(board.city).url,
    )


def collection(name: str, address: str, shops: Iterable[Shop], **more: object) -> Thing:
    """A page that is a list of shops."""
    return thing(
        "CollectionPage",
        id=f"{address}#page",
        name=name,
        url=address,
        isPartOf=reference("WebSite", absolute(SITE), name=settings.SITE_NAME),
        mainEntity=item_list((shop.name, shop.get_absolute_url()) for shop in shops),
        **more,
    )


def place(city: City) -> Thing:
    departement = departements.name_of(city.departement)
    where = thing("GeoCoordinates", latitude=city.commune.latitude, longitude=city.commune.longitude)
    return thing(
        "City",
        name=city.name,
        geo=where if city.commune.latitude is not None else {},
        containedInPlace=thing("AdministrativeArea", name=departement),
    )
