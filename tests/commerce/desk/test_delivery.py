"""How the shop's things reach people, and who said that it is theirs to bring."""

from decimal import Decimal

import pytest

from commerce.partner import sellers
from commerce.shipping.models import ShopDelivery
from commerce.shipping.repository import methods_of
from membership.models import Shop, ShopRole
from tests.commerce import factories
from tests.commerce.desk.conftest import url
from tests.factories import act_for, sign_in, user

AT_HOME = {"home_is_on": "on", "fee": "4,90", "free_from": "50", "minimum": "15", "postcodes": "74000, 74940"}


def kept(shop):
    return ShopDelivery.objects.get(shop=shop)


def test_home_delivery_is_on_with_the_dated_acceptance_of_a_person(desk, librairie):
    desk.post(url("delivery", librairie), {**AT_HOME, "accepted": "on"})
    found, zone = kept(librairie), kept(librairie).zones.get()
    assert (zone.fee, zone.free_from, zone.minimum) == (Decimal("4.90"), Decimal("50.00"), Decimal("15.00"))
    assert zone.postcodes == ["74000", "74940"]
    assert found.home_is_on
    assert found.accepted_by == librairie.person
    assert found.accepted_at is not None


def test_home_delivery_is_offered_at_once_where_cards_are_on(desk, librairie):
    factories.card_account(librairie)
    desk.post(url("delivery", librairie), {**AT_HOME, "accepted": "on"})
    assert [method.code for method in methods_of(Shop.objects.get(pk=librairie.pk))] == ["pickup", "home"]


def test_nobody_delivers_without_accepting(desk, librairie):
    sellers.ensure(librairie)
    answer = desk.post(url("delivery", librairie), AT_HOME)
    assert answer.status_code == 400
    assert "cochez cette case" in answer.text
    assert not kept(librairie).home_is_on


def test_who_only_sells_does_not_accept_for_the_shop(client, librairie):
    sellers.ensure(librairie)
    sign_in(client, act_for(shop=librairie, user=user(), role=ShopRole.Role.SELLER))
    answer = client.post(url("delivery", librairie), {**AT_HOME, "accepted": "on"})
    assert "Seule la personne responsable" in answer.text
    assert kept(librairie).accepted_at is None


def test_the_first_acceptance_stands(desk, librairie):
    desk.post(url("delivery", librairie), {**AT_HOME, "accepted": "on"})
    first = kept(librairie).accepted_at
    desk.post(url("delivery", librairie), {**AT_HOME, "fee": "3"})
    assert (kept(librairie).accepted_at, kept(librairie).zones.get().fee) == (first, Decimal("3.00"))
    assert f"par {librairie.person}." in desk.get(url("delivery", librairie)).text


def test_a_pickup_place_needs_no_acceptance(desk, librairie):
    desk.post(url("delivery", librairie), {"pickup_place": "L’étal du marché"})
    assert kept(librairie).pickup_place == "L’étal du marché"


@pytest.mark.parametrize(
    "wrong", [{"postcodes": "7400"}, {"fee": "-1"}, {"fee": ""}, {"free_from": "beaucoup"}, {"minimum": "-3"}]
)
def test_a_wrong_figure_is_told(desk, librairie, wrong):
    answer = desk.post(url("delivery", librairie), {**AT_HOME, "accepted": "on", **wrong})
    assert answer.status_code == 400
    assert not ShopDelivery.objects.filter(home_is_on=True).exists()
