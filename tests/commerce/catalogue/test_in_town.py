import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from commerce.catalogue import kinds
from pages import context, sitemaps, tree
from shop_pages import products
from shop_pages.products import Mode
from tests import factories as cast
from tests.commerce import factories


def labels(city) -> list[str]:
    return [str(entry.label) for entry in context.navigation(city)]


def test_an_open_market_has_a_basket_in_the_header(open_annecy):
    assert "Panier" in labels(open_annecy)


def test_a_shut_market_has_no_basket_in_the_header(annecy):
    assert "Panier" not in labels(annecy)


def test_merchants_find_their_desk_from_every_town(annecy):
    assert "Connexion commerçant" in labels(annecy)


def test_the_platforms_own_pages_have_neither():
    assert not {"Panier", "Connexion commerçant"} & set(labels(None))


def test_a_town_page_leads_into_its_open_market(client, open_annecy, bread):
    tree.ensure_home()
    tree.ensure_city_page(open_annecy)
    shown = client.get("/annecy/").content.decode()
    assert "Le marché est ouvert" in shown
    assert "Entrer au marché" in shown


def test_a_town_page_says_nothing_of_a_shut_market(client, annecy, boulangerie):
    factories.product(shop=boulangerie)
    tree.ensure_home()
    tree.ensure_city_page(annecy)
    assert "Entrer au marché" not in client.get("/annecy/").content.decode()


def paths(city) -> list[str]:
    return [address.path for function in sitemaps.registry.sitemaps for address in function(city)]


def test_search_engines_are_told_of_an_open_market(open_annecy, bread):
    bread.categories.add(factories.category("Pains"))
    assert paths(open_annecy) == [
        "/annecy/marche/",
        "/annecy/marche/categorie/pains/",
        "/annecy/marche/pain-de-campagne/",
    ]


def test_search_engines_are_told_nothing_of_a_shut_market(annecy, boulangerie):
    factories.product(shop=boulangerie)
    assert paths(annecy) == []


# ---- the products block of a shop's own pages
def test_a_shops_page_shows_its_newest_products(open_annecy, bread, boulangerie):
    factories.product(shop=boulangerie, title="Brioche")
    assert [card.title for card in products.cards(boulangerie)] == ["Brioche", "Pain de campagne"]


def test_a_shops_page_shows_nothing_while_the_market_is_shut(boulangerie):
    factories.product(shop=boulangerie)
    assert products.cards(boulangerie) == []


def test_a_shops_page_shows_what_the_shop_puts_forward(open_annecy, bread, boulangerie):
    factories.product(shop=boulangerie, title="Brioche")
    bread.priority = 1
    bread.save()
    assert products.cards(boulangerie, Mode.CHOSEN)[0].title == "Pain de campagne"


def test_a_shops_page_shows_one_department(open_annecy, bread, boulangerie):
    factories.product(shop=boulangerie, title="Brioche", category=factories.category("Viennoiseries"))
    assert [card.title for card in products.cards(boulangerie, Mode.CATEGORY, category="viennoiserieS")] == ["Brioche"]


def test_a_product_block_leads_into_the_basket(open_annecy, bread, boulangerie):
    assert products.cards(boulangerie)[0].add_url == f"/annecy/panier/ajouter/{bread.pk}/"


def test_a_block_of_twenty_products_costs_what_one_costs(open_annecy, bread, boulangerie):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            products.cards(boulangerie, limit=30)
        return len(asked)

    before = cost()
    for _more in range(19):
        factories.product(shop=boulangerie)
    assert cost() == before


# ---- kinds
@pytest.mark.django_db
def test_kinds_can_be_made_again_and_again():
    kinds.ensure_kinds()
    before = get_model("catalogue", "ProductAttribute").objects.count()
    kinds.ensure_kinds()
    assert get_model("catalogue", "ProductAttribute").objects.count() == before > 0


def test_a_town_elsewhere_sees_nothing_of_it(client, open_annecy, bread, dinan):
    cast.fill_market(dinan, to=10)
    assert paths(dinan) == ["/dinan/marche/"]
