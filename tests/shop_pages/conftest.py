from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image
from wagtail.models import Page, Site

from kit.models import File, Picture
from membership.models import City, Shop
from shop_pages import products, provisioning
from shop_pages.models import MiniSitePage, ShopPage
from tests import factories


def town_page(city: City) -> Page:
    """The page that a town's shops stand under."""
    root = Site.objects.get(is_default_site=True).root_page
    found = root.get_children().filter(slug=city.slug).first()
    return found or root.add_child(instance=Page(title=city.name, slug=city.slug))


def provide(shop: Shop) -> ShopPage:
    return provisioning.provide(shop=shop, parent=town_page(shop.city))


def further_page(page: ShopPage, title: str, **more: object) -> MiniSitePage:
    return page.add_child(instance=MiniSitePage(title=title, **more))


def picture(page: ShopPage, title: str) -> Picture:
    file = BytesIO()
    Image.new("RGB", (60, 40), "#a04020").save(file, "JPEG")
    return Picture.objects.create(
        title=title, alt=title, collection=page.collection, file=ContentFile(file.getvalue(), name="photo.jpg")
    )


def document(page: ShopPage, title: str) -> File:
    return File.objects.create(
        title=title, collection=page.collection, file=ContentFile(b"Une recette", name="recette.txt")
    )


@pytest.fixture
def bakery(boulangerie) -> ShopPage:
    """The page of the bakery, Pro."""
    return provide(boulangerie)


@pytest.fixture
def bookshop(librairie) -> ShopPage:
    """The page of the bookshop, Pro too: somebody else's."""
    return provide(librairie)


@pytest.fixture
def florist(fleuriste) -> ShopPage:
    """The page of the florist, Standard."""
    return provide(fleuriste)


@pytest.fixture
def baker(client, boulangerie) -> Client:
    factories.sign_in(client, boulangerie.person)
    return client


@pytest.fixture(autouse=True)
def no_market(monkeypatch):
    """Whatever a test provides, the market's own provider is back afterwards."""
    monkeypatch.setattr(products, "_provider", None)
