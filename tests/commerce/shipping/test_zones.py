"""Which zone an address falls in, and what that zone asks."""

from decimal import Decimal

import pytest

from commerce.order import placing
from commerce.order.addresses import DeliveryAddress
from commerce.order.models import Purchase
from commerce.shipping import zone_words
from commerce.shipping.models import DeliveryZone
from commerce.shipping.repository import methods_of
from commerce.shipping.words import ways
from membership import current
from membership.models import Shop
from tests.commerce import factories

NEAR = factories.zone("74000", fee="2.50", free_from="30")
FAR = factories.zone("74940", "74960", fee="4.50", free_from="50", minimum="20")
ELSEWHERE = factories.zone(fee="9.00", minimum="60")


def made(*zones: dict) -> list[DeliveryZone]:
    return [DeliveryZone(**each) for each in zones]


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(("postcode", "fee"), [("74000", "2.50"), ("74960", "4.50"), ("01000", "9.00")])
def test_a_postcode_falls_in_the_zone_that_names_it_else_in_the_one_that_names_none(postcode, fee):
    zones = made(ELSEWHERE, NEAR, FAR)
    assert DeliveryZone.at(zones, postcode).fee == Decimal(fee)


def test_of_two_that_name_it_the_first_counts():
    assert DeliveryZone.at(made(NEAR, factories.zone("74000", fee="8")), "74000").fee == Decimal("2.50")


def test_what_no_zone_names_is_not_served():
    assert DeliveryZone.at(made(NEAR, FAR), "01000") is None


def test_zones_are_said_each_with_its_price():
    said = plain(zone_words.all_of(made(NEAR, FAR, ELSEWHERE)))
    assert said == (
        "74000 : 2,50 €, offert dès 30,00 € · 74940 et 74960 : 4,50 €, offert dès 50,00 €, pour 20,00 € d’achat au "
        "moins · ailleurs : 9,00 €, pour 60,00 € d’achat au moins"
    )


@pytest.mark.parametrize(
    ("zones", "subtotal", "told"),
    [
        (
            [FAR],
            "13.50",
            ["Encore 6,50 € chez ce commerce pour être livré.", "Encore 36,50 € chez ce commerce pour la"],
        ),
        ([FAR], "20.00", ["Encore 30,00 € chez ce commerce pour la livraison offerte."]),
        ([FAR], "50.00", []),
        (
            [NEAR, FAR],
            "12.00",
            ["Encore 8,00 € au plus, selon votre adresse, chez ce", "Encore 18,00 € à 38,00 €, selon"],
        ),
        (
            [FAR, ELSEWHERE],
            "5.00",
            ["Encore 15,00 € à 55,00 €, selon votre adresse, chez ce commerce pour être livré."],
        ),
        ([], "5.00", []),
    ],
)
def test_what_is_missing_is_said_of_the_zones_that_may_be_meant(zones, subtotal, told):
    said = [plain(each) for each in zone_words.nearly(made(*zones), Decimal(subtotal))]
    assert [any(each.startswith(begin) for each in said) for begin in told] == [True] * len(told)
    if not told:
        assert said == []


@pytest.fixture
def bakery(card_shops, boulangerie):
    factories.delivers(boulangerie, NEAR, FAR)
    return Shop.objects.get(pk=boulangerie.pk)


def test_a_page_says_the_range_and_each_zone(bakery):
    told = ways(bakery)[1]
    assert plain(told.title) == "Livré chez vous, de 2,50 € à 4,50 €"
    assert plain(told.text).startswith("74000 : 2,50 €, offert dès 30,00 € · 74940 et 74960 : 4,50 €")


def test_who_said_nothing_of_zones_delivers_nowhere(bakery):
    bakery.delivery.zones.all().delete()
    assert [method.code for method in methods_of(Shop.objects.get(pk=bakery.pk))] == ["pickup"]


def bought(bakery, chloe, bread, quantity: int, postcode: str) -> Purchase:
    basket = factories.basket(bakery.city, (bread, quantity), owner=chloe)
    address = DeliveryAddress("Chloé", "Martin", "1, rue du Lac", postcode, "Annecy")
    with current.in_city(bakery.city):
        choices = {bakery.pk: placing.Choice("home")}
        return placing.place(basket=basket, user=chloe, choices=choices, address=address)


@pytest.mark.parametrize(("postcode", "fee"), [("74000", "2.50"), ("74940", "4.50")])
def test_an_order_pays_what_the_zone_of_its_address_costs(bakery, chloe, bread, postcode, fee):
    assert bought(bakery, chloe, bread, 5, postcode).orders.get().shipping_incl_tax == Decimal(fee)


def test_an_order_under_the_minimum_of_its_zone_is_refused_with_what_is_missing(bakery, chloe, bread):
    with pytest.raises(placing.BelowMinimum) as refusal:
        bought(bakery, chloe, bread, 4, "74940")
    assert refusal.value.missing == Decimal("0.40")
    assert not Purchase.objects.exists()


def test_an_order_where_no_zone_is_is_refused(bakery, chloe, bread):
    with pytest.raises(placing.WayIsGone):
        bought(bakery, chloe, bread, 5, "01000")
