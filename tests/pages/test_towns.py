from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from PIL import Image

from kit import clock
from kit.models import Picture
from membership import gate, signals
from membership.models import City, Shop, ShopPhoto
from pages import registry, towns
from pages.asked import Asked
from pages.models import CityPage
from tests import factories

TUESDAY_AT_ELEVEN = "2026-11-24 11:00:00+01:00"
MORNING = {"slots": [[1, "09:00", "12:30"]]}
AFTERNOON = {"slots": [[1, "14:00", "19:00"]]}


def fill(city: City, members: int) -> None:
    for _each in range(members):
        factories.shop(city=city, pro=True)


def queries_of(client, path: str) -> int:
    client.get(path)  # what is kept between requests (sites, content types) is there from now on
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def photographed(shop: Shop) -> Shop:
    file = BytesIO()
    Image.new("RGB", (60, 40), "#a04020").save(file, "JPEG")
    photo = Picture.objects.create(title="Le fournil", file=ContentFile(file.getvalue(), name="fournil.jpg"))
    ShopPhoto.objects.create(shop=shop, picture=photo)
    return shop


def board(city: City, **asked: Any) -> towns.Board:
    return towns.board(City.objects.get(pk=city.pk), Asked(**asked))


def test_a_town_lists_its_shops(client, town_page, boulangerie):
    town_page(boulangerie.city)
    assert "Boulangerie Pernet" in client.get("/annecy/").content.decode()


def test_a_shop_of_another_town_is_not_listed(client, town_page, annecy, fleuriste):
    town_page(annecy)
    assert "Fleurs de Rance" not in client.get("/annecy/").content.decode()


def test_a_suspended_shop_is_not_listed(client, town_page, boulangerie):
    Shop.objects.filter(pk=boulangerie.pk).update(status=Shop.Status.SUSPENDED)
    town_page(boulangerie.city)
    assert "Boulangerie Pernet" not in client.get("/annecy/").content.decode()


def test_nine_pro_members_show_the_meter_one_short(client, town_page, dinan):
    fill(dinan, 9)
    town_page(dinan)
    text = client.get("/dinan/").content.decode()
    assert "<b>9</b> sur 10" in text
    assert "Encore un commerce Pro, et le marché de Dinan ouvre." in text


def test_ten_pro_members_put_the_meter_away(client, town_page, dinan):
    fill(dinan, 10)
    town_page(dinan)
    assert 'class="meter"' not in client.get("/dinan/").content.decode()


def test_the_meter_comes_back_by_the_clock_alone(dinan):
    fill(dinan, 10)
    assert board(dinan).is_open
    with clock.shifted(timedelta(days=31)):
        assert board(dinan).meter.standing.missing == 10


def test_two_pro_shops_of_one_member_are_one_awning(dinan):
    first = factories.shop(city=dinan, pro=True)
    factories.shop(city=dinan, pro=True, member=first.member)
    meter = board(dinan).meter
    assert (meter.standing.count, len(meter.owners)) == (1, 1)


def test_the_meter_draws_as_many_awnings_as_the_gate_counts(dinan):
    fill(dinan, 4)
    assert len(board(dinan).meter.owners) == gate.standing(dinan).count


@time_machine.travel(TUESDAY_AT_ELEVEN, tick=False)
def test_open_shops_stand_before_shut_ones(annecy):
    factories.shop(city=annecy, name="Abricot", hours=AFTERNOON)
    factories.shop(city=annecy, name="Zinnia", hours=MORNING)
    assert [card.shop.name for card in board(annecy).cards] == ["Zinnia", "Abricot"]


@time_machine.travel(TUESDAY_AT_ELEVEN, tick=False)
def test_the_town_says_how_many_are_open_at_this_moment(annecy):
    factories.shop(city=annecy, hours=AFTERNOON)
    factories.shop(city=annecy, hours=MORNING)
    shown = board(annecy)
    assert (shown.open_label, shown.total) == ("1 commerce ouvert en ce moment", 2)


def test_a_shop_without_hours_is_neither_open_nor_shut(annecy):
    factories.shop(city=annecy)
    assert board(annecy).cards[0].state is None


def test_a_pro_shop_has_no_better_place(annecy):
    factories.shop(city=annecy, name="Zinc", pro=True)
    factories.shop(city=annecy, name="Argile")
    assert [card.shop.name for card in board(annecy).cards] == ["Argile", "Zinc"]


def test_words_find_a_shop_whatever_their_accents(annecy):
    factories.shop(city=annecy, name="Le Chêne", trade="librairie")
    factories.shop(city=annecy, name="Au Gui", trade="fleuriste")
    assert [card.shop.name for card in board(annecy, words="CHENE").cards] == ["Le Chêne"]


