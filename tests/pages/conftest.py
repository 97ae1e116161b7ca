import pytest

from membership import signals
from membership.models import City, Shop
from pages import tree
from pages.models import CityPage, HomePage


@pytest.fixture
def home(db) -> HomePage:
    """The home page, root of the site."""
    return tree.ensure_home()


@pytest.fixture
def town_page(home):
    """`town_page(city)`: its page is there, as after its first shop was accepted."""

    def make(city: City) -> CityPage:
        return tree.ensure_city_page(city)

    return make


@pytest.fixture
def accepted(home):
    """`accepted(shop)`: everybody is told of the shop, as when staff accept it."""

    def tell(shop: Shop) -> Shop:
        signals.shop_accepted.send(Shop, shop=shop)
        return shop

    return tell
