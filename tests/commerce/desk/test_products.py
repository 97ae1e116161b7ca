"""Prices, stocks and products, changed at the desk and seen in the market."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.catalogue.models import PriceChange, Product
from commerce.desk.views.products import PER_PAGE
from commerce.partner.models import StockRecord
from membership import current
from tests.commerce import factories
from tests.commerce.desk.conftest import photo, url
from tests.shop_pages.conftest import provide

BOOK = {
    "title": "Les Mots de la rivière",
    "kind": "book",
    "sold_by": "piece",
    "price": "12,50",
    "tax_rate": "5.50",
    "mode": "counted",
    "stock": "3",
    "is_public": "on",
}


def in_market(product) -> Product:
    """As the market's own queries have it now."""
    with current.in_city(product.city):
        return Product.objects.on_sale().for_cards().get(pk=product.pk)


def change(desk, product, **values):
    return desk.post(url("product-row", product.shop, pk=product.pk), values, follow=True)


def test_a_price_with_a_comma_is_in_the_market_at_once(desk, book, librairie):
    change(desk, book, price="21,50", stock="2")
    assert in_market(book).stockrecords.all()[0].price == Decimal("21.50")
    assert PriceChange.objects.filter(product=book).latest("pk").by == librairie.person


def test_a_changed_price_is_read_on_the_market_page(desk, client, open_annecy, book):
    change(desk, book, price="21,50", stock="2")
    assert "21,50" in client.get("/annecy/marche/").text


def test_a_stock_is_in_the_market_at_once(desk, book):
    change(desk, book, price="19,90", stock="0")
    assert in_market(book).stockrecords.all()[0].net_stock_level == 0


@pytest.mark.parametrize("price", ["4,50 €", "4.50", " 4,5 "])
def test_a_price_is_read_as_people_write_it(desk, book, price):
    change(desk, book, price=price, stock="2")
    assert factories.record(book).price == Decimal("4.50")


@pytest.mark.parametrize(
    "values",
    [{"price": "0"}, {"price": "-3"}, {"price": "cher"}, {"price": "1,234"}, {"stock": "-1"}, {"stock": "1,5"}],
)
def test_a_wrong_row_is_shown_again_and_changes_nothing(desk, book, values):
    answer = change(desk, book, **{"price": "5,00", "stock": "2", **values})
    assert answer.status_code == 400
    assert "rien n’a été changé" in answer.text
    record = factories.record(book)
    assert (record.price, record.num_in_stock) == (Decimal("19.90"), 2)


def test_a_price_changed_leaves_alone_what_was_sold_meanwhile(desk, book):
    StockRecord.objects.filter(product=book).update(num_in_stock=1)  # somebody bought one since the page was shown
    change(desk, book, **{"price": "18", "initial-price": "19,90", "stock": "2", "initial-stock": "2"})
    record = factories.record(book)
    assert (record.price, record.num_in_stock) == (Decimal("18.00"), 1)


def test_what_is_promised_stays_promised(desk, book):
    StockRecord.objects.filter(product=book).update(num_allocated=1)
    change(desk, book, price="19,90", stock="5")
    assert (factories.record(book).num_in_stock, factories.record(book).net_stock_level) == (6, 5)


def test_what_is_weighed_is_counted_in_kilos(desk, librairie):
    cheese = factories.weighed(shop=librairie, stock=20)
    assert 'value="1"' in desk.get(url("products", librairie)).text  # twenty portions of 50 g
    change(desk, cheese, price="26,80", stock="2,43 kg")
    assert factories.record(cheese).num_in_stock == 48


def test_a_daily_quantity_is_for_tomorrow(desk, librairie):
    bread = factories.product(shop=librairie, mode="daily", daily=12)
    StockRecord.objects.filter(product=bread).update(num_in_stock=4)  # one was sold since the page showed 5
    shown = {"price": "4,50", "initial-price": "4,50", "stock": "5", "initial-stock": "5", "initial-daily": "12"}
    change(desk, bread, **shown, daily="14")
    record = factories.record(bread)
    assert (record.daily_quantity, record.num_in_stock) == (14, 4)


def test_sold_at_the_counter_takes_one_off(desk, librairie, book):
    answer = desk.post(url("product-sold", librairie, pk=book.pk), follow=True)
    assert "il en reste 1" in answer.text
    assert factories.record(book).num_in_stock == 1


def test_nothing_left_is_told_kindly(desk, librairie):
    gone = factories.product(shop=librairie, stock=0)
    answer = desk.post(url("product-sold", librairie, pk=gone.pk), follow=True)
    assert "il n’en reste plus à vendre" in answer.text


def test_a_hidden_product_leaves_the_market(desk, librairie, book):
    desk.post(url("product-visibility", librairie, pk=book.pk), {"show": "0"})
    with current.in_city(book.city):
        assert not Product.objects.on_sale().filter(pk=book.pk).exists()
    desk.post(url("product-visibility", librairie, pk=book.pk), {"show": "1"})
    assert in_market(book)


def test_a_row_brings_back_to_the_list_as_it_was(desk, librairie, book):
    answer = desk.post(url("product-sold", librairie, pk=book.pk) + "?etat=en-vente&page=1")
    assert answer.url == url("products", librairie) + f"?etat=en-vente&page=1#produit-{book.pk}"


