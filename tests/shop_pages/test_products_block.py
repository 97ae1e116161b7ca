"""The products block: what is asked of the market, what a merchant can choose, and silence."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from shop_pages import choices, products
from shop_pages.models import ShopPage
from tests.shop_pages.conftest import further_page
from tests.shop_pages.test_blocks import body


class Notebook:
    """A market that writes down what it is asked, and holds two products."""

    def __init__(self) -> None:
        self.asked: list[tuple] = []

    def cards(self, *arguments: object) -> list[products.ProductCard]:
        self.asked.append(arguments)
        return []

    def shelf(self, shop: object) -> products.Shelf:
        return products.Shelf([(11, "Miche"), (12, "Seigle")], ["Pains", "Gâteaux"])


@pytest.fixture
def market() -> Notebook:
    notebook = Notebook()
    products.set_provider(notebook)
    return notebook


def value(**more: object) -> dict:
    return {"title": "À emporter", "mode": "newest", "chosen": [], "category": "", "count": 3, **more}


def block(**more: object) -> dict:
    return {"type": "products", "value": value(**more)}


def write(client: Client, page: ShopPage, **more: object) -> str:
    """Send the editor's form with one products block; what it answers."""
    written = value(**more)
    ticked = {"body-0-value-chosen": written.pop("chosen")}  # several under one name, as boxes send them
    sent = nested_form_data({"theme": "jardin", "accent": "", "body": streamfield([("products", written)])})
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = client.post(address, {**sent, **ticked, "action-publish": "action-publish"}, follow=True)
    return response.content.decode()


def stored(page: ShopPage) -> dict:
    return ShopPage.objects.get(pk=page.pk).body[0].value


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ({}, ("newest", 3, "", [])),
        ({"mode": "category", "category": "Pains"}, ("category", 3, "Pains", [])),
        ({"mode": "chosen"}, ("chosen", 3, "", [])),
        ({"mode": "chosen", "chosen": [5, 3, 4, 1]}, ("chosen", 4, "", [5, 3, 4, 1])),
    ],
)
def test_the_market_is_asked_for_what_was_chosen(client, bakery, boulangerie, market, written, asked):
    body(client, bakery, block(**written))
    assert market.asked == [(boulangerie, *asked)]


def test_a_block_written_before_products_could_be_chosen_still_shows(client, bakery, boulangerie, market):
    old = {"title": "", "mode": "category", "category": "Pains", "count": 3}
    body(client, bakery, {"type": "products", "value": old})
    assert market.asked == [(boulangerie, "category", 3, "Pains", [])]


@pytest.mark.parametrize("is_there", [True, False])
def test_without_products_there_is_no_heading(client, bakery, is_there):
    products.set_provider(Notebook() if is_there else None)
    html = body(client, bakery, block(title="À emporter aujourd’hui"))
    assert "À emporter aujourd’hui" not in html


def test_ones_own_products_are_offered(baker, bakery, market):
    html = baker.get(reverse("wagtailadmin_pages:edit", args=[bakery.pk])).content.decode()
    for words in ("Miche", "Seigle", "Pains"):
        assert words in html


def test_they_are_offered_for_a_page_that_is_being_made(baker, bakery, market):
    address = reverse("wagtailadmin_pages:add", args=["shop_pages", "minisitepage", bakery.pk])
    assert "Miche" in baker.get(address).content.decode()


def test_they_are_offered_on_a_further_page(baker, bakery, market):
    further = further_page(bakery, "Nos pains")
    assert "Miche" in baker.get(reverse("wagtailadmin_pages:edit", args=[further.pk])).content.decode()


def test_what_was_ticked_is_kept(baker, bakery, market):
    write(baker, bakery, mode="chosen", chosen=["12", "11"], category="Pains")
    assert (stored(bakery)["chosen"], stored(bakery)["category"]) == ([12, 11], "Pains")


def test_a_product_of_another_shop_is_refused(baker, bakery, market):
    answer = write(baker, bakery, mode="chosen", chosen=["99"])
    assert "ou n\\u2019est plus, dans votre boutique" in answer
    assert [each.block_type for each in ShopPage.objects.get().body] != ["products"]


def test_a_department_typed_before_stays_to_be_chosen(baker, bakery, market):
    bakery.body = [block(mode="category", category="Fournées du soir")]
    bakery.save()
    write(baker, bakery, mode="category", category="Fournées du soir")
    assert stored(bakery)["category"] == "Fournées du soir"


def test_a_department_typed_in_other_letters_is_the_same(bakery, market):
    with choices.forgotten():
        choices.offer(choices.Offered(bakery.shop))
        field = bakery.body.stream_block.child_blocks["products"].child_blocks["category"]
        assert field.value_for_form("pains") == "Pains"


def test_while_the_market_is_away_the_choice_waits(baker, bakery):
    bakery.body = [block(mode="chosen", chosen=[12], category="Pains")]
    bakery.save()
    write(baker, bakery, mode="chosen", chosen=["12"], category="Pains")
    assert (stored(bakery)["chosen"], stored(bakery)["category"]) == ([12], "Pains")


def test_choices_are_forgotten_after_a_request(baker, bakery, market):
    baker.get(reverse("wagtailadmin_pages:edit", args=[bakery.pk]))
    assert choices.own_products() == []


def test_a_price_cut_shows_both_prices(client, bakery, market, monkeypatch):
    card = products.ProductCard(title="Miche", url="/miche/", price=Decimal("3.90"), was=Decimal("4.90"))
    monkeypatch.setattr(market, "cards", lambda *arguments: [card])
    html = body(client, bakery, block())
    assert "slate--cut" in html


def test_what_is_weighed_is_chosen_on_its_page(client, bakery, market, monkeypatch):
    card = products.ProductCard(title="Comté", url="/comte/", price=Decimal("26.80"), choose_url="/comte/")
    monkeypatch.setattr(market, "cards", lambda *arguments: [card])
    assert "Choisir" in body(client, bakery, block())
