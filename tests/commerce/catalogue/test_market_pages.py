import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commerce.catalogue import products
from commerce.catalogue.models import Product
from commerce.catalogue.views import PER_PAGE
from commerce.scope import NoCurrentTown
from membership import current
from pages import tree
from tests import factories as cast
from tests.commerce import factories
from tests.pages import contract

LIST = "/annecy/marche/"


def text(response) -> str:
    return response.content.decode()


def titles(response) -> list[str]:
    return re.findall(r'class="product__name"><a href="[^"]+">([^<]+)</a>', text(response))


def test_the_list_shows_what_the_town_sells(client, bread):
    assert titles(client.get(LIST)) == ["Pain de campagne"]


def test_the_list_is_the_same_for_everybody(bread):
    contract.check(LIST)


def test_a_product_is_the_same_for_everybody(bread):
    contract.check("/annecy/marche/pain-de-campagne/")


def test_a_department_is_the_same_for_everybody(bread):
    bread.categories.add(factories.category("Pains"))
    contract.check("/annecy/marche/categorie/pains/")


def test_a_shared_page_does_not_ask_who_is_looking(client, bread, chloe):
    cast.sign_in(client, chloe)
    with CaptureQueriesContext(connection) as asked:
        client.get(LIST)
    assert not [each["sql"] for each in asked if '"membership_user"' in each["sql"]]


def count_queries(path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = Client().get(path)
        assert response.status_code == 200, path
    return len(asked)


def twenty(shop, category):
    for number in range(19):
        each = factories.product(shop=shop, title=f"Miche {number}", facts={"origin": "Savoie"}, kind="food")
        each.categories.add(category)


@pytest.mark.parametrize("path", [LIST, "/annecy/marche/categorie/pains/", f"{LIST}?q=miche"])
def test_twenty_products_cost_what_one_costs(bread, boulangerie, path):
    pains = factories.category("Pains")
    one = factories.product(shop=boulangerie, title="Miche", kind="food")
    one.categories.add(pains)
    before = count_queries(path)
    twenty(boulangerie, pains)
    assert count_queries(path) == before


def test_a_town_page_costs_the_same_however_full_its_market_is(bread, boulangerie, annecy):
    tree.ensure_home()
    tree.ensure_city_page(annecy)
    before = count_queries("/annecy/")
    twenty(boulangerie, factories.category("Pains"))
    assert count_queries("/annecy/") == before


def test_a_product_page_costs_the_same_however_much_its_shop_sells(bread, boulangerie):
    pains = factories.category("Pains")
    factories.product(shop=boulangerie, title="Miche", kind="food")
    before = count_queries("/annecy/marche/pain-de-campagne/")
    twenty(boulangerie, pains)
    assert count_queries("/annecy/marche/pain-de-campagne/") == before


# ---- isolation
@pytest.fixture
def dinan_bread(dinan):
    cast.fill_market(dinan, to=10)
    return factories.product(shop=cast.shop(city=dinan, pro=True), title="Pain du rempart")


def test_a_product_of_dinan_is_not_there_in_annecy(client, bread, dinan_bread):
    assert client.get("/annecy/marche/pain-du-rempart/").status_code == 404


def test_a_product_of_dinan_is_not_on_annecys_list(client, bread, dinan_bread):
    assert "Pain du rempart" not in titles(client.get(LIST))


def test_a_product_is_there_in_its_own_town(client, dinan_bread):
    assert client.get("/dinan/marche/pain-du-rempart/").status_code == 200


def test_products_can_not_be_asked_for_outside_a_town(bread):
    with pytest.raises(NoCurrentTown):
        Product.objects.count()


def test_products_of_all_towns_can_be_asked_for_by_saying_so(bread, dinan_bread):
    assert Product.objects.everywhere().count() == 2


def test_a_shop_gives_its_products_in_its_own_town_only(bread, boulangerie, dinan):
    with current.in_city(dinan):
        assert not boulangerie.products.exists()


def test_two_towns_may_have_a_product_of_the_same_address(bread, dinan):
    there = factories.product(shop=cast.shop(city=dinan, pro=True), title="Pain de campagne")
    assert there.slug == bread.slug


def test_a_second_product_of_the_same_name_has_an_address_of_its_own(bread, boulangerie):
    assert factories.product(shop=boulangerie, title="Pain de campagne").slug == "pain-de-campagne-2"


# ---- the gate
@pytest.mark.parametrize(
    "path",
    ["/annecy/marche/", "/annecy/marche/pain-de-campagne/", "/annecy/marche/categorie/pains/", "/annecy/panier/"],
)
def test_a_shut_market_is_not_there(client, annecy, boulangerie, path):
    factories.product(shop=boulangerie, title="Pain de campagne").categories.add(factories.category("Pains"))
    response = client.get(path)
    assert response.status_code == 404
    assert "Encore 9 commerces Pro" in text(response)


def test_a_shut_market_sets_nothing(annecy, boulangerie):
    contract.check(LIST, status=404)


def test_a_shop_that_is_no_longer_pro_is_not_at_the_market(client, bread, annecy):
    factories.product(shop=cast.shop(city=annecy), title="Vieux pain")
    assert titles(client.get(LIST)) == ["Pain de campagne"]


def test_what_is_not_public_is_not_at_the_market(client, bread, boulangerie):
    factories.product(shop=boulangerie, title="Brouillon", is_public=False)
    assert client.get("/annecy/marche/brouillon/").status_code == 404


# ---- filters, words, order
@pytest.fixture
def stalls(bread, boulangerie, librairie):
    pains, livres = factories.category("Pains"), factories.category("Livres")
    bread.categories.add(pains)
    factories.product(shop=boulangerie, title="Brioche", price="7.00", stock=0).categories.add(pains)
    factories.product(shop=librairie, title="Le Sentier des écluses", price="19.90", kind="book", category=[livres])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Brioche", "Le Sentier des écluses", "Pain de campagne"]),
        ("?boutique=le-fil-de-leau", ["Le Sentier des écluses"]),
        ("?stock=1", ["Le Sentier des écluses", "Pain de campagne"]),
        ("?tri=prix", ["Pain de campagne", "Brioche", "Le Sentier des écluses"]),
        ("?tri=prix-haut", ["Le Sentier des écluses", "Brioche", "Pain de campagne"]),
        ("?tri=nouveau", ["Le Sentier des écluses", "Brioche", "Pain de campagne"]),
        ("?tri=par-argent", ["Brioche", "Le Sentier des écluses", "Pain de campagne"]),
        ("?q=ECLUSE", ["Le Sentier des écluses"]),
        ("?q=broiche", ["Brioche"]),
        ("?q=pains", ["Pain de campagne", "Brioche"]),
        ("?q=livre+campagne", []),
        ("?q=xylophone", []),
    ],
)
def test_the_list_answers_what_was_asked(client, stalls, query, found):
    assert titles(client.get(LIST + query)) == found


