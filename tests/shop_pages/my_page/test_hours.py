import re
from datetime import date

import pytest
import time_machine
from django.test import Client

from kit.calendar import Week
from membership import opening_hours
from membership.models import Shop
from tests.shop_pages.my_page.conftest import HOURS, at, fresh


def sheet(client: Client, shop: Shop, **changed: object) -> dict[str, object]:
    """What a browser would send of the form as it is shown, with some of it changed."""
    html = client.get(at("my-hours", shop)).text
    sent: dict[str, object] = {}
    for tag in re.findall(r"<input[^>]*>", html):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        is_off = 'type="radio"' in tag or 'type="checkbox"' in tag
        if name and value and name[1] != "csrfmiddlewaretoken" and not (is_off and " checked" not in tag):
            sent.setdefault(name[1], []).append(value[1])  # type: ignore[attr-defined]
    sent.update({key.replace("_", "-"): value for key, value in changed.items()})
    return {key: value for key, value in sent.items() if value is not None}


def save(client: Client, shop: Shop, **changed: object):
    return client.post(at("my-hours", shop), sheet(client, shop, **changed))


def slots(shop: Shop, day: int) -> list[list[str]]:
    return [slot[1:] for slot in fresh(shop).hours["slots"] if slot[0] == day]


def errors(answer) -> str:
    assert answer.status_code == 200
    return answer.text.replace("\u00a0", " ")


def test_saving_what_is_shown_changes_nothing(baker, opened):
    assert save(baker, opened).status_code == 302
    assert fresh(opened).hours["slots"] == HOURS["slots"]


def test_an_hour_is_changed_in_two_requests(baker, opened):
    answer = save(baker, opened, d1_closes=["12:30", "20:00"])
    assert answer.url == at("my-page", opened)
    assert slots(opened, 1) == [["07:00", "12:30"], ["15:00", "20:00"]]


def test_what_is_visible_now_is_said_with_the_way_there(baker, opened):
    save(baker, opened)
    text = baker.get(at("my-page", opened)).text
    assert "vos clients les voient dès maintenant" in text
    assert f'<a href="{opened.get_absolute_url()}">Voir ma page</a>' in text


def test_a_closed_day_has_no_slots(baker, opened):
    save(baker, opened, d2_closed="1")
    assert slots(opened, 2) == []


def test_an_emptied_slot_goes_away(baker, opened):
    save(baker, opened, d5_opens=["07:00", ""], d5_closes=["12:30", ""])
    assert slots(opened, 5) == [["07:00", "12:30"]]


@pytest.mark.parametrize("typed", ["19:30", "19h30", "19 h 30", "1930", "19.30"])
def test_an_hour_is_understood_as_it_is_typed(baker, opened, typed):
    save(baker, opened, d1_closes=["12:30", typed])
    assert slots(opened, 1)[1] == ["15:00", "19:30"]


def test_three_slots_a_day_are_kept(baker, opened):
    save(baker, opened, d1_opens=["06:00", "11:00", "17:00"], d1_closes=["09:00", "14:00", "20:00"])
    assert len(slots(opened, 1)) == 3


def test_a_night_may_last_past_midnight(baker, opened):
    save(baker, opened, d5_opens=["18:00"], d5_closes=["02:00"])
    assert slots(opened, 5) == [["18:00", "02:00"]]


