"""A delivery in the second step: which zone, for how much, and how to reach who waits for it."""

import pytest

from commerce.customer import addresses
from commerce.order.addresses import DeliveryAddress
from commerce.order.models import Order, Purchase
from commerce.shipping.models import DeliveryZone
from tests import factories as people
from tests.commerce import factories

CHECKOUT, BASKET = "/annecy/commande/", "/annecy/panier/"
HOME = {
    "first_name": "Chloé",
    "last_name": "Martin",
    "line1": "1, rue du Lac",
    "postcode": "74000",
    "town": "Annecy",
    "phone": "+33 (0)6 39 98 20 01",
    "instructions": "Sonnez deux fois",
}


@pytest.fixture
def shopper(client, card_shops, annecy, bread, boulangerie, chloe):
    """Two loaves, 9.80 €, from a bakery with two zones: 74000 for 2.50 €, 74940 for 4.50 € from 20 € on."""
    near, far = factories.zone("74000", fee="2.50"), factories.zone("74940", fee="4.50", minimum="20")
    factories.delivers(boulangerie, near, far)
    factories.basket(annecy, (bread, 2), owner=chloe)
    people.sign_in(client, chloe)
    return client


@pytest.fixture
def answers(boulangerie):
    return {f"way_{boulangerie.pk}": "home", **HOME}


def plain(answer) -> str:
    return answer.content.decode().replace("\u202f", " ").replace("\xa0", " ")


def minimum(amount: str) -> None:
    DeliveryZone.objects.update(minimum=amount)


def test_a_delivery_costs_what_its_zone_asks(shopper, answers):
    shopper.post(CHECKOUT + "comment/", answers)
    assert "2,50 €" in plain(shopper.get(CHECKOUT + "payer/"))
    shopper.post(CHECKOUT + "payer/", {"total": "12.30"})
    order = Order.objects.get()
    assert str(order.shipping_incl_tax) == "2.50"
    assert order.shipping_address.notes == "Sonnez deux fois"


def test_a_telephone_is_kept_as_one_reads_it(shopper, answers):
    shopper.post(CHECKOUT + "comment/", answers)
    shopper.post(CHECKOUT + "payer/", {"total": "12.30"})
    assert str(Order.objects.get().shipping_address.phone_number) == "06 39 98 20 01"


@pytest.mark.parametrize(
    ("typed", "told"), [("", "il nous faut cette indication"), ("06 39 98", "compte dix chiffres")]
)
def test_who_is_delivered_gives_a_telephone(shopper, answers, typed, told):
    answer = shopper.post(CHECKOUT + "comment/", answers | {"phone": typed})
    assert told in plain(answer)
    assert "Sonnez deux fois" in plain(answer)


def test_nobody_needs_a_telephone_to_pass_by(shopper, answers, boulangerie):
    answers |= {f"way_{boulangerie.pk}": "pickup", "phone": ""}
    assert shopper.post(CHECKOUT + "comment/", answers).status_code == 302


def test_the_telephone_of_the_account_is_proposed(shopper, chloe):
    chloe.phone = "06 39 98 20 09"
    chloe.save()
    assert 'value="06 39 98 20 09"' in plain(shopper.get(CHECKOUT + "comment/"))


def test_under_the_minimum_of_the_address_one_is_told(shopper, answers):
    page = plain(shopper.post(CHECKOUT + "comment/", answers | {"postcode": "74940"}))
    assert "Encore 10,20 € chez Boulangerie Pernet pour être livré à cette adresse." in page


def test_under_every_minimum_delivery_is_shown_and_can_not_be_chosen(shopper, answers):
    minimum("15")
    page = plain(shopper.get(CHECKOUT + "comment/"))
    assert 'value="home" disabled' in page
    assert "Encore 5,20 € chez ce commerce pour être livré." in page
    assert "pour être livré à cette adresse" in plain(shopper.post(CHECKOUT + "comment/", answers))


def test_a_basket_that_shrank_under_the_minimum_leads_back(shopper, answers):
    shopper.post(CHECKOUT + "comment/", answers)
    minimum("15")
    answer = shopper.get(CHECKOUT + "payer/", follow=True)
    assert answer.redirect_chain[-1][0] == CHECKOUT + "comment/"
    assert "Encore 5,20 € chez Boulangerie Pernet pour être livré à cette adresse." in plain(answer)


def test_placing_asks_the_minimum_again(shopper, answers):
    shopper.post(CHECKOUT + "comment/", answers)
    minimum("15")
    answer = shopper.post(CHECKOUT + "payer/", {"total": "12.30"}, follow=True)
    assert "Rien n’a été commandé" in plain(answer)
    assert not Purchase.objects.exists()


# ---- the basket
def test_the_basket_says_the_range_to_who_is_not_known(shopper):
    assert "Encore 10,20 € au plus, selon votre adresse, chez ce commerce pour être livré." in plain(
        shopper.get(BASKET)
    )


@pytest.mark.parametrize(("postcode", "is_missing"), [("74940", True), ("74000", False)])
def test_the_basket_says_what_the_usual_address_asks(shopper, chloe, postcode, is_missing):
    addresses.add(user=chloe, address=DeliveryAddress("Chloé", "Martin", "1, rue", postcode, "Annecy"))
    page = plain(shopper.get(BASKET))
    assert ("Encore 10,20 € chez ce commerce pour être livré." in page) == is_missing
    assert "selon votre adresse" not in page


def test_zones_of_twenty_shops_cost_as_much_as_of_one(shopper, annecy, chloe, django_assert_max_num_queries):
    basket = factories.basket_of(chloe)

    def cost(page: str) -> int:
        with django_assert_max_num_queries(200) as counted:
            shopper.get(page)
        return len(counted)

    pages = (BASKET, CHECKOUT + "comment/", "/annecy/marche/?livraison=1")
    few = [cost(page) and cost(page) for page in pages]
    for number in range(19):
        shop = people.shop(city=annecy, name=f"Échoppe {number}", pro=True)
        factories.card_account(shop)
        factories.delivers(shop, factories.zone("74000", fee="2"), factories.zone("74940", fee="3"))
        basket.add_product(factories.product(shop=shop), 1)
    assert [cost(page) for page in pages] == few
