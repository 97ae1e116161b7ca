"""Who is asked, how often, and what is kept of it."""

from datetime import timedelta

import pytest
import time_machine

from commerce.shipping.relay import asking
from commerce.shipping.relay.asking import PointIsGone, point, points_near
from commerce.shipping.relay.points import RelayIsSilent, RelayPoint
from kit import clock
from tests.commerce.shipping.relay.conftest import told


@pytest.fixture
def sendcloud(settings, provider, on_the_map):
    settings.RELAY_POINTS, settings.SENDCLOUD_API_BASE = "sendcloud", provider.base
    settings.SENDCLOUD_PUBLIC_KEY, settings.SENDCLOUD_SECRET_KEY = "public", "secret"
    return provider


def test_the_demonstration_invents_a_dozen_round_the_town(on_the_map):
    found = points_near("74000")
    assert len(found) == len({each.id for each in found}) == 12
    assert all(each.distance is not None and each.distance < 5_000 for each in found)


def test_they_are_the_same_whenever_asked(annecy):
    first = asking.Invented().points_near("74000")
    assert asking.Invented().points_near("74000") == first


def test_two_postcodes_have_their_own(annecy, dinan):
    assert {each.id for each in points_near("74000")}.isdisjoint(each.id for each in points_near("22100"))


def test_a_postcode_of_nobody_has_none(annecy):
    assert points_near("99999") == []


def test_the_nearest_comes_first(sendcloud):
    sendcloud.body = [told(3), told(1), told(2)]
    distances = [each.distance for each in points_near("74000")]
    assert distances == sorted(distances)


def test_a_point_without_a_place_comes_last(sendcloud):
    sendcloud.body = [told(1, latitude="", longitude=""), told(2)]
    assert [each.id for each in points_near("74000")] == ["10002", "10001"]


def test_a_dozen_is_enough(sendcloud):
    sendcloud.body = [told(number) for number in range(40)]
    assert len(points_near("74000")) == 12


def test_an_answer_is_kept(sendcloud):
    first = points_near("74000")
    assert points_near("74000") == first
    assert len(sendcloud.asked) == 1


def test_a_silence_is_kept_for_a_minute(sendcloud):
    sendcloud.status = 503
    for postcode in ("74000", "74940"):
        with pytest.raises(RelayIsSilent):
            points_near(postcode)
    assert len(sendcloud.asked) == 1
    sendcloud.status = 200
    with time_machine.travel(clock.now() + timedelta(seconds=61)):
        assert len(points_near("74000")) == 3


def test_who_asks_to_be_left_alone_is(sendcloud):
    sendcloud.status, sendcloud.headers = 429, {"Retry-After": "300"}
    with pytest.raises(RelayIsSilent):
        points_near("74000")
    sendcloud.status = 200
    with time_machine.travel(clock.now() + timedelta(seconds=240)), pytest.raises(RelayIsSilent):
        points_near("74000")


def test_what_was_answered_before_is_there_while_it_is_silent(sendcloud):
    points_near("74000")
    sendcloud.status = 503
    with pytest.raises(RelayIsSilent):
        points_near("74940")
    assert len(points_near("74000")) == 3


def test_a_point_is_one_of_its_postcode(sendcloud):
    assert point("74000", "10002").name == "TABAC 2"
    with pytest.raises(PointIsGone):
        point("74000", "99")


def test_a_point_is_kept_whole(annecy):
    one = points_near("74000")[0]
    assert RelayPoint.from_json(one.to_json()) == one


@pytest.mark.parametrize(("metres", "said"), [(None, ""), (348, "à 350 m"), (1240, "à 1,2 km")])
def test_how_far_it_is(metres, said):
    one = RelayPoint("1", "Tabac", "1 rue du Lac", "74000", "Annecy", distance=metres)
    assert one.how_far.replace("\u202f", " ") == said


def test_days_that_are_alike_stand_together(sendcloud):
    lines = [line.replace("\xa0", " ") for line in points_near("74000")[0].opening]
    assert lines == ["lundi au vendredi : 9 h – 12 h 30, 14 h – 19 h", "samedi : 9 h – 18 h", "dimanche : fermé"]
