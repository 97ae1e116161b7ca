import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commerce.basket.models import Basket, Line
from commerce.order import placing
from commerce.partner import stock
from kit import clock
from membership import current
from membership.models import Subscription
from tests import factories as cast
from tests.commerce import factories
from tests.pages import contract

BASKET = "/annecy/panier/"
OWN = {"sec-fetch-site": "same-origin"}


def add(client, product, town="annecy", headers=OWN, **posted):
    return client.post(f"/{town}/panier/ajouter/{product.pk}/", posted, headers=headers)


def lines(**which) -> list[tuple[str, int]]:
    found = Line.objects.filter(**which).order_by("pk").values_list("product__title", "quantity")
    return list(found)


def shown(client) -> str:
    """The page's words, with plain spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get(BASKET).content.decode()))


# ---- adding
def test_what_is_added_is_in_the_basket(client, bread):
    assert add(client, bread, quantity=2).headers["Location"] == BASKET
    assert lines() == [("Pain de campagne", 2)]


def test_the_same_again_is_one_line(client, bread):
    add(client, bread, quantity=2)
    add(client, bread, quantity=1)
    assert lines() == [("Pain de campagne", 3)]


def test_a_weight_becomes_the_portions_that_make_it_up(client, cheese):
    add(client, cheese, grams=220)
    assert lines() == [("Comté", 5)]


def test_a_chosen_weight_is_its_portions(client, cheese):
    add(client, cheese, quantity=4, grams="")
    assert lines() == [("Comté", 4)]


@pytest.mark.parametrize("quantity", ["", "0", "-3", "deux", "²"])
def test_what_is_no_number_adds_one(client, bread, quantity):
    add(client, bread, quantity=quantity)
    assert lines() == [("Pain de campagne", 1)]


def test_more_than_there_is_is_refused(client, bread):
    add(client, bread, quantity=6)
    assert lines() == []
    assert "Il ne reste que 5" in shown(client)


def test_the_basket_counts_towards_what_there_is(client, bread):
    add(client, bread, quantity=4)
    add(client, bread, quantity=2)
    assert lines() == [("Pain de campagne", 4)]


def test_what_is_sold_out_is_refused(client, bread):
    bread.stockrecords.update(num_in_stock=0)
    add(client, bread)
    assert lines() == []


def test_a_basket_holds_no_more_than_a_household_buys(client, open_annecy, boulangerie):
    product = factories.product(shop=boulangerie, mode="uncounted")
    add(client, product, quantity=501)
    assert lines() == []


def test_a_product_of_dinan_can_not_be_added_in_annecy(client, bread, dinan):
    cast.fill_market(dinan, to=10)
    there = factories.product(shop=cast.shop(city=dinan, pro=True))
    assert add(client, there).status_code == 404


def test_nothing_can_be_added_while_the_market_is_shut(client, annecy, boulangerie):
    product = factories.product(shop=boulangerie)
    assert add(client, product).status_code == 404
    assert not Basket.objects.exists()


def test_a_shop_that_lost_pro_sells_nothing(client, bread, boulangerie, annecy):
    cast.shop(city=annecy, pro=True)  # the market stays open without it
    Subscription.objects.filter(shop=boulangerie).update(pro_until=clock.now())
    assert add(client, bread).status_code == 404


def test_looking_at_the_address_adds_nothing(client, bread):
    assert client.get(f"/annecy/panier/ajouter/{bread.pk}/").status_code == 405


def test_who_has_scripts_stays_on_the_page(client, bread):
    response = add(client, bread, headers={**OWN, "hx-request": "true"})
    assert "est dans votre panier" in response.content.decode()
    assert "<html" not in response.content.decode()


def test_a_refusal_is_told_on_the_page_too(client, bread):
    response = add(client, bread, headers={**OWN, "hx-request": "true"}, quantity=9)
    assert "Il ne reste que 5" in response.content.decode()


# ---- where the form was sent from
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 302),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"origin": "http://testserver"}, 302),
        ({"origin": "https://testserver"}, 403),
        ({"origin": "http://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, 403),
        ({}, 302),
    ],
)
def test_only_our_own_pages_can_fill_a_basket(bread, headers, status):
    assert add(Client(enforce_csrf_checks=True), bread, headers=headers).status_code == status


def test_changing_a_line_needs_the_forms_token(client, bread):
    strict = Client(enforce_csrf_checks=True)
    add(strict, bread)
    assert strict.post(f"{BASKET}ligne/{Line.objects.get().pk}/", {"remove": "1"}).status_code == 403


# ---- one basket a town
def test_the_cookie_is_good_in_its_town_only(client, bread):
    cookie = add(client, bread).cookies["panier_annecy"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/annecy/", True, "Lax")


def test_a_cookie_carried_to_another_town_is_worth_nothing(client, bread, dinan):
    cast.fill_market(dinan, to=10)
    value = add(client, bread).cookies["panier_annecy"].value
    other = Client()
    other.cookies["panier_dinan"] = value
    assert "Votre panier est vide" in other.get("/dinan/panier/").content.decode()


def test_a_forged_cookie_is_worth_nothing(client, bread):
    add(client, bread)
    other = Client()
    other.cookies["panier_annecy"] = f"{Basket.objects.get().pk}:forged"
    response = other.get(BASKET)
    assert "Votre panier est vide" in response.content.decode()
    assert response.cookies["panier_annecy"]["path"] == "/annecy/"


def test_looking_at_an_empty_basket_makes_none(client, open_annecy):
    response = client.get(BASKET)
    assert not Basket.objects.exists()
    assert "panier_annecy" not in response.cookies


def test_the_basket_page_is_never_kept(client, open_annecy):
    assert "no-store" in client.get(BASKET).headers["Cache-Control"]


def test_visitors_pages_know_nothing_of_the_basket(bread):
    client = Client()
    add(client, bread)
    response = contract.get_without_writing(client, "/annecy/marche/")
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()


def test_there_is_no_basket_outside_a_town(rf, client, open_annecy):
    assert client.get("/faq/").wsgi_request.basket is None


def test_there_is_no_basket_at_the_desk(client, open_annecy, boulangerie):
    cast.sign_in(client, boulangerie.person)
    assert client.get("/annecy/tableau-de-bord/").wsgi_request.basket is None


# ---- signing in
def test_a_customers_basket_is_there_on_another_device(client, bread, chloe):
    cast.sign_in(client, chloe)
    add(client, bread, quantity=2)
    other = Client()
    cast.sign_in(other, chloe)
    assert "Pain de campagne" in shown(other)


def test_what_was_chosen_before_signing_in_comes_along(client, bread, chloe):
    add(client, bread, quantity=2)
    cast.sign_in(client, chloe)
    response = client.get(BASKET)
    assert lines(basket__owner=chloe, basket__status="Open") == [("Pain de campagne", 2)]
    assert response.cookies["panier_annecy"].value == ""


def test_the_larger_number_is_kept_of_what_is_in_both(client, bread, chloe, annecy):
    factories.basket(annecy, (bread, 3), owner=chloe)
    add(client, bread, quantity=2)
    cast.sign_in(client, chloe)
    client.get(BASKET)
    assert lines(basket__owner=chloe, basket__status="Open") == [("Pain de campagne", 3)]


def test_a_cookie_kept_from_before_signing_in_opens_nothing(client, bread, chloe):
    kept = add(client, bread, quantity=2).cookies["panier_annecy"].value
    cast.sign_in(client, chloe)
    client.get(BASKET)
    other = Client()
    other.cookies["panier_annecy"] = kept
    assert "Votre panier est vide" in other.get(BASKET).content.decode()


def test_a_customers_basket_is_not_asked_for_by_a_cookie(client, bread, chloe, annecy):
    factories.basket(annecy, (bread, 3), owner=chloe)
    assert "Votre panier est vide" in client.get(BASKET).content.decode()


def test_baskets_of_two_towns_are_apart(client, bread, dinan):
    cast.fill_market(dinan, to=10)
    add(client, bread)
    add(client, factories.product(shop=cast.shop(city=dinan, pro=True), title="Sablé"), town="dinan")
    assert "Sablé" not in shown(client)
    assert Basket.objects.count() == 2


# ---- changing
@pytest.fixture
def filled(client, bread):
    """Two loaves in the client's basket; answers the line's address."""
    add(client, bread, quantity=2)
    return f"{BASKET}ligne/{Line.objects.get().pk}/"


@pytest.mark.parametrize(
    ("posted", "left"),
    [
        ({"quantity": "4"}, [("Pain de campagne", 4)]),
        ({"quantity": "2", "step": "1"}, [("Pain de campagne", 3)]),
        ({"quantity": "2", "step": "-1"}, [("Pain de campagne", 1)]),
        ({"quantity": "1", "step": "-1"}, []),
        ({"quantity": "0"}, []),
        ({"quantity": "3", "remove": "1"}, []),
        ({"quantity": "trois"}, [("Pain de campagne", 2)]),
        ({"quantity": "6"}, [("Pain de campagne", 2)]),
        ({"quantity": "2", "step": "100"}, [("Pain de campagne", 2)]),
    ],
)
def test_a_line_can_be_changed(client, filled, posted, left):
    client.post(filled, posted)
    assert lines() == left


def test_fewer_is_always_possible(client, filled, bread):
    bread.stockrecords.update(num_in_stock=0)
    client.post(filled, {"quantity": "1"})
    assert lines() == [("Pain de campagne", 1)]


def test_nobody_changes_anothers_basket(filled):
    Client().post(filled, {"remove": "1"})
    assert lines() == [("Pain de campagne", 2)]


def test_a_line_taken_out_in_another_tab_is_no_error(client, filled):
    client.post(filled, {"remove": "1"})
    assert client.post(filled, {"quantity": "3"}).status_code == 302


# ---- what the page says
def test_the_basket_is_grouped_by_shop(client, bread, cheese):
    add(client, bread)
    add(client, cheese, quantity=5)
    page = client.get(BASKET)
    assert [part.shop.name for part in page.context["shown"].parts] == ["Boulangerie Pernet", "Le Fil de l’eau"]


def test_a_weighed_line_says_about_how_much_at_most_what(client, cheese):
    add(client, cheese, quantity=5)
    assert re.search("environ 250 g, au plus 6,70 €", shown(client))


def test_cards_are_paid_now_the_rest_in_the_shop(client, bread, cheese, boulangerie):
    factories.card_account(boulangerie)
    add(client, bread, quantity=2)
    add(client, cheese, quantity=5)
    recap = client.get(BASKET).context["shown"].recap
    assert (recap.by_card, recap.in_shop) == (Decimal("9.80"), Decimal("6.70"))


def test_a_price_that_changed_is_told(client, filled, bread, boulangerie):
    stock.set_price(factories.record(bread), Decimal("5.20"), boulangerie.person)
    assert re.search("5,20 € au lieu de 4,90 €", shown(client))


def test_a_price_is_agreed_to_by_touching_the_line(client, filled, bread, boulangerie):
    stock.set_price(factories.record(bread), Decimal("5.20"), boulangerie.person)
    client.post(filled, {"quantity": "3"})
    assert "au lieu de" not in shown(client)


def test_a_stock_that_ran_out_is_told(client, filled, bread):
    bread.stockrecords.update(num_in_stock=0)
    assert "est parti" in shown(client)


def test_a_stock_that_got_too_small_is_told(client, filled, bread):
    bread.stockrecords.update(num_in_stock=1)
    assert "Il ne reste que 1" in shown(client)


def test_what_was_taken_from_sale_is_told(client, filled, bread):
    bread.is_public = False
    bread.save()
    assert "n’est plus en vente" in shown(client)


def test_the_basket_leads_to_ordering(client, filled):
    assert '/annecy/commande/">Passer commande</a>' in client.get(BASKET).content.decode()


def test_a_basket_is_kept_while_the_market_is_shut(client, filled, annecy):
    Subscription.objects.update(pro_until=clock.now())
    assert client.get(BASKET).status_code == 404
    assert lines() == [("Pain de campagne", 2)]


def test_a_payment_under_way_can_be_resumed_or_given_up(client, bread, chloe, annecy, boulangerie):
    factories.card_account(boulangerie)
    basket = factories.basket(annecy, (bread, 2), owner=chloe)
    with current.in_city(annecy):
        placing.place(basket=basket, user=chloe, choices={})
    cast.sign_in(client, chloe)
    page = client.get(BASKET).content.decode()
    assert "Paiement en cours" in page
    assert 'action="/annecy/commande/reprendre/"' in page
    assert 'action="/annecy/commande/abandonner/"' in page
    assert "Passer commande" not in page


def test_twenty_lines_cost_what_one_costs(client, bread, boulangerie, annecy, chloe):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(BASKET).status_code == 200
        return len(asked)

    cast.sign_in(client, chloe)
    add(client, bread)
    client.get(BASKET)  # what was said is forgotten
    before = cost()
    for number in range(19):
        shop = cast.shop(city=annecy, pro=True) if number % 4 == 0 else boulangerie
        factories.card_account(shop) if number % 8 == 0 else None
        add(client, factories.product(shop=shop))
    client.get(BASKET)
    assert cost() == before