def test_a_product_is_added_with_its_picture(desk, librairie):
    shelf = factories.category("Livres")
    desk.post(url("product-add", librairie), {**BOOK, "category": shelf.pk, "pictures": photo(), "alt": "Une rivière"})
    made = librairie.products.model.objects.everywhere().get(title="Les Mots de la rivière")
    record = factories.record(made)
    assert (made.shop, made.product_class.slug, list(made.categories.all())) == (librairie, "book", [shelf])
    assert (record.price, record.tax_rate, record.num_in_stock) == (Decimal("12.50"), Decimal("5.50"), 3)
    assert made.pictures.get().picture.alt == "Une rivière"


def test_a_picture_lies_in_the_shops_own_collection(desk, librairie):
    page = provide(librairie)
    desk.post(url("product-add", librairie), {**BOOK, "pictures": photo()})
    assert Product.objects.everywhere().get().pictures.get().picture.collection == page.collection


def test_food_is_asked_for_what_the_law_wants(desk, librairie):
    answer = desk.post(url("product-add", librairie), {**BOOK, "title": "Miel", "kind": "food"})
    made = Product.objects.everywhere().get(title="Miel")
    assert answer.url == url("product-facts", librairie, pk=made.pk)
    desk.post(answer.url, {"allergens": "Aucun", "origin": "Haute-Savoie"})
    assert "Haute-Savoie" in desk.get(url("product", librairie, pk=made.pk)).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"price": ""},
        {"sold_by": "weight"},  # without a portion
        {"stock": ""},
        {"stock": "2,5"},
        {"mode": "daily"},  # without how many
        {"tax_rate": "7"},
        {"kind": "weapon"},
        {"withdrawal_exemption": "never"},
    ],
)
def test_a_product_that_lacks_something_is_not_made(desk, librairie, wrong):
    answer = desk.post(url("product-add", librairie), {**BOOK, **wrong})
    assert answer.status_code == 400
    assert "À corriger avant de continuer" in answer.text
    assert not Product.objects.everywhere().exists()


def test_what_is_no_picture_is_refused(desk, librairie):
    drawing = SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", content_type="image/svg+xml")
    answer = desk.post(url("product-add", librairie), {**BOOK, "pictures": drawing})
    assert "envoyez un JPEG" in answer.text
    assert not Product.objects.everywhere().exists()


def test_a_product_is_changed_whole(desk, librairie, book):
    answer = desk.post(
        url("product", librairie, pk=book.pk),
        {**BOOK, "sold_by": "weight", "portion_grams": "100", "price": "30", "stock": "2,5", "kind": "plant"},
    )
    assert answer.status_code == 302
    changed = in_market(book)
    record = factories.record(book)
    assert (changed.title, changed.portion_grams, changed.product_class.slug) == (BOOK["title"], 100, "plant")
    assert (record.price, record.num_in_stock, record.tax_rate) == (Decimal("30.00"), 25, Decimal("5.50"))


def test_a_description_changed_leaves_the_stock_alone(desk, librairie, book):
    StockRecord.objects.filter(product=book).update(num_in_stock=1)  # sold since the page was shown
    seen = {"initial-stock": "3", "initial-price": "19,90", "price": "19,90"}
    desk.post(url("product", librairie, pk=book.pk), {**BOOK, **seen, "description": "Un beau livre."})
    assert in_market(book).description == "Un beau livre."
    assert (factories.record(book).num_in_stock, factories.record(book).price) == (1, Decimal("19.90"))


def test_who_charges_no_vat_is_not_asked_its_rate(desk, librairie):
    librairie.member.is_vat_exempt = True
    librairie.member.save()
    assert "Taux de TVA" not in desk.get(url("product-add", librairie)).text
    rest = {key: value for key, value in BOOK.items() if key != "tax_rate"}
    desk.post(url("product-add", librairie), rest)
    assert Product.objects.everywhere().exists()


def test_a_picture_taken_off_leaves_the_product(desk, librairie, book):
    desk.post(url("product", librairie, pk=book.pk), {**BOOK, "pictures": photo()})
    shown = in_market(book).pictures.get()
    desk.post(url("picture-remove", librairie, pk=book.pk, picture_pk=shown.pk))
    assert not in_market(book).pictures.exists()


def test_a_product_is_found_by_a_word_without_its_accents(desk, librairie, book):
    factories.product(shop=librairie, title="Carnet")
    page = desk.get(url("products", librairie), {"q": "ecluse"}).text
    assert "Le Sentier des écluses" in page
    assert "Carnet" not in page


def test_what_is_nearly_gone_is_told(desk, librairie, book):
    factories.product(shop=librairie, title="Carnet", stock=50)
    page = desk.get(url("today", librairie))
    assert [product.title for product, _left in page.context["low"]] == ["Le Sentier des écluses"]
    listed = desk.get(url("products", librairie), {"etat": "presque-finis"}).text
    assert "Carnet" not in listed


def test_twenty_products_cost_what_one_does(desk, librairie, django_assert_num_queries):
    def one_more():
        made = factories.product(shop=librairie, category=shelf)
        desk.post(
            url("product", librairie, pk=made.pk),
            {**BOOK, "title": made.title, "category": shelf.pk, "pictures": photo()},
        )

    shelf = factories.category()
    one_more()
    desk.get(url("products", librairie))
    with CaptureQueriesContext(connection) as one:
        desk.get(url("products", librairie))
    cost = len(one)  # the next request forgets them
    assert cost
    for _product in range(19):
        one_more()
    desk.get(url("products", librairie))  # the words about what was done are read, and written off
    with django_assert_num_queries(cost):
        assert desk.get(url("products", librairie)).text.count('class="ware"') == PER_PAGE