def test_what_one_buys_finds_the_trade(annecy):
    factories.shop(city=annecy, name="Pernet", trade="boulangerie")
    factories.shop(city=annecy, name="Au Gui", trade="fleuriste")
    assert [card.shop.name for card in board(annecy, words="du pain").cards] == ["Pernet"]


def test_a_family_narrows_the_street(annecy):
    factories.shop(city=annecy, name="Pernet", trade="boulangerie")
    factories.shop(city=annecy, name="Au Gui", trade="fleuriste")
    assert [card.shop.name for card in board(annecy, family="maison").cards] == ["Au Gui"]


def test_an_unknown_family_narrows_nothing(client, town_page, boulangerie):
    town_page(boulangerie.city)
    assert "Boulangerie Pernet" in client.get("/annecy/?famille=<script>").content.decode()


def test_a_shop_without_coordinates_stays_off_the_map(annecy):
    factories.shop(city=annecy, name="Ici", latitude=45.9, longitude=6.12)
    factories.shop(city=annecy, name="Nulle part")
    shown = board(annecy)
    assert [pin.of.name for pin in shown.plan.pins] == ["Ici"]
    assert [shop.name for shop in shown.off_the_map] == ["Nulle part"]


def test_a_town_without_coordinates_has_no_map(annecy):
    factories.shop(city=annecy)
    assert board(annecy).plan is None


def test_twenty_shops_cost_no_more_queries_than_one(client, accepted, town_page, annecy):
    accepted(photographed(factories.shop(city=annecy, pro=True, hours=MORNING)))
    with_one = queries_of(client, "/annecy/")
    for _each in range(19):
        accepted(photographed(factories.shop(city=annecy, pro=True, hours=MORNING)))
    assert queries_of(client, "/annecy/") == with_one


def test_twenty_shops_cost_the_home_page_no_more_queries_than_one(client, home, annecy, dinan):
    fill(annecy, 10)
    fill(dinan, 5)
    before = queries_of(client, "/")
    fill(annecy, 20)
    fill(dinan, 4)
    assert queries_of(client, "/") == before


def test_a_section_from_above_stands_on_the_town_page(client, town_page, boulangerie):
    town_page(boulangerie.city)
    section = registry.TownSection("components/note.html", {})
    with registry.town_sections.only(market=lambda city: section):
        assert 'class="note"' in client.get("/annecy/").content.decode()


def test_a_section_with_nothing_to_say_is_left_out(annecy):
    with registry.town_sections.only(market=lambda city: None):
        assert board(annecy).sections == []


def test_the_page_of_a_town_is_made_when_the_town_is_added(home, annecy):
    signals.city_added.send(City, city=annecy)
    signals.city_added.send(City, city=annecy)
    assert CityPage.objects.get(city=annecy).url_path.endswith("/annecy/")


def test_the_address_of_a_town_page_is_the_towns(town_page, annecy):
    page = town_page(annecy)
    page.slug, page.title = "ailleurs", "Ailleurs"
    page.full_clean()
    assert (page.slug, page.title) == ("annecy", "Annecy")


def test_nobody_makes_a_town_page_by_hand(home):
    assert not CityPage.can_create_at(home)


@pytest.mark.parametrize("name", ["Barjac"])
def test_of_namesakes_the_most_populated_has_the_bare_address(client, town_page, name):
    factories.commune(name=name, insee_code="30029", departement="30", population=1600)
    factories.commune(name=name, insee_code="48018", departement="48", population=700)
    for insee_code, departement in (("30029", "30"), ("48018", "48")):
        town_page(factories.city(name=name, insee_code=insee_code, departement=departement))
    assert "Gard" in client.get("/barjac/").content.decode()
    assert "Lozère" in client.get("/barjac-48/").content.decode()


def test_a_preview_of_a_town_page_shows_its_draft(rf: RequestFactory, town_page, annecy):
    page = town_page(annecy)
    page.introduction = "Au bord du lac."
    request = rf.get("/annecy/")
    request.user = AnonymousUser()
    assert "Au bord du lac." in page.serve(request).render().content.decode()


def test_a_shop_with_a_photo_shows_it_in_its_window(annecy):
    card = board(photographed(factories.shop(city=annecy)).city).cards[0]
    assert "<img" in card.window
    assert card.front is None


def test_a_shop_without_a_photo_has_its_drawn_front(annecy):
    factories.shop(city=annecy)
    assert board(annecy).cards[0].front.src.endswith("-card.svg")
