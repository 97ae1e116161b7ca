import pytest

from kit import clock
from membership import teams
from membership.board import catalogues, life, signs
from membership.models import City
from tests import factories


@pytest.fixture(autouse=True)
def nobody_registered(monkeypatch):
    """What the market and others know of shops is told by each test for itself."""
    for module, name in ((catalogues, "_counters"), (life, "_signs"), (signs, "_of_shops"), (signs, "_of_towns")):
        monkeypatch.setattr(module, name, [])


@pytest.fixture
def signed_in_staff(client, staff):
    staff.groups.add(teams.staff_group())
    factories.sign_in(client, staff)
    return client


@pytest.fixture
def merchant(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    return client


def brought(city: City) -> City:
    """The town with what the board's queries bring along."""
    return City.objects.with_commune().with_pro_count(clock.now()).with_shop_count().get(pk=city.pk)
