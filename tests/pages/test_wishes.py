import pytest
from django.test import Client

from membership.models import CityWish
from tests import factories


@pytest.fixture
def quimper(home):
    return factories.commune(name="Quimper", insee_code="29232", departement="29")


def test_asking_for_a_town_is_counted(client, quimper):
    assert client.post("/demander-ma-ville/29232/").headers["Location"] == "/demander-ma-ville/29232/merci/"
    assert CityWish.objects.get().commune == quimper


def test_asking_twice_counts_once(client, quimper):
    client.post("/demander-ma-ville/29232/")
    client.post("/demander-ma-ville/29232/")
    assert CityWish.objects.count() == 1


def test_an_address_counts_once_for_a_town_on_two_devices(client, quimper):
    for device in (client, Client()):
        device.post("/demander-ma-ville/29232/", {"email": "chloe@example.org"})
    assert CityWish.objects.count() == 1


def test_a_bad_address_is_refused_in_words(client, quimper):
    response = client.post("/demander-ma-ville/29232/", {"email": "chloe@"})
    assert response.status_code == 200
    assert CityWish.objects.count() == 0


def test_a_town_that_is_there_is_gone_to(client, home, annecy):
    assert client.get("/demander-ma-ville/74010/").headers["Location"] == "/annecy/"


def test_the_form_to_ask_is_never_shared(client, quimper):
    response = client.get("/demander-ma-ville/29232/")
    assert "csrfmiddlewaretoken" in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]


def test_a_commune_that_does_not_exist_is_a_404(client, home):
    assert client.get("/demander-ma-ville/00000/").status_code == 404
