"""The client of Sendcloud's service points, over real HTTP, on answers in its own shape."""

import urllib.request
from base64 import b64decode
from datetime import time

import pytest

from commerce.shipping.relay.points import RelayIsSilent
from commerce.shipping.relay.sendcloud import TIMEOUT, Sendcloud
from tests.commerce.shipping.relay.conftest import told


def ask(provider):
    return Sendcloud(provider.base, "public", "secret").points_near("74000")


def test_a_point_is_read_in_our_words(provider):
    point = ask(provider)[0]
    assert (point.id, point.name, point.street) == ("10001", "TABAC 1", "1 RUE DE LA GARE")
    assert (point.postcode, point.town, point.carrier) == ("74000", "Annecy", "Mondial Relay")
    assert (point.latitude, point.longitude) == (45.901, 6.12)


def test_its_hours_are_a_week(provider):
    week = ask(provider)[0].hours
    assert week.usual(0) == ((time(9), time(12, 30)), (time(14), time(19)))
    assert week.usual(6) == ()


def test_it_is_asked_for_the_postcode_in_france(provider):
    ask(provider)
    assert provider.asked == ["/api/v2/service-points?country=FR&postal_code=74000"]


def test_it_is_asked_with_the_keys_of_the_account(provider):
    ask(provider)
    kind, secret = provider.authorization.split()
    assert (kind, b64decode(secret)) == ("Basic", b"public:secret")


def test_a_postcode_without_points_has_none(provider):
    provider.body = []
    assert ask(provider) == []


def test_a_point_out_of_service_is_left_out(provider):
    provider.body = [told(1, is_active=False), told(2)]
    assert [point.id for point in ask(provider)] == ["10002"]


def test_only_points_out_of_service_are_none(provider):
    provider.body = [told(1, is_active=False)]
    assert ask(provider) == []


def test_a_point_in_another_shape_is_left_out(provider):
    provider.body = [{"id": 7}, told(2)]
    assert [point.id for point in ask(provider)] == ["10002"]


@pytest.mark.parametrize("where", [("", ""), ("0.000000", "0.000000"), ("north", "east"), ("145.0", "6.1")])
def test_a_point_without_a_place_stays_in_the_list(provider, where):
    provider.body = [told(1, latitude=where[0], longitude=where[1])]
    assert (ask(provider)[0].latitude, ask(provider)[0].longitude) == (None, None)


@pytest.mark.parametrize("hours", [{"0": ["9 h à 18 h"]}, {"lundi": ["09:00 - 18:00"]}, [], {"9": ["09:00 - 18:00"]}])
def test_hours_that_cannot_be_read_are_not_told(provider, hours):
    provider.body = [told(1, formatted_opening_times=hours)]
    assert ask(provider)[0].opening == []


def test_a_locker_is_open_round_the_clock(provider):
    provider.body = [told(1, formatted_opening_times={str(day): ["00:00 - 24:00"] for day in range(7)})]
    (line,) = ask(provider)[0].opening
    assert line.replace("\xa0", " ") == "tous les jours : 24 h sur 24"


def test_asked_too_often_it_says_when_to_come_back(provider):
    provider.status, provider.headers = 429, {"Retry-After": "30"}
    with pytest.raises(RelayIsSilent) as silence:
        ask(provider)
    assert silence.value.retry_after == 30


@pytest.mark.parametrize("status", [400, 401, 403, 404, 500, 503])
def test_a_refusal_is_silence(provider, status):
    provider.status = status
    with pytest.raises(RelayIsSilent):
        ask(provider)


@pytest.mark.parametrize("body", [b"<html>", b"", b'{"error": {"code": 401}}', b'[{"id": 1}]', b"[1, 2]"])
def test_an_answer_in_another_shape_is_silence(provider, body):
    provider.body = body
    with pytest.raises(RelayIsSilent):
        ask(provider)


def test_nobody_at_the_address_is_silence():
    with pytest.raises(RelayIsSilent):
        Sendcloud("http://127.0.0.1:9", "public", "secret").points_near("74000")


def test_a_provider_that_is_slow_is_not_waited_for(monkeypatch):
    waited = []

    def slow(request, timeout):
        waited.append(timeout)
        raise TimeoutError

    monkeypatch.setattr(urllib.request, "urlopen", slow)
    with pytest.raises(RelayIsSilent):
        Sendcloud("https://servicepoints.example.org", "public", "secret").points_near("74000")
    assert waited == [TIMEOUT]


def test_the_secret_is_in_no_message(provider, caplog):
    provider.status = 401
    with pytest.raises(RelayIsSilent) as silence:
        ask(provider)
    assert "secret" not in f"{silence.value} {caplog.text}"
