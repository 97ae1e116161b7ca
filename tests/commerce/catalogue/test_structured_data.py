"""What search engines are told of products, and what goes with a link to one."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.catalogue.models import Product
from kit import clock
from membership.models import Subscription
from tests import structured
from tests.commerce import factories

BREAD = "/annecy/marche/pain-de-campagne/"


def told(client, path: str = BREAD) -> dict:
    return structured.the(client.get(path).text, "Product")


def test_a_product_is_told_with_its_price_and_who_sells_it(client, bread):
    found = told(client)
    assert found["name"] == "Pain de campagne"
    offer = found["offers"]
    assert (offer["price"], offer["priceCurrency"]) == ("4.90", "EUR")
    assert offer["availability"] == "https://schema.org/InStock"
    assert offer["seller"]["@id"] == "http://testserver/annecy/boulangerie-pernet/#commerce"
    assert offer["seller"]["@type"] == "Bakery"


def test_what_is_sold_out_is_told_so(client, open_annecy, boulangerie):
    factories.product(shop=boulangerie, title="Brioche", stock=0)
    assert told(client, "/annecy/marche/brioche/")["offers"]["availability"] == "https://schema.org/OutOfStock"


def test_what_is_weighed_has_a_price_a_kilo(client, open_annecy, boulangerie):
    factories.weighed(shop=boulangerie, title="Comté", price="26.80")
    offer = told(client, "/annecy/marche/comte/")["offers"]
    assert "price" not in offer
    assert offer["priceSpecification"]["price"] == "26.80"
    assert offer["priceSpecification"]["referenceQuantity"]["unitCode"] == "KGM"


@pytest.mark.parametrize(
    ("exemption", "category"),
    [("", "MerchantReturnFiniteReturnWindow"), ("perishable", "MerchantReturnNotPermitted")],
)
def test_the_right_of_withdrawal_is_told_as_the_law_has_it(client, bread, exemption, category):
    Product.objects.everywhere().update(withdrawal_exemption=exemption)
    policy = told(client)["offers"]["hasMerchantReturnPolicy"]
    assert policy["returnPolicyCategory"] == f"https://schema.org/{category}"
    assert policy.get("merchantReturnDays") == (None if exemption else 14)


def test_nothing_is_offered_in_a_market_that_is_shut(client, bread):
    Subscription.objects.exclude(shop=bread.shop).update(pro_until=clock.now() - timedelta(days=1))
    for path in (BREAD, "/annecy/marche/", "/annecy/", "/annecy/boulangerie-pernet/"):
        kinds = {part["@type"] for part in structured.parts(structured.things(client.get(path).text))}
        assert not kinds & {"Product", "Offer"}, path


def test_another_title_keeps_the_address(client, bread):
    bread.title = "Grand pain de campagne"
    bread.save()
    page = client.get(BREAD)
    assert page.status_code == 200
    assert "<title>Grand pain de campagne, Boulangerie Pernet à Annecy</title>" in page.text


def test_a_link_to_a_product_shows_a_picture(client, bread):
    assert client.get(BREAD).text.count('property="og:image"') == 1


def test_a_long_title_leaves_out_what_does_not_fit(client, open_annecy, boulangerie):
    factories.product(shop=boulangerie, title="Le très grand pain de campagne aux sept farines et aux noix du pays")
    path = re.search(r'href="(/annecy/marche/le-tres[^"]*)"', client.get("/annecy/marche/").text)[1]
    title = re.search(r"<title>(.*?)</title>", client.get(path).text)[1]
    assert title == "Le très grand pain de campagne aux sept farines et aux noix du…"


def test_each_page_of_the_market_is_an_address_of_its_own(client, open_annecy, boulangerie):
    for _number in range(25):
        factories.product(shop=boulangerie)
    assert (
        '<link rel="canonical" href="http://testserver/annecy/marche/?page=2">'
        in client.get("/annecy/marche/?tri=prix&page=2").text
    )
    assert (
        '<link rel="canonical" href="http://testserver/annecy/marche/">' in client.get("/annecy/marche/?tri=prix").text
    )


def test_a_search_in_the_market_is_not_indexed(client, bread):
    assert '<meta name="robots" content="noindex">' in client.get("/annecy/marche/?q=pain").text
    assert "noindex" not in client.get("/annecy/marche/").text


def test_a_list_is_told_in_the_order_it_is_shown(client, bread, boulangerie):
    factories.product(shop=boulangerie, title="Brioche")
    items = structured.the(client.get("/annecy/marche/").text, "ItemList")["itemListElement"]
    assert [each["name"] for each in items] == ["Brioche", "Pain de campagne"]


def test_more_products_cost_no_more_queries(client, bread, boulangerie):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/annecy/marche/")
        return len(queries)

    before = cost()
    for _number in range(19):
        factories.product(shop=boulangerie)
    assert cost() == before
