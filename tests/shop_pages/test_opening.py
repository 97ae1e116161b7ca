from datetime import datetime
from zoneinfo import ZoneInfo

import time_machine

from membership.models import Shop
from shop_pages import opening
from tests.shop_pages.conftest import town_page

SATURDAY = datetime(2026, 11, 21, 11, 0, tzinfo=ZoneInfo("Europe/Paris"))
HOURS = {
    "slots": [[5, "06:30", "13:00"], [6, "07:00", "12:30"]],
    "specials": [{"from": "2026-12-24", "to": "2027-01-04", "slots": [], "word": "congés"}],
}


def bakery_hours(shop: Shop) -> Shop:
    shop.hours = HOURS
    shop.save()
    return Shop.objects.with_standing().get(pk=shop.pk)


def test_an_open_shop_says_until_when(boulangerie):
    state = opening.of(bakery_hours(boulangerie), SATURDAY)
    assert (state.is_open, state.label) == (True, "Ouvert")
    assert state.detail.replace("\u00a0", " ") == "jusqu’à 13 h"


def test_the_week_has_seven_days_with_today_marked(boulangerie):
    week = opening.week(bakery_hours(boulangerie), SATURDAY)
    assert [row.name for row in week if row.is_today] == ["Samedi"]
    assert [row.slots for row in week][:5] == [[]] * 5
    assert len(week) == 7


def test_a_closure_to_come_is_told_from_day_to_day(boulangerie):
    assert opening.closures(bakery_hours(boulangerie), SATURDAY) == ["Fermé du 24 décembre au 4 janvier, congés"]


def test_a_shop_that_told_no_hours_shows_none(boulangerie):
    assert opening.of(boulangerie, SATURDAY) is None
    assert opening.week(boulangerie, SATURDAY) == []


def test_both_pages_show_the_week(client, bakery, florist, boulangerie, fleuriste):
    bakery_hours(boulangerie), bakery_hours(fleuriste)
    town_page(boulangerie.city)
    with time_machine.travel(SATURDAY):
        for shop in (boulangerie, fleuriste):
            html = client.get(shop.get_absolute_url()).content.decode()
            assert 'class="hours"' in html
            assert "state--open" in html
