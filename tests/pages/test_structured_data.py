"""What search engines are told of the platform's own pages, and the pictures that go with their links."""

from io import BytesIO

from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from membership import signals, teams
from membership.models import City
from pages import shares
from tests import factories, structured


def test_home_tells_who_publishes_the_site(client, home):
    things = {thing["@type"]: thing for thing in structured.things(client.get("/").text)}
    assert things["WebSite"]["publisher"]["@id"] == things["Organization"]["@id"]
    assert things["WebSite"]["url"] == "http://testserver/"


def test_a_town_tells_its_shops_in_the_order_they_are_shown(client, accepted, annecy, boulangerie, librairie):
    for shop in (boulangerie, librairie):
        accepted(shop)
    page = structured.the(client.get("/annecy/").text, "CollectionPage")
    assert page["about"]["name"] == "Annecy"
    names = [each["name"] for each in page["mainEntity"]["itemListElement"]]
    assert names == ["Boulangerie Pernet", "Le Fil de l’eau"]


def test_a_narrowed_town_tells_no_list(client, accepted, boulangerie):
    accepted(boulangerie)
    assert structured.things(client.get("/annecy/?famille=bouche").text) == []


def test_the_directory_tells_its_shops_and_the_way_back_up(client, accepted, boulangerie):
    accepted(boulangerie)
    text = client.get("/commerces/haute-savoie/boulangerie/").text
    assert structured.the(text, "CollectionPage")["mainEntity"]["numberOfItems"] == 1
    crumbs = structured.the(text, "BreadcrumbList")["itemListElement"]
    assert [each["name"] for each in crumbs] == ["Tous les commerces", "Haute-Savoie", "Boulangeries et pâtisseries"]
    assert crumbs[1]["item"] == "http://testserver/commerces/haute-savoie/"


def test_more_shops_cost_a_towns_page_no_more_queries(client, accepted, annecy, boulangerie):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/annecy/")
        return len(queries)

    accepted(boulangerie)
    before = cost()
    for _number in range(19):
        accepted(factories.shop(city=annecy))
    assert cost() == before


def test_a_new_town_gets_its_picture(annecy):
    signals.city_added.send(City, city=annecy)
    assert default_storage.exists(shares.path_of(annecy))
    assert not shares.draw(annecy)


def test_another_landscape_is_another_picture(client, staff, annecy):
    staff.groups.add(teams.staff_group())
    factories.sign_in(client, staff)
    signals.city_added.send(City, city=annecy)
    before = shares.path_of(annecy)
    assert client.post(f"/admin/villes/edit/{annecy.pk}/", {"scene": "annecy"}).status_code == 302
    annecy.refresh_from_db()
    assert shares.path_of(annecy) != before
    assert default_storage.exists(shares.path_of(annecy))
    assert not default_storage.exists(before)


def test_a_picture_of_a_street_is_drawn_with_the_towns_name(annecy, real_pictures):
    shares.draw(annecy)
    with default_storage.open(shares.path_of(annecy)) as file, Image.open(BytesIO(file.read())) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1200, 630))


def test_a_task_for_a_town_that_is_gone_does_nothing(db):
    shares.draw_town.call(999)


def test_every_start_draws_what_is_missing(annecy, home):
    shares.draw_missing()
    default_storage.delete(shares.path_of(annecy))
    assert shares.draw_missing() == 1
    assert default_storage.exists(shares.path_of(annecy))
    assert shares.draw_missing() == 0
