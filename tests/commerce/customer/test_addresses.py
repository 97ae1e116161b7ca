"""A customer's address book, and what checkout makes of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.customer import addresses
from commerce.order.addresses import DeliveryAddress
from commerce.order.models import Order
from tests import factories as people
from tests.commerce import factories
from tests.commerce.customer.conftest import account

BOOK = account("annecy", "adresses/")
WAYS = "/annecy/commande/comment/"
TYPED = {
    "first_name": "Chloé",
    "last_name": "Martin",
    "line1": "1, rue du Lac",
    "line2": "",
    "postcode": "74000",
    "town": "Annecy",
    "phone": "04 65 71 00 42",
    "instructions": "Sonner fort",
}


def address(line1: str = "1, rue du Lac", **more: str) -> DeliveryAddress:
    return DeliveryAddress(**{**TYPED, "line1": line1, **more})


@pytest.fixture
def customer(client, chloe):
    people.sign_in(client, chloe)
    return client


@pytest.fixture
def home(chloe):
    return addresses.add(user=chloe, address=address())


@pytest.fixture
def work(chloe, home):
    return addresses.add(user=chloe, address=address("2, quai de la Tournette"))


def lines(user) -> list[str]:
    return [each.line1 for each in addresses.of(user)]


def test_an_address_is_added_with_all_that_was_typed(customer, chloe):
    assert customer.post(BOOK + "nouvelle/", TYPED).url == BOOK
    assert addresses.as_typed(addresses.of(chloe).get()) == address()
    page = customer.get(BOOK).text
    assert "1, rue du Lac" in page
    assert "Sonner fort" in page
    assert "04 65 71 00 42" in page


def test_the_form_begins_with_who_one_is(customer, chloe):
    chloe.first_name = "Chloé-Anne"
    chloe.save()
    assert 'value="Chloé-Anne"' in customer.get(BOOK + "nouvelle/").text


@pytest.mark.parametrize("missing", ["first_name", "last_name", "line1", "postcode", "town"])
def test_a_merchant_at_the_door_needs_it_all(customer, chloe, missing):
    assert customer.post(BOOK + "nouvelle/", {**TYPED, missing: ""}).status_code == 200
    assert lines(chloe) == []


def test_a_postcode_counts_five_digits(customer):
    assert "cinq chiffres" in customer.post(BOOK + "nouvelle/", {**TYPED, "postcode": "7400"}).text


def test_sent_twice_by_impatient_hands_it_is_there_once(customer, chloe):
    for _time in range(2):
        customer.post(BOOK + "nouvelle/", TYPED)
    assert lines(chloe) == ["1, rue du Lac"]


def test_the_first_is_the_default(chloe, home, work):
    assert [each.is_default_for_shipping for each in addresses.of(chloe)] == [True, False]
    assert lines(chloe) == ["1, rue du Lac", "2, quai de la Tournette"]


def test_another_is_made_the_default(customer, chloe, work):
    customer.post(f"{BOOK}{work.pk}/defaut/")
    assert addresses.of(chloe).filter(is_default_for_shipping=True).get() == work


def test_an_address_changes(customer, chloe, home):
    assert 'value="1, rue du Lac"' in customer.get(f"{BOOK}{home.pk}/").text
    customer.post(f"{BOOK}{home.pk}/", {**TYPED, "line1": "3, rue du Lac"})
    assert lines(chloe) == ["3, rue du Lac"]
    assert addresses.of(chloe).get().is_default_for_shipping


def test_it_doesnt_become_a_second_of_another(customer, chloe, home, work):
    page = customer.post(f"{BOOK}{work.pk}/", TYPED).text
    assert "dit déjà la même chose" in page
    assert len(lines(chloe)) == 2


def test_one_is_removed_and_the_other_takes_its_place(customer, chloe, home, work):
    customer.post(f"{BOOK}{home.pk}/supprimer/")
    assert addresses.of(chloe).get().is_default_for_shipping


def test_twenty_are_the_most(customer, chloe):
    for number in range(addresses.MOST):
        addresses.add(user=chloe, address=address(f"{number}, rue du Lac"))
    assert "Supprimez-en une" in customer.post(BOOK + "nouvelle/", {**TYPED, "line1": "99, rue"}).text
    assert len(lines(chloe)) == addresses.MOST


@pytest.mark.parametrize("page", ["", "defaut/", "supprimer/"])
def test_somebody_elses_is_not_found(customer, annecy, page):
    other = addresses.add(user=people.user(email="autre@example.org", city=annecy), address=address())
    assert customer.post(f"{BOOK}{other.pk}/{page}", TYPED).status_code == 404
    assert other in addresses.of(other.user)


def test_nobody_reads_them_without_signing_in(client, home):
    for page in ("", "nouvelle/", f"{home.pk}/"):
        assert "/connexion/" in client.get(BOOK + page).url


def queries_of(client) -> int:
    with CaptureQueriesContext(connection) as found:
        client.get(BOOK)
    return len(found)


def test_twenty_cost_as_much_as_one(customer, chloe, home):
    customer.get(BOOK)
    before = queries_of(customer)
    for number in range(19):
        addresses.add(user=chloe, address=address(f"{number}, quai"))
    assert queries_of(customer) == before


@pytest.fixture
def checkout(customer, card_shops, basket, boulangerie):
    factories.delivers(boulangerie, factories.zone("74000", fee="4.50"))
    return customer


def sent(shops, delivering, **more: str) -> dict[str, str]:
    """The second step: one shop delivers, the others wait."""
    ways = {f"way_{shop.pk}": "pickup" for shop in shops} | {f"way_{delivering.pk}": "home"}
    return {**ways, **TYPED, **more}


def test_checkout_begins_with_the_default_address(checkout, work):
    assert 'value="1, rue du Lac"' in checkout.get(WAYS).text


def test_another_is_picked_for_once(checkout, work):
    assert f"?adresse={work.pk}" in checkout.get(WAYS).text
    assert 'value="2, quai de la Tournette"' in checkout.get(f"{WAYS}?adresse={work.pk}").text


def test_somebody_elses_cant_be_picked(checkout, annecy):
    other = addresses.add(user=people.user(email="autre@example.org", city=annecy), address=address("Chez moi"))
    assert "Chez moi" not in checkout.get(f"{WAYS}?adresse={other.pk}").text
    assert checkout.get(f"{WAYS}?adresse=x").status_code == 200


def test_the_address_of_a_delivery_is_kept_for_who_wants_it(checkout, chloe, boulangerie, fromagerie, librairie):
    data = sent([boulangerie, fromagerie, librairie], boulangerie)
    checkout.post(WAYS, data)
    assert lines(chloe) == []
    checkout.post(WAYS, data | {"keep_address": "on"})
    assert lines(chloe) == ["1, rue du Lac"]


def test_half_an_address_is_not_kept(checkout, chloe, boulangerie, fromagerie, librairie):
    data = sent([boulangerie, fromagerie, librairie], boulangerie, keep_address="on", postcode="")
    checkout.post(WAYS, data | {f"way_{boulangerie.pk}": "pickup"})
    assert lines(chloe) == []


def test_what_an_order_was_promised_stays(checkout, chloe, home, boulangerie, fromagerie, librairie):
    checkout.post(WAYS, sent([boulangerie, fromagerie, librairie], boulangerie))
    checkout.post("/annecy/commande/payer/")
    addresses.change(address=home, to=address("9, rue Neuve"))
    order = Order.objects.get(way=Order.Way.HOME)
    assert order.shipping_address.line1 == "1, rue du Lac"
