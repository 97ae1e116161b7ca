import pytest

from commerce.partner import sellers
from commerce.shipping.words import payment, ways
from membership.models import Shop
from tests.commerce import factories


@pytest.fixture
def delivering(boulangerie):
    """A shop that takes cards and brings to two postcodes, free from 40 euros."""
    sellers.ensure(boulangerie)
    factories.card_account(boulangerie)
    factories.delivers(boulangerie, factories.zone("74000", "74940", fee="4.50", free_from="40"))
    return Shop.objects.get(pk=boulangerie.pk)


def titles(shop) -> list[str]:
    return [" ".join(way.title.split()) for way in ways(shop)]


def test_pickup_comes_first_and_is_free(delivering):
    assert titles(delivering) == ["À retirer en boutique, gratuit", "Livré à Annecy, 4,50 €"]


def test_delivery_says_whose_service_it_is(delivering):
    assert "sous sa responsabilité" in ways(delivering)[1].text


def test_a_shop_that_does_not_deliver_says_so(boulangerie):
    factories.card_account(boulangerie)
    assert "ne livre pas" in ways(boulangerie)[1].text


def test_who_is_paid_in_the_shop_does_not_deliver(delivering):
    delivering.stripe_account.is_wanted = False
    assert titles(delivering)[0] == "À retirer en boutique, gratuit"
    assert "Payé sur place" in ways(delivering)[1].text


def test_a_card_shop_is_paid_online(delivering):
    assert payment(delivering).title == "Payé par carte"


def test_a_shop_without_cards_says_what_it_takes_at_the_counter(boulangerie):
    boulangerie.counter_payments = ["cash", "cheque"]
    assert "espèces et chèque" in payment(boulangerie).text
