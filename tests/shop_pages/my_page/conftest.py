from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from membership.models import Shop
from tests import factories
from tests.shop_pages.conftest import ShopPage

# A Tuesday, before the first customer.
MORNING = datetime(2026, 11, 24, 6, 5, tzinfo=ZoneInfo("Europe/Paris"))
HOURS = {"slots": [[day, *slot] for day in range(1, 6) for slot in (("07:00", "12:30"), ("15:00", "19:00"))]}


def at(name: str, shop: Shop, *more: int) -> str:
    return reverse(f"shop-pages:{name}", args=[shop.pk, *more])


def fresh(shop: Shop) -> Shop:
    return Shop.objects.with_standing().get(pk=shop.pk)


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def opened(bakery: ShopPage, boulangerie: Shop) -> Shop:
    """The bakery, Pro, with its hours and its page."""
    Shop.objects.filter(pk=boulangerie.pk).update(hours=HOURS)
    boulangerie.hours = HOURS
    return boulangerie


@pytest.fixture
def flowers(florist: ShopPage, fleuriste: Shop) -> Shop:
    """The florist, Standard, with a page and nothing told yet."""
    return fleuriste


@pytest.fixture
def florist_in(client: Client, flowers: Shop) -> Client:
    factories.sign_in(client, flowers.person)
    return client
