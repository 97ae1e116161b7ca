import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.catalogue import on_the_board
from membership.board import rows
from tests import factories
from tests.commerce import factories as goods


def test_products_on_sale_are_counted_by_shop(boulangerie, librairie):
    goods.product(shop=boulangerie)
    goods.product(shop=boulangerie)
    goods.product(shop=librairie, is_public=False)
    assert on_the_board.on_sale([boulangerie.pk, librairie.pk]) == {boulangerie.pk: 2}


def test_a_written_product_is_a_sign_of_life(boulangerie, librairie):
    product = goods.product(shop=boulangerie)
    assert on_the_board.last_written([boulangerie.pk, librairie.pk]) == {boulangerie.pk: product.date_updated}


def test_the_board_names_thin_catalogues(annecy, boulangerie):
    goods.product(shop=boulangerie)
    row = next(row for row in rows.read() if row.city == annecy)
    assert [(shop.name, shop.count) for shop in row.facts.thin] == [("Boulangerie Pernet", 1)]


@pytest.mark.parametrize("count", [1, 20])
def test_many_shops_are_counted_in_one_query(annecy, count):
    shops = factories.fill_market(annecy, to=count)
    with CaptureQueriesContext(connection) as asked:
        on_the_board.on_sale([shop.pk for shop in shops])
    assert len(asked) == 1
