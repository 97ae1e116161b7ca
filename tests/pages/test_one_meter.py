"""How many are in is counted in one place: wherever a meter stands, it says the same."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from membership import gate, neighbours
from tests import factories

TALLY = re.compile(r"<b>(\d+)</b> sur 10")


@pytest.fixture
def baker(dinan, town_page):
    """A Pro shop among seven members of Dinan, one of whom has two shops."""
    town_page(dinan)
    shops = factories.fill_market(dinan, to=6)
    factories.shop(city=dinan, member=shops[0].member, pro=True)
    factories.shop(city=dinan)
    return factories.shop(city=dinan, name="Au Four à bois", pro=True, email="four@example.org")


def test_every_meter_says_what_the_gate_says(client, dinan, baker):
    factories.sign_in(client, baker.person)
    paths = [
        "/dinan/",
        f"/invitation/{neighbours.link_of(baker).code}/",
        reverse("membership:my-market", args=[baker.pk]),
        *(["/dinan/marche/"] if settings.COMMERCE else []),
    ]
    said = {path: TALLY.search(client.get(path).text)[1] for path in paths}
    assert set(said.values()) == {str(gate.standing(dinan).count)} == {"7"}


def test_the_home_page_draws_as_many_awnings(client, dinan, baker):
    board = client.get("/").context["board"]
    nearly = next(each for each in board.nearly if each.town == dinan)
    assert nearly.meter.standing == gate.standing(dinan)
    assert len(nearly.meter.owners) == 7
