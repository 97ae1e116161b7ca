"""Products and shops that a customer wants to find again."""

from urllib.parse import urlencode

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commerce.catalogue.models import Product
from commerce.customer import erasing, favourites
from commerce.customer.models import Favourite
from membership.models import Shop
from tests import factories as people
from tests.commerce import factories
from tests.commerce.customer.conftest import account
from tests.commerce.customer.test_exporting import opened
from tests.shop_pages.conftest import provide

PAGE = account("annecy", "favoris/")
HERE = {"Sec-Fetch-Site": "same-origin"}


def heart(thing) -> str:
    return PAGE + (f"commerce/{thing.slug}/" if isinstance(thing, Shop) else f"produit/{thing.pk}/")


def press(client, thing, keep="yes", headers=None):
    return client.post(heart(thing), {"keep": keep}, headers=headers or HERE)


@pytest.fixture
def customer(client, chloe, open_annecy):
    people.sign_in(client, chloe)
    return client


def test_a_product_is_kept(customer, chloe, bread):
    assert press(customer, bread).url == PAGE
    page = customer.get(PAGE).text
    assert "Pain de campagne" in page
    assert bread.get_absolute_url() in page


def test_a_shop_is_kept(customer, boulangerie):
    press(customer, boulangerie)
    assert boulangerie.get_absolute_url() in customer.get(PAGE).text


def test_kept_by_impatient_hands_it_is_there_once(customer, bread, boulangerie):
    for _time in range(2):
        press(customer, bread)
        press(customer, boulangerie)
    assert Favourite.objects.count() == 2


def test_one_is_let_go(customer, bread, boulangerie):
    press(customer, bread)
    press(customer, boulangerie)
    press(customer, bread, keep="no")
    assert "n’est plus dans vos favoris" in customer.get(PAGE).text
    assert Favourite.objects.get().shop == boulangerie
    press(customer, boulangerie, keep="no")
    assert not Favourite.objects.exists()


def test_a_visitor_is_asked_in_and_comes_back(client, open_annecy, bread, boulangerie):
    for thing in (bread, boulangerie):
        back = urlencode({"next": thing.get_absolute_url()})
        assert press(client, thing).url == f"/annecy/mon-compte/connexion/?{back}"
    assert not Favourite.objects.exists()


def test_another_site_presses_no_heart(customer, bread):
    assert press(customer, bread, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not Favourite.objects.exists()


def test_a_link_presses_no_heart(customer, bread):
    assert customer.get(heart(bread)).status_code == 405


def test_what_belongs_to_another_town_is_not_found(customer, dinan, fleuriste):
    product = factories.product(shop=fleuriste)
    assert press(customer, product).status_code == 404
    assert press(customer, fleuriste).status_code == 404


def test_everybodys_page_has_the_same_heart(customer, bread, boulangerie):
    provide(boulangerie)
    press(customer, bread)
    press(customer, boulangerie)
    for address in (bread.get_absolute_url(), boulangerie.get_absolute_url()):
        assert customer.get(address).text == Client().get(address).text
        assert 'data-favourite="' in Client().get(address).text


def test_a_standard_shops_page_has_one_too(client, fleuriste):
    provide(fleuriste)
    assert f'data-favourite="shop-{fleuriste.pk}"' in client.get(fleuriste.get_absolute_url()).text


def test_the_personal_answer_names_what_is_kept(customer, bread, boulangerie):
    press(customer, bread)
    press(customer, boulangerie)
    told = customer.get(account("annecy", "etat/")).json()
    assert told["favourites"] == [f"product-{bread.pk}", f"shop-{boulangerie.pk}"]
    page = Client().get(bread.get_absolute_url()).text
    for mark in told["favourites"]:
        assert f'data-favourite="{mark}"' in page


def test_somebody_elses_are_not_shown(customer, annecy, bread):
    favourites.keep_product(user=people.user(email="autre@example.org", city=annecy), product=bread)
    assert "Pain de campagne" not in customer.get(PAGE).text
    press(customer, bread, keep="no")
    assert Favourite.objects.count() == 1


def test_what_is_no_longer_sold_says_so(customer, chloe, bread):
    favourites.keep_product(user=chloe, product=bread)
    Product.objects.everywhere().update(is_public=False)
    page = customer.get(PAGE).text
    assert "plus en vente pour l’instant" in page
    assert bread.get_absolute_url() not in page


def test_while_the_market_is_shut_nothing_leads_into_it(client, chloe, bread):
    favourites.keep_product(user=chloe, product=bread)
    people.sign_in(client, chloe)
    page = client.get(PAGE).text
    assert "Le marché est fermé" in page
    assert bread.get_absolute_url() not in page


def test_nothing_kept_says_how(customer):
    assert "appuyez sur" in customer.get(PAGE).text


def test_twenty_cost_as_much_as_one(customer, chloe, boulangerie, open_annecy):
    def cost() -> int:
        with CaptureQueriesContext(connection) as found:
            customer.get(PAGE)
        return len(found)

    def keep() -> None:
        favourites.keep_product(user=chloe, product=factories.product(shop=boulangerie))
        favourites.keep_shop(user=chloe, shop=people.shop(city=chloe.city))

    keep()
    customer.get(PAGE)
    before = cost()
    for _time in range(19):
        keep()
    assert cost() == before


def test_a_favourite_is_one_thing(chloe, bread, boulangerie):
    for values in ({}, {"product": bread, "shop": boulangerie}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Favourite.objects.create(user=chloe, **values)


def test_they_are_taken_along(chloe, bread, boulangerie):
    favourites.keep_product(user=chloe, product=bread)
    favourites.keep_shop(user=chloe, shop=boulangerie)
    told = opened(chloe).read("compte/favoris.csv").decode("utf-8-sig")
    assert "Pain de campagne" in told
    assert told.count("Boulangerie Pernet") == 2


def test_they_go_with_the_account(chloe, bread):
    favourites.keep_product(user=chloe, product=bread)
    erasing.erase(user=chloe)
    assert not Favourite.objects.exists()


def test_nobody_reads_them_without_signing_in(client, annecy):
    assert "/connexion/" in client.get(PAGE).url
