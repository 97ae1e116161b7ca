"""Sizes and colours at the desk: added in one go, counted each, taken back."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.catalogue import variants
from commerce.catalogue.models import Product, Variant
from commerce.desk.jobs import of as job_of
from kit import clock
from tests.commerce import factories
from tests.commerce.desk.conftest import an_order, photo, url
from tests.commerce.desk.test_products import BOOK

SHOES = {**BOOK, "title": "Chaussons", "kind": "plant", "sizes": "24, 25", "colours": "rouge, bleu", "stock": "3"}


@pytest.fixture
def shoes(librairie):
    made = factories.product(shop=librairie, title="Chaussons", price="29.00", kind="plant")
    variants.add(made, sizes=["24", "25"], stock=3, by=librairie.person)
    return Product.objects.everywhere().for_page().get(pk=made.pk)


def left(product: Product) -> dict[str, int | None]:
    return {each.label: factories.record(each.product).net_stock_level for each in Variant.objects.filter(of=product)}


def table(desk, shoes, **values):
    """What the page showed, with some of it changed (« row » is the number of the row)."""
    posted = {}
    for number, each in enumerate(shoes.variants.all()):
        for name, shown in (("stock", "3"), ("price", ""), ("picture", ""), ("is_offered", "on")):
            posted[f"{name}_{each.pk}"] = values.get(f"{name}_{number}", shown)
        posted[f"initial-stock_{each.pk}"], posted[f"initial-price_{each.pk}"] = "3", ""
        if not posted[f"is_offered_{each.pk}"]:
            del posted[f"is_offered_{each.pk}"]
    return desk.post(url("product-variants", shoes.shop, pk=shoes.pk), posted, follow=True)


def test_a_product_is_added_in_sizes_and_colours(desk, librairie):
    assert desk.post(url("product-add", librairie), SHOES).status_code == 302
    made = Product.objects.everywhere().get(parent=None)
    assert left(made) == {"rouge, 24": 3, "rouge, 25": 3, "bleu, 24": 3, "bleu, 25": 3}


def test_what_is_not_counted_is_not_counted_in_any_size(desk, librairie):
    desk.post(url("product-add", librairie), {**SHOES, "mode": "uncounted"})
    made = Product.objects.everywhere().get(parent=None)
    assert {factories.record(each.product).mode for each in made.variants.all()} == {"uncounted"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"sold_by": "weight", "portion_grams": "50"},
        {"sizes": ",".join(map(str, range(61))), "colours": ""},
        {"sizes": "x" * 41},
    ],
)
def test_sizes_that_can_not_be_are_refused(desk, librairie, wrong):
    assert desk.post(url("product-add", librairie), {**SHOES, **wrong}).status_code == 400
    assert not Product.objects.everywhere().exists()


def test_more_are_added_later(desk, shoes):
    answer = desk.post(
        url("product-variants-add", shoes.shop, pk=shoes.pk),
        {"sizes": "25, 26", "colours": "", "stock": "7"},
        follow=True,
    )
    assert "1 choix est ajouté" in answer.text
    assert left(shoes) == {"24": 3, "25": 3, "26": 7}


@pytest.mark.parametrize("wrong", [{"sizes": "", "colours": ""}, {"sizes": "26", "stock": "1,5"}])
def test_what_says_nothing_adds_nothing(desk, shoes, wrong):
    answer = desk.post(url("product-variants-add", shoes.shop, pk=shoes.pk), {"stock": "1", **wrong})
    assert answer.status_code == 400
    assert shoes.variants.count() == 2


def test_each_size_has_its_stock(desk, shoes):
    table(desk, shoes, stock_1="9")
    assert left(shoes) == {"24": 3, "25": 9}


def test_an_empty_stock_is_not_counted(desk, shoes):
    table(desk, shoes, stock_0="")
    assert factories.record(shoes.variants.all()[0].product).mode == "uncounted"


def test_a_table_sent_again_leaves_alone_what_was_sold_meanwhile(desk, shoes):
    variants.count(shoes.variants.all()[0], 1, by=None)
    table(desk, shoes, stock_1="9")
    assert left(shoes) == {"24": 1, "25": 9}


def test_a_size_has_a_price_of_its_own(desk, shoes):
    table(desk, shoes, price_1="35")
    assert [factories.record(each.product).price for each in shoes.variants.all()] == [
        Decimal("29.00"),
        Decimal("35.00"),
    ]


def test_a_size_is_no_longer_offered(desk, shoes):
    table(desk, shoes, is_offered_1="")
    assert [each.is_offered for each in Variant.objects.in_order()] == [True, False]


def test_a_size_has_its_picture(desk, shoes):
    desk.post(url("product", shoes.shop, pk=shoes.pk), {**BOOK, "pictures": [photo("a.jpg"), photo("b.jpg")]})
    second = shoes.pictures.order_by("position")[1]
    table(desk, shoes, picture_1=second.pk)
    assert shoes.variants.all()[1].product.pictures.get().picture == second.picture


@pytest.mark.parametrize("wrong", [{"stock_0": "-1"}, {"stock_0": "1,5"}, {"price_0": "0"}, {"picture_0": "999999"}])
def test_a_wrong_table_changes_nothing(desk, shoes, wrong):
    assert table(desk, shoes, stock_1="9", **wrong).status_code == 400
    assert left(shoes) == {"24": 3, "25": 3}


def test_a_size_is_taken_back(desk, shoes):
    desk.post(url("product-variant-remove", shoes.shop, pk=shoes.pk, variant_pk=shoes.variants.all()[0].pk))
    assert left(Product.objects.everywhere().get(pk=shoes.pk)) == {"25": 3}


# In the list


def test_the_list_has_one_row_for_all_sizes(desk, shoes):
    page = desk.get(url("products", shoes.shop)).text
    assert page.count('class="ware"') == 1
    assert "Plusieurs tailles" in page


def test_a_stock_is_changed_where_it_is_read(desk, shoes):
    first, second = shoes.variants.all()
    posted = {f"left_{first.pk}": "3", f"initial-left_{first.pk}": "3", f"left_{second.pk}": "8"}
    posted |= {f"initial-left_{second.pk}": "3", "price": "29,00", "initial-price": "29,00"}
    desk.post(url("product-row", shoes.shop, pk=shoes.pk), posted)
    assert left(shoes) == {"24": 3, "25": 8}


def test_half_a_shoe_is_refused(desk, shoes):
    posted = {f"left_{shoes.variants.all()[0].pk}": "1,5", "price": "29,00"}
    assert desk.post(url("product-row", shoes.shop, pk=shoes.pk), posted).status_code == 400
    assert left(shoes) == {"24": 3, "25": 3}


def test_one_size_is_sold_at_the_counter(desk, shoes):
    second = shoes.variants.all()[1]
    answer = desk.post(url("product-sold", shoes.shop, pk=shoes.pk), {"variant": second.pk}, follow=True)
    assert "Chaussons (25)\u00a0»\u00a0: il en reste 2" in answer.text
    assert left(shoes) == {"24": 3, "25": 2}


def test_a_size_that_is_nearly_gone_is_told_by_itself(desk, shoes):
    variants.count(shoes.variants.all()[0], 50, by=None)
    page = desk.get(url("today", shoes.shop))
    assert [product.title for product, _left in page.context["low"]] == ["Chaussons (25)"]
    assert "Chaussons" in desk.get(url("products", shoes.shop), {"etat": "presque-finis"}).text


def test_the_whole_form_leaves_the_sizes_stocks_alone(desk, shoes):
    desk.post(
        url("product", shoes.shop, pk=shoes.pk), {**BOOK, "title": "Babouches", "price": "31", "tax_rate": "5.50"}
    )
    again = Product.objects.everywhere().for_page().get(pk=shoes.pk)
    assert left(again) == {"24": 3, "25": 3}
    records = [factories.record(each.product) for each in again.variants.all()]
    assert {(record.price, record.tax_rate) for record in records} == {(Decimal("31.00"), Decimal("5.50"))}
    assert {each.product.title for each in again.variants.all()} == {"Babouches (24)", "Babouches (25)"}


def test_an_order_says_which_size(open_annecy, shoes):
    order = an_order(shoes.shop, shoes.variants.all()[1].product)
    assert [line.title for line in job_of(order, clock.now()).lines] == ["Chaussons (25)"]
    assert left(shoes) == {"24": 3, "25": 2}


def test_twenty_sizes_cost_the_list_and_the_table_what_one_does(desk, shoes):
    def cost(name: str, **more: int) -> int:
        desk.get(url(name, shoes.shop, **more))
        with CaptureQueriesContext(connection) as asked:
            desk.get(url(name, shoes.shop, **more))
        return len(asked)

    before = cost("products"), cost("product-variants", pk=shoes.pk)
    variants.add(shoes, sizes=map(str, range(26, 46)), stock=1, by=None)
    for number in range(5):
        more = factories.product(shop=shoes.shop, title=f"Bottes {number}")
        variants.add(more, sizes=["38", "39"], stock=1, by=None)
    assert (cost("products"), cost("product-variants", pk=shoes.pk)) == before
