"""Zones of delivery at the desk: one is a part of the page, several are a table, each with a page."""

from decimal import Decimal

import pytest

from commerce.shipping.models import DeliveryZone
from tests.commerce import factories
from tests.commerce.desk.conftest import url

NEAR, FAR = factories.zone("74000", fee="2.50"), factories.zone("74940", fee="4.50", minimum="20")
TYPED = {"postcodes": "74960, 74370", "fee": "6", "free_from": "80", "minimum": "30"}


@pytest.fixture
def zones(librairie):
    return list(factories.delivers(librairie, NEAR, FAR).zones.all())


def plain(answer) -> str:
    return answer.text.replace("\u202f", " ").replace("\xa0", " ")


def codes(shop) -> list[list[str]]:
    return [zone.postcodes for zone in DeliveryZone.objects.of_shop(shop)]


def test_one_zone_is_one_simple_form(desk, librairie):
    factories.delivers(librairie, NEAR)
    page = plain(desk.get(url("delivery", librairie)))
    assert 'value="74000"' in page
    assert "<table" not in page


def test_several_zones_are_a_table(desk, librairie, zones):
    page = plain(desk.get(url("delivery", librairie)))
    assert "<table" in page
    assert "4,50 €, pour 20,00 € d’achat au moins" in page
    assert 'name="fee"' not in page


def test_a_zone_is_added_behind_the_others(desk, librairie, zones):
    assert desk.post(url("zone-add", librairie), TYPED).status_code == 302
    assert codes(librairie) == [["74000"], ["74940"], ["74960", "74370"]]
    assert DeliveryZone.objects.of_shop(librairie).last().minimum == Decimal("30.00")


def test_a_zone_is_changed(desk, librairie, zones):
    desk.post(url("zone", librairie, zone_pk=zones[1].pk), TYPED | {"minimum": ""})
    changed = DeliveryZone.objects.get(pk=zones[1].pk)
    assert (changed.fee, changed.free_from, changed.minimum) == (Decimal("6.00"), Decimal("80.00"), Decimal("0.00"))


def test_a_zone_moves_up(desk, librairie, zones):
    desk.post(url("zone-move", librairie, zone_pk=zones[1].pk))
    assert codes(librairie) == [["74940"], ["74000"]]
    desk.post(url("zone-move", librairie, zone_pk=zones[1].pk))
    assert codes(librairie) == [["74940"], ["74000"]]


def test_a_zone_is_taken_out(desk, librairie, zones):
    desk.post(url("zone-remove", librairie, zone_pk=zones[0].pk))
    assert codes(librairie) == [["74940"]]


def test_the_last_zone_stays(desk, librairie, zones):
    for zone in zones:
        answer = desk.post(url("zone-remove", librairie, zone_pk=zone.pk), follow=True)
    assert "C’est votre dernière zone." in plain(answer)
    assert codes(librairie) == [["74940"]]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"postcodes": "7496"}, "« 7496 » n’est pas un code postal"),
        ({"postcodes": "74960, 74000"}, "74000 est déjà dans une autre de vos zones."),
        ({"postcodes": " ".join(str(74000 + number) for number in range(1, 42))}, "Quarante codes postaux au plus"),
        ({"fee": ""}, "Un prix, comme 3,50 ; 0 si elle est gratuite."),
        ({"fee": "cher"}, "Un montant s’écrit comme 4,50."),
        ({"minimum": "-1"}, "supérieure ou égale à 0"),
    ],
)
def test_what_is_wrong_is_told_with_all_that_was_typed(desk, librairie, zones, wrong, told):
    answer = desk.post(url("zone-add", librairie), TYPED | wrong)
    assert answer.status_code == 400
    assert told in plain(answer)
    assert 'value="80"' in plain(answer)
    assert len(codes(librairie)) == 2


def test_one_zone_at_most_is_everywhere_else(desk, librairie, zones):
    desk.post(url("zone-add", librairie), TYPED | {"postcodes": ""})
    answer = desk.post(url("zone-add", librairie), TYPED | {"postcodes": ""})
    assert "Une autre zone livre déjà partout ailleurs" in plain(answer)
    assert codes(librairie) == [["74000"], ["74940"], []]


def test_twelve_zones_are_enough(desk, librairie):
    factories.delivers(librairie, *(factories.zone(str(74000 + number)) for number in range(12)))
    answer = desk.post(url("zone-add", librairie), TYPED | {"postcodes": "74999"})
    assert "Douze zones au plus." in plain(answer)
    assert len(codes(librairie)) == 12


def test_somebody_elses_zone_is_not_at_ones_own_desk(desk, librairie, boulangerie, zones):
    strange = factories.delivers(boulangerie, factories.zone("01000")).zones.get()
    for name in ("zone", "zone-move", "zone-remove"):
        assert desk.post(url(name, librairie, zone_pk=strange.pk), TYPED).status_code == 404
    assert codes(boulangerie) == [["01000"]]


def test_who_stops_delivering_keeps_the_zone(desk, librairie):
    factories.delivers(librairie, NEAR)
    desk.post(url("delivery", librairie), {"postcodes": "74000", "fee": "2,50"})
    assert codes(librairie) == [["74000"]]


def test_who_never_delivered_needs_no_price(desk, librairie):
    assert desk.post(url("delivery", librairie), {"pickup_place": "L’étal"}).status_code == 302
    assert codes(librairie) == []
