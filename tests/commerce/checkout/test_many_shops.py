"""A basket from twenty shops costs no more queries than one from a single shop, and its pages stay light."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.order import confirming, placing
from membership import current
from membership.models import Shop
from tests import factories as people
from tests.commerce import factories
from tests.commerce.payment.over_http.visitor import filled

LIGHT = 60_000  # bytes of HTML
PAGES = ["/annecy/panier/", "/annecy/commande/comment/", "/annecy/commande/payer/"]
DAY = [[day, opens, closes] for day in range(7) for opens, closes in (("08:00", "12:30"), ("14:00", "19:00"))]


def shops_with_everything(city, many: int) -> list[Shop]:
    """Each tells its hours, delivers, takes cards and sells three things."""
    made = [
        people.shop(city=city, name=f"Épicerie du quai numéro {number}", pro=True, hours={"slots": DAY})
        for number in range(many)
    ]
    for shop in made:
        factories.card_account(shop)
        factories.delivers(shop, factories.zone("74000", fee="2"), factories.zone("74940", fee="3"))
    return made


def fill(basket, shops: list[Shop], each: int = 3) -> None:
    for shop in shops:
        for number in range(each):
            basket.add_product(factories.product(shop=shop, title=f"Confiture de myrtilles {number}"), 2)


@pytest.fixture
def shops(client, open_annecy, chloe) -> list[Shop]:
    people.sign_in(client, chloe)
    return shops_with_everything(open_annecy, 20)


@pytest.fixture
def basket(annecy, chloe):
    return factories.basket(annecy, owner=chloe)


def choose(client, shops: list[Shop]) -> None:
    """Fetched at the times that the page proposes first."""
    page = BeautifulSoup(client.get("/annecy/commande/comment/").content, "html.parser")
    times = {select["name"]: select.find("option")["value"] for select in page.find_all("select")}
    ways = {f"way_{shop.pk}": "pickup" for shop in shops}
    answer = client.post("/annecy/commande/comment/", {"visit": "each", **filled(page.find("main")), **ways, **times})
    assert answer.headers["Location"] == "/annecy/commande/payer/"


def cost(client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_queries_do_not_grow_with_the_shops(client, basket, shops):
    fill(basket, shops[:1])
    choose(client, shops[:1])
    few = {path: cost(client, path) for path in PAGES}
    fill(basket, shops[1:])
    choose(client, shops)
    assert {path: cost(client, path) for path in PAGES} == few


def test_what_comes_after_the_payment_costs_the_same_for_twenty_shops(client, basket, shops, annecy, chloe):
    def paid(sellers: list[Shop]) -> str:
        fill(basket, sellers)
        with current.in_city(annecy):
            made = placing.place(basket=basket, user=chloe, choices={})
            confirming.confirm(made, payment_intent_id=f"pi_{made.number}")
        return f"/annecy/commande/retour/{made.number}/"

    few = cost(client, paid(shops[:1]))
    basket = factories.basket(annecy, owner=chloe)
    assert cost(client, paid(shops)) == few


def test_the_steps_stay_light_with_twenty_shops(client, basket, shops):
    fill(basket, shops)
    choose(client, shops)
    sizes = {path: len(client.get(path).content) for path in PAGES[1:]}
    assert {path: size for path, size in sizes.items() if size >= LIGHT} == {}


def test_the_basket_stays_light_with_something_from_each_of_twenty_shops(client, basket, shops):
    fill(basket, shops, each=1)
    assert len(client.get("/annecy/panier/").content) < LIGHT
