"""A small cast with every case in it, neighbours enough to open Annecy's market, and three weeks of business."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from pages.demo import cast, loading
from pages.demo.cast import Cast
from pages.demo.loading import Loading
from tests import factories
from tests.stripe_standin import StandIn

# Who is in the baskets of the last days, a shop on holiday with relay points, wine, a price cut, boots in sizes.
SHOPS = ("boulangerie-pernet", "fromagerie-des-aravis", "le-fil-de-l-eau", "chocolats-aubin", "la-cave-du-canal")
SHOPS += ("terre-et-gres", "colin-maillard")


def small_cast(*slugs: str, town: str = "annecy") -> Cast:
    told = cast.read(towns=(town,))
    shops = [shop for shop in told.towns[0]["shops"] if shop["slug"] in slugs]
    products = {town: [product for product in told.products[town] if product["shop"] in slugs]}
    return Cast(({**told.towns[0], "shops": shops},), told.categories, products)


FEW = small_cast("au-four-a-bois", town="dinan")


@contextmanager
def demonstration(folder: Path) -> Iterator[StandIn]:
    """The setting is on and a stand-in for Stripe answers."""
    with ExitStack() as stack:
        standin = stack.enter_context(StandIn())
        stack.enter_context(override_settings(DEMO=True, VAR_DIR=folder, STRIPE_API_BASE=standin.base_url))
        yield standin


@contextmanager
def neighbours() -> Iterator[None]:
    """Pro shops that sell nothing, there before the market's part is loaded: with them Annecy is open."""

    def fill(loading: Loading) -> None:
        if annecy := loading.town("annecy"):
            with loading.at(loading.began_at):
                factories.fill_market(annecy.city)

    loading.register("neighbours", fill, order=1, moves_stripe=True)
    yield
    loading._loaders.pop("neighbours")


@pytest.fixture
def demo(db, tmp_path) -> Iterator[StandIn]:
    with demonstration(tmp_path) as standin:
        yield standin


@contextmanager
def loaded(blocker: DjangoDbBlocker, folder: Path, cast: Cast) -> Iterator[StandIn]:
    """Once for all tests of a module, which only look at it; taken back at its end."""
    with blocker.unblock(), demonstration(folder) as standin, transaction.atomic(), neighbours():
        loading.load(lambda words: None, cast=cast)
        yield standin
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def market(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[StandIn]:
    """Annecy, open."""
    with loaded(django_db_blocker, tmp_path_factory.mktemp("demo"), small_cast(*SHOPS)) as standin:
        yield standin


@pytest.fixture(scope="module")
def shut_market(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[StandIn]:
    """Dinan, with a baker whose shelves are full."""
    with loaded(django_db_blocker, tmp_path_factory.mktemp("demo"), FEW) as standin:
        yield standin
