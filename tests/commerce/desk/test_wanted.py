"""What a product still has to tell, and a department that is missing, from where the merchant is."""

import pytest

from commerce.catalogue import asking
from commerce.catalogue.models import Category, CategoryRequest, Product
from tests.commerce import factories
from tests.commerce.desk.conftest import url
from tests.commerce.desk.test_products import BOOK

HONEY = {**BOOK, "title": "Miel", "kind": "food"}


@pytest.fixture
def honey(desk, librairie):
    desk.post(url("product-add", librairie), HONEY)
    return Product.objects.everywhere().get(title="Miel")


def test_what_is_missing_is_said_after_it_is_saved(desk, librairie):
    page = desk.post(url("product-add", librairie), HONEY, follow=True).text
    assert "dites encore\u00a0: ingrédients, allergènes" in page


def test_the_list_counts_what_is_to_be_completed(desk, librairie, honey, book):
    page = desk.get(url("products", librairie))
    assert [chip["count"] for chip in page.context["chips"] if chip["label"] == "À compléter"] == [1]
    assert page.text.count("À compléter pour être en vente") == 1
    listed = desk.get(url("products", librairie), {"etat": "a-completer"}).text
    assert "Miel" in listed
    assert "Le Sentier des écluses" not in listed


def test_where_nothing_is_missing_nobody_speaks_of_it(desk, librairie, book):
    assert "À compléter" not in desk.get(url("products", librairie)).text


def test_told_it_is_on_sale(desk, librairie, honey):
    assert "À compléter pour être en vente\u00a0: ingrédients" in desk.get(url("product", librairie, pk=honey.pk)).text
    desk.post(url("product-facts", librairie, pk=honey.pk), {"ingredients": "miel", "allergens": "aucun"})
    assert Product.objects.in_city(honey.city).on_sale().filter(pk=honey.pk).exists()


def test_the_department_says_the_kind(desk, librairie):
    shelf = factories.category("Miels")
    Category.objects.filter(pk=shelf.pk).update(kind="food")
    desk.post(url("product-add", librairie), {**HONEY, "kind": "", "category": shelf.pk})
    assert Product.objects.everywhere().get(title="Miel").product_class.slug == "food"


def test_a_kind_that_was_chosen_stays(desk, librairie):
    shelf = factories.category("Miels")
    Category.objects.filter(pk=shelf.pk).update(kind="food")
    desk.post(url("product-add", librairie), {**HONEY, "kind": "book", "category": shelf.pk})
    assert Product.objects.everywhere().get(title="Miel").product_class.slug == "book"


def test_without_department_or_kind_it_is_something_else(desk, librairie):
    desk.post(url("product-add", librairie), {**HONEY, "kind": ""})
    assert Product.objects.everywhere().get(title="Miel").product_class.slug == "other"


def test_a_department_is_asked_for_with_the_product(desk, librairie):
    desk.post(url("product-add", librairie), {**BOOK, "wanted_category": "Cartes anciennes"})
    asked = CategoryRequest.objects.get()
    assert (asked.wanted, asked.shop, asked.asked_by) == ("Cartes anciennes", librairie, librairie.person)
    assert "Cartes anciennes" in desk.get(url("product", librairie, pk=asked.product_id)).text


def test_an_answered_request_is_not_shown_any_more(desk, librairie, book, staff):
    asked = asking.ask(product=book, wanted="Cartes anciennes", by=librairie.person)
    asking.answer(request=asked, category=factories.category("Cartes"), by=staff)
    assert "Cartes anciennes" not in desk.get(url("product", librairie, pk=book.pk)).text