@pytest.mark.parametrize(
    ("opens", "closes", "said"),
    [
        (["07:00", "12:00"], ["12:30", "19:00"], "7 h – 12 h 30 et 12 h – 19 h se chevauchent"),
        (["07:00", "15:00"], ["12:30", ""], "Il manque l’heure de fermeture."),
        (["", "15:00"], ["12:30", "19:00"], "Il manque l’heure d’ouverture."),
        (["07:00"], ["7 heures"], "« 7 heures » n’est pas une heure"),
        (["25:00"], ["12:30"], "« 25:00 » n’est pas une heure"),
        (["09:00"], ["09:00"], "Deux fois la même heure"),
        (["18:00"], ["08:00"], "déborde sur l’ouverture à 7 h"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_day(baker, opened, opens, closes, said):
    before = fresh(opened).hours
    text = errors(save(baker, opened, d1_opens=opens, d1_closes=closes))
    assert said in text
    assert "Rien n’est enregistré encore" in text
    assert fresh(opened).hours == before


def test_a_refusal_loses_nothing_of_what_was_typed(baker, opened):
    text = errors(save(baker, opened, d1_closes=["12:30", "bientôt"], d3_opens=["08:15", "15:00"], holidays="open"))
    assert 'value="bientôt"' in text
    assert 'value="08:15"' in text
    assert re.search(r'value="open" checked', text)


def test_open_day_and_night_is_written_from_midnight_to_midnight(baker, opened):
    days = {f"d{day}_{which}": ["00:00"] for day in range(7) for which in ("opens", "closes")}
    save(baker, opened, d0_closed=None, d6_closed=None, **days)
    assert len(fresh(opened).hours["slots"]) == 7


def test_a_closure_from_to_has_its_word(baker, opened):
    save(
        baker,
        opened,
        special=["s0"],
        s0_from="2026-12-24",
        s0_to="2027-01-04",
        s0_word="En congé",
        s0_opens="",
        s0_closes="",
    )
    assert fresh(opened).hours["specials"] == [
        {"from": "2026-12-24", "to": "2027-01-04", "slots": [], "word": "En congé"}
    ]


def test_a_day_may_have_hours_of_its_own(baker, opened):
    save(baker, opened, special=["s0"], s0_from="2026-12-24", s0_to="", s0_word="", s0_opens="7h", s0_closes="13h")
    assert fresh(opened).hours["specials"][0]["slots"] == [["07:00", "13:00"]]
    assert "Le 24 décembre : 7 h – 13 h" in baker.get(opened.get_absolute_url()).text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-12-24", "2026-12-20", "Le dernier jour est avant le premier"),
        ("2026-11-01", "2026-11-10", "Ces jours sont déjà passés"),
        ("", "2026-12-24", "Il manque le premier jour"),
        ("demain", "", "« demain » n’est pas une date"),
    ],
)
def test_days_that_cannot_be_are_refused(baker, opened, first, last, said):
    text = errors(
        save(baker, opened, special=["s0"], s0_from=first, s0_to=last, s0_word="Congés", s0_opens=[""], s0_closes=[""])
    )
    assert said in text
    assert 'value="Congés"' in text
    assert not fresh(opened).hours.get("specials")


def test_a_closure_that_is_on_may_be_kept(baker, opened):
    save(baker, opened, special=["s0"], s0_from="2026-11-20", s0_to="2026-11-30", s0_word="Travaux")
    assert len(fresh(opened).hours["specials"]) == 1


def test_public_holidays_are_the_shops_choice(baker, opened):
    save(baker, opened, holidays="open")
    assert fresh(opened).hours["holidays"] == "open"


def test_the_holidays_named_are_those_of_the_departement(baker, opened):
    opened.city.commune.departement = "67"
    opened.city.commune.save()
    with time_machine.travel(date(2026, 12, 20)):
        text = baker.get(at("my-hours", opened)).text
    assert "Noël, 25 décembre" in text
    assert "26 décembre" in text  # a second day of Christmas, in Alsace alone


def test_one_more_slot_is_asked_for_without_saving(baker, opened):
    answer = baker.post(at("my-hours", opened), sheet(baker, opened, act="add:d1"))
    assert answer.text.count('name="d1-opens"') == 3
    assert fresh(opened).hours == HOURS


def test_the_day_before_is_copied_without_saving(baker, opened):
    answer = baker.post(at("my-hours", opened), sheet(baker, opened, act="copy:d6"))
    assert answer.text.count('name="d6-opens" value="07:00"') == 1
    assert 'name="d6-closed" value="1" checked' not in answer.text
    assert slots(opened, 6) == []


@pytest.mark.parametrize(("verb", "shown"), [("later", "12:45"), ("sooner", "12:15")])
def test_a_quarter_of_an_hour_is_one_press(baker, opened, verb, shown):
    answer = baker.post(at("my-hours", opened), sheet(baker, opened, act=f"{verb}:d1:0:closes"))
    assert f'name="d1-closes" value="{shown}"' in answer.text


def test_days_are_added_and_retired_without_saving(baker, opened):
    added = baker.post(at("my-hours", opened), sheet(baker, opened, act="add-special")).text
    assert 'name="s0-from"' in added
    dropped = baker.post(at("my-hours", opened), sheet(baker, opened, special=["s0"], act="drop-special:s0")).text
    assert 'name="s0-from"' not in dropped


@pytest.mark.parametrize("act", ["add:d9", "later:d1:9:opens", "later:d1:x:y", "copy:d0", "nothing", "drop-special:x"])
def test_a_press_of_nothing_known_changes_nothing(baker, opened, act):
    assert baker.post(at("my-hours", opened), sheet(baker, opened, act=act)).status_code == 200
    assert fresh(opened).hours == HOURS


def test_hours_changed_elsewhere_meanwhile_are_not_lost(baker, opened):
    sent = sheet(baker, opened)
    opening_hours.close_today(shop=fresh(opened))
    answer = baker.post(at("my-hours", opened), sent)
    assert "changés ailleurs" in errors(answer)
    assert len(fresh(opened).hours["specials"]) == 1


def test_a_shop_that_told_nothing_finds_seven_days_to_fill_in(florist_in, flowers):
    text = florist_in.get(at("my-hours", flowers)).text
    assert text.count("-closed") == 7
    assert " checked>Fermé" not in text
    save(florist_in, flowers, d1_opens=["9h"], d1_closes=["19h"])
    assert fresh(flowers).hours["slots"] == [[1, "09:00", "19:00"]]


def test_special_days_that_are_over_go_with_the_next_save(baker, opened):
    week = Week.from_json({**HOURS, "specials": [{"from": "2026-08-01", "to": "2026-08-20"}]})
    Shop.objects.filter(pk=opened.pk).update(hours=week.to_json())
    save(baker, opened)
    assert fresh(opened).hours["specials"] == []


def test_the_preview_shows_what_is_not_saved(baker, opened):
    answer = baker.post(at("my-hours-preview", opened), sheet(baker, opened, d1_opens=["05:45"], d1_closes=["13:00"]))
    assert "5 h 45" in answer.text.replace("\u00a0", " ")
    assert fresh(opened).hours == HOURS


def test_the_preview_of_a_half_written_form_is_still_a_page(baker, opened):
    answer = baker.post(at("my-hours-preview", opened), sheet(baker, opened, d1_opens=["05:"], d1_closes=[""]))
    assert answer.status_code == 200
    assert "Boulangerie Pernet" in answer.text


def test_the_preview_is_nobody_elses(baker, opened):
    answer = baker.get(at("my-hours-preview", opened))
    assert "no-store" in answer.headers["Cache-Control"] or "private" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_more_special_days_cost_no_more_queries(baker, opened, django_assert_max_num_queries):
    def cost(number: int) -> int:
        days = [{"from": f"2026-12-{day:02d}"} for day in range(1, number + 1)]
        Shop.objects.filter(pk=opened.pk).update(hours={**HOURS, "specials": days})
        baker.get(at("my-hours", opened))
        with django_assert_max_num_queries(30) as queries:
            assert baker.get(at("my-hours", opened)).text.count('name="special"') == number
        return len(queries)

    assert cost(1) == cost(20)


def test_hours_told_after_the_mini_site_was_composed_show_on_it(baker, opened, bakery):
    bakery.body = [{"type": "hero", "value": {"title": "", "words": "", "picture": None, "button": {}}}]
    bakery.save()
    assert baker.get(opened.get_absolute_url()).text.count('class="hours"') == 1


def test_hours_composed_into_the_page_are_not_shown_twice(baker, opened, bakery):
    bakery.body = [{"type": "hours", "value": {"title": "Quand"}}]
    bakery.save()
    assert baker.get(opened.get_absolute_url()).text.count('class="hours"') == 1
