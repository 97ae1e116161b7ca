"""What a shop's own pages show of its products."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.catalogue.models import Product
from commerce.catalogue.provider import MarketProducts
from membership import current
from shop_pages.products import Mode
from tests.commerce import factories

market = MarketProducts()


@pytest.fixture
def stall(open_annecy, boulangerie, librairie):
    """The bakery's loaf, cake and tart, and the bookshop's book."""
    breads, cakes = factories.category("Pains"), factories.category("Gâteaux")
    return {
        "loaf": factories.product(shop=boulangerie, title="Miche", category=breads),
        "cake": factories.product(shop=boulangerie, title="Cake", category=cakes),
        "tart": factories.product(shop=boulangerie, title="Tarte", category=cakes),
        "book": factories.product(shop=librairie, title="Roman"),
    }


def titles(shop, mode: str, limit: int = 9, category: str = "", chosen: tuple[int, ...] = ()) -> list[str]:
    return [card.title for card in market.cards(shop, mode, limit, category, chosen)]


def test_the_newest_come_first(stall, boulangerie):
    assert titles(boulangerie, Mode.NEWEST, 2) == ["Tarte", "Cake"]


def test_the_chosen_come_as_they_were_chosen(stall, boulangerie):
    chosen = (stall["cake"].pk, stall["loaf"].pk)
    assert titles(boulangerie, Mode.CHOSEN, chosen=chosen) == ["Cake", "Miche"]


def test_the_product_of_another_shop_is_left_out(stall, boulangerie):
    assert titles(boulangerie, Mode.CHOSEN, chosen=(stall["book"].pk, stall["loaf"].pk)) == ["Miche"]


def test_what_was_taken_off_the_market_is_left_out(stall, boulangerie):
    Product.objects.everywhere().filter(pk=stall["cake"].pk).update(is_public=False)
    assert titles(boulangerie, Mode.CHOSEN, chosen=(stall["cake"].pk, stall["loaf"].pk)) == ["Miche"]


def test_without_a_choice_the_shop_puts_forward_its_own(stall, boulangerie):
    Product.objects.everywhere().filter(pk=stall["loaf"].pk).update(priority=3)
    assert titles(boulangerie, Mode.CHOSEN, 1) == ["Miche"]


@pytest.mark.parametrize("written", ["Gâteaux", "gateaux"])
def test_a_department_shows_what_stands_in_it(stall, boulangerie, written):
    assert titles(boulangerie, Mode.CATEGORY, category=written) == ["Tarte", "Cake"]


def test_a_department_nobody_knows_is_empty(stall, boulangerie):
    assert titles(boulangerie, Mode.CATEGORY, category="Chapeaux") == []


def test_a_shut_market_shows_nothing(annecy, boulangerie):
    product = factories.product(shop=boulangerie)
    for mode in Mode.values:
        assert titles(boulangerie, mode, chosen=(product.pk,)) == []


def test_while_the_market_is_shut_a_page_can_be_written(annecy, boulangerie):
    product = factories.product(shop=boulangerie, title="Miche", category=factories.category("Pains"))
    shelf = market.shelf(boulangerie)
    assert (shelf.products, shelf.departments) == ([(product.pk, "Miche")], ["Pains"])


def test_a_shop_chooses_among_its_own(stall, boulangerie):
    Product.objects.everywhere().filter(pk=stall["cake"].pk).update(is_public=False)
    shelf = market.shelf(boulangerie)
    assert [label for _pk, label in shelf.products] == ["Cake (n’est pas en vente)", "Miche", "Tarte"]
    assert shelf.departments == ["Pains", "Gâteaux"]


def test_what_is_weighed_is_chosen_on_its_own_page(stall, boulangerie):
    cheese = factories.weighed(shop=boulangerie)
    card = market.cards(boulangerie, Mode.CHOSEN, 1, "", (cheese.pk,))[0]
    assert (card.add_url, card.choose_url) == ("", card.url)


def test_a_preview_stands_in_no_town(stall, boulangerie):
    assert current.city() is None
    assert titles(boulangerie, Mode.NEWEST, 1) == ["Tarte"]


def test_more_products_cost_no_more_queries(open_annecy, boulangerie):
    def cost(number: int) -> tuple[int, int]:
        chosen = tuple(factories.product(shop=boulangerie).pk for _each in range(number))
        with CaptureQueriesContext(connection) as shown:
            assert len(market.cards(boulangerie, Mode.CHOSEN, number, "", chosen)) == number
        with CaptureQueriesContext(connection) as offered:
            market.shelf(boulangerie)
        return len(shown), len(offered)

    assert cost(1) == cost(20)
