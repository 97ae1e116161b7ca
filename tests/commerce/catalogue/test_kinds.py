"""What the law wants told before buying: a product that doesn't tell it is kept, and not on sale until it does."""

from decimal import Decimal

import pytest

from commerce.catalogue import facts, prices, products
from commerce.catalogue.models import Product
from commerce.desk.facts_form import FactsForm
from commerce.partner import stock
from kit import clock
from membership.current import in_city
from tests.commerce import factories


def on_sale(product: Product) -> bool:
    return Product.objects.in_city(product.city).on_sale().filter(pk=product.pk).exists()


def test_food_without_its_allergens_is_not_on_sale(boulangerie):
    assert not on_sale(factories.product(shop=boulangerie, kind="food", facts={"ingredients": "farine"}))


def test_food_that_tells_all_is_on_sale(boulangerie):
    assert on_sale(
        factories.product(shop=boulangerie, kind="food", facts={"ingredients": "farine", "allergens": "gluten"})
    )


@pytest.mark.parametrize(
    ("kind", "told"),
    [("alcohol", {"degree": "12"}), ("clothing", {"maker": "Ici"}), ("craft", {"maker": "Ici"}), ("drink", None)],
)
def test_each_kind_needs_what_it_needs(boulangerie, kind, told):
    told = told or {"ingredients": "eau", "allergens": "aucun"}
    product = factories.product(shop=boulangerie, kind=kind)
    assert not on_sale(product)
    assert {fact.code for fact in facts.missing(product)} == set(told)
    facts.tell(product, told)
    assert on_sale(product)


@pytest.mark.parametrize("kind", ["book", "plant", "other"])
def test_what_may_have_nothing_to_tell_is_on_sale_at_once(boulangerie, kind):
    assert on_sale(factories.product(shop=boulangerie, kind=kind))


def test_a_fact_taken_away_takes_it_off_sale(boulangerie):
    product = factories.product(shop=boulangerie, kind="alcohol", facts={"degree": "12"})
    facts.tell(product, {"degree": ""})
    assert not on_sale(product)


def test_its_page_is_not_there(client, bread):
    with in_city(bread.city):
        bread.product_class = products.kinds.row("alcohol")
        bread.save()
    assert client.get(bread.get_absolute_url()).status_code == 404
    assert client.post(f"/annecy/panier/ajouter/{bread.pk}/").status_code == 404


def test_a_fact_told_under_another_kind_does_not_stay_beside(boulangerie):
    product = factories.product(shop=boulangerie, kind="food", facts={"allergens": "lait"})
    product.product_class = products.kinds.row("drink")
    product.save()
    facts.tell(product, {"allergens": "soja"})
    assert facts.values(Product.objects.everywhere().get(pk=product.pk))["allergens"] == "soja"


@pytest.mark.parametrize(
    ("typed", "kept"), [("2-07-036024-5", "9782070360246"), ("978-2-07-036024-6", "9782070360246")]
)
def test_an_isbn_is_kept_as_thirteen_digits(boulangerie, typed, kept):
    form = FactsForm({"isbn": typed}, product=factories.product(shop=boulangerie, kind="book"))
    assert form.is_valid()
    assert form.cleaned_data["isbn"] == kept


def test_an_isbn_whose_digits_do_not_agree_is_refused(boulangerie):
    form = FactsForm({"isbn": "978-2-07-036024-5"}, product=factories.product(shop=boulangerie, kind="book"))
    assert "pas un ISBN" in form.errors["isbn"][0]


def cut(shop, asked: str, *, to: str) -> Product:
    """A book that cost so much for two months, and costs less since now."""
    with clock.shifted(-prices.LOOKED_AT * 2):
        book = factories.product(shop=shop, kind="book", price=asked)
    stock.set_price(factories.record(book), Decimal(to), by=None)
    return Product.objects.everywhere().for_cards().get(pk=book.pk)


def test_a_book_is_not_struck_beyond_five_per_cent(boulangerie):
    assert prices.struck_of(cut(boulangerie, "20.00", to="18.00"), clock.now()) is None


def test_a_book_is_struck_within_five_per_cent(boulangerie):
    assert prices.struck_of(cut(boulangerie, "20.00", to="19.00"), clock.now()) == Decimal("20.00")
