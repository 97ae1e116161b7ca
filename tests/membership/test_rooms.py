"""The rooms of « Mon adhésion »."""

import pytest

from membership import rooms
from membership.models import ShopRole
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_rooms(monkeypatch):
    monkeypatch.setattr(rooms, "_rooms", {})
    rooms.register(rooms.Room("b", "Grenier", "En haut.", "membership:hub-of-shop", position=20))
    rooms.register(rooms.Room("a", "Cave", "En bas.", "membership:membership", position=10, owners_only=True))


def test_an_owner_finds_every_room_in_its_order(two_rooms, fleuriste):
    owner = fleuriste.roles.get().user
    assert [room.action for room in rooms.open_to(fleuriste, owner)] == ["Cave", "Grenier"]


def test_who_signs_no_contract_does_not_see_the_owners_rooms(two_rooms, fleuriste):
    seller = factories.act_for(shop=fleuriste, user=factories.user(), role=ShopRole.Role.SELLER)
    assert [room.action for room in rooms.open_to(fleuriste, seller)] == ["Grenier"]