def test_a_department_shows_what_stands_beneath_it(client, bread):
    above = factories.category("Boulangerie")
    bread.categories.add(factories.category("Pains au levain", parent=above))
    assert titles(client.get("/annecy/marche/categorie/boulangerie/")) == ["Pain de campagne"]


def test_a_department_nobody_made_is_not_there(client, bread):
    assert client.get("/annecy/marche/categorie/meubles/").status_code == 404


def test_a_list_goes_on_in_pages(client, bread, boulangerie):
    for number in range(30):
        factories.product(shop=boulangerie, title=f"Miche {number:02d}")
    assert len(titles(client.get(f"{LIST}?page=2"))) == 31 - PER_PAGE


def test_page_numbers_keep_what_was_asked(client, bread, boulangerie):
    for number in range(30):
        factories.product(shop=boulangerie, title=f"Miche {number:02d}")
    assert "?q=miche&amp;page=2" in text(client.get(f"{LIST}?q=miche"))


def test_a_page_there_is_not_is_not_found(client, bread):
    assert client.get(f"{LIST}?page=9").status_code == 404


# ---- a product's page
def page(client, product) -> str:
    return text(client.get(product.get_absolute_url()))


def test_a_product_page_has_one_way_into_the_basket(client, bread, boulangerie):
    factories.product(shop=boulangerie, title="Brioche")
    assert page(client, bread).count("au panier") == 1


def test_what_can_not_be_withdrawn_from_says_so_before_buying(client, open_annecy, boulangerie):
    product = factories.product(shop=boulangerie, exemption="perishable")
    assert "L221-28" in page(client, product)


def test_ingredients_are_read_before_buying(client, open_annecy, boulangerie):
    product = factories.product(shop=boulangerie, kind="food", facts={"ingredients": "farine", "allergens": "gluten"})
    shown = page(client, product)
    assert "Ingrédients" in shown
    assert "gluten" in shown


def test_alcohol_comes_with_its_warning(client, open_annecy, boulangerie):
    product = factories.product(shop=boulangerie, kind="alcohol", facts={"degree": "12,5"})
    shown = page(client, product)
    assert "18\xa0ans" in shown.replace("\u202f", "\xa0") or "18 ans" in shown
    assert "12,5" in shown


def test_what_is_weighed_says_what_a_weight_costs_at_most(client, open_annecy, boulangerie):
    shown = page(client, factories.weighed(shop=boulangerie, stock=100))
    assert "250\xa0g" in shown
    assert re.search(r"6,70\s€ au plus", shown)


def test_no_weight_is_offered_that_is_not_there(client, open_annecy, boulangerie):
    shown = page(client, factories.weighed(shop=boulangerie, stock=3))
    assert "150\xa0g" in shown
    assert "200\xa0g" not in shown


def test_what_is_sold_out_can_not_be_bought(client, open_annecy, boulangerie):
    shown = page(client, factories.product(shop=boulangerie, stock=0))
    assert "Ajouter au panier" not in shown
    assert "Épuisé" in shown


def test_the_price_of_a_kilo_is_told(client, open_annecy, boulangerie):
    shown = page(client, factories.product(shop=boulangerie, price="4.90", net_quantity=800))
    assert re.search(r"6,13\s€ le\skg", shown)


def test_a_shop_without_vat_says_why(client, open_annecy, boulangerie):
    product = factories.product(shop=boulangerie)
    boulangerie.member.is_vat_exempt = True
    boulangerie.member.save()
    assert "293" in page(client, product)


def test_a_fact_that_a_kind_does_not_have_is_refused(boulangerie):
    with pytest.raises(ValueError, match="ingredients"):
        factories.product(shop=boulangerie, kind="book", facts={"ingredients": "papier"})


def test_an_unknown_kind_is_refused(boulangerie):
    with pytest.raises(ValueError, match="use one of"):
        products.create(shop=boulangerie, title="Rien", price=1, kind="service")
