"""The admin with one merchant and with twenty: the same number of queries, and nobody's screen is flooded."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection

from membership import teams
from shop_pages import provisioning
from tests import factories
from tests.shop_pages.conftest import document, further_page, picture, provide

MERCHANTS_SCREENS = [
    "/admin/",
    "/admin/pages/{page}/",
    "/admin/pages/{page}/?q=page",
    "/admin/pages/{page}/edit/",
    "/admin/pages/search/?q=page",
    "/admin/choose-page/?page_type=shop_pages.shoppage,shop_pages.minisitepage",
    "/admin/choose-page/search/?q=page",
    "/admin/api/main/pages/",
    "/admin/images/",
    "/admin/images/multiple/add/",
    "/admin/images/chooser/",
    "/admin/documents/",
    "/admin/documents/multiple/add/",
    "/admin/documents/chooser/",
]
STAFFS_SCREENS = [
    "/admin/images/",
    "/admin/images/multiple/add/",
    "/admin/images/chooser/",
    "/admin/images/{picture}/",
    "/admin/documents/",
    "/admin/documents/multiple/add/",
    "/admin/documents/chooser/",
    "/admin/pages/{page}/",
    "/admin/pages/{page}/edit/",
    "/admin/reports/site-history/",
    "/admin/users/",
    "/admin/users/new/",
    "/admin/users/edit/{person}/",
    "/admin/groups/",
    "/admin/groups/new/",
    "/admin/groups/edit/{group}/",
    "/admin/collections/",
    "/admin/collections/add/",
    "/admin/bulk/kit/picture/add_to_collection/?id={picture}",
    "/admin/bulk/membership/user/assign_role/?id={person}",
]


@pytest.fixture
def ids(bakery, boulangerie) -> dict[str, int]:
    """One row for each list: an empty one asks for less."""
    document(bakery, "Notre recette")
    further_page(bakery, "Ma page").save_revision(user=boulangerie.person, log_action=True)
    return {
        "page": bakery.pk,
        "picture": picture(bakery, "Notre miche").pk,
        "group": provisioning.staff_group().pk,
        "person": boulangerie.person.pk,
    }


@pytest.fixture
def operator(db) -> Client:
    client = Client()
    factories.sign_in(client, factories.user(email="operator@example.org", is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def team(db, staff) -> Client:
    client = Client()
    staff.groups.add(provisioning.staff_group())
    factories.sign_in(client, staff)
    return client


def neighbours(annecy, number: int = 19) -> None:
    """Further merchants, each with a page, another one beneath it, a picture and a document."""
    for _each in range(number):
        shop = factories.shop(city=annecy, pro=True)
        person = factories.act_for(shop=shop, user=factories.user(first_name="Voisine", last_name=shop.name))
        page = provide(shop)
        further_page(page, "Une page", owner=person).save_revision(user=person, log_action=True)
        picture(page, "Une photo")
        document(page, "Une carte")


def cost(client: Client, address: str) -> int:
    client.get(address, follow=True)  # renditions and caches
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address, follow=True).status_code == 200
    return len(asked)


@pytest.fixture
def grown(annecy):
    """Whether what was asked before costs the same after nineteen more came."""

    def compare(client: Client, addresses: list[str]) -> dict[str, tuple[int, int]]:
        before = {address: cost(client, address) for address in addresses}
        neighbours(annecy)
        after = {address: cost(client, address) for address in addresses}
        return {address: (before[address], after[address]) for address in addresses if after[address] > before[address]}

    return compare


def test_a_merchants_screens_cost_the_same_with_twenty_merchants(baker, bakery, ids, grown):
    assert grown(baker, [address.format(**ids) for address in MERCHANTS_SCREENS]) == {}


def test_one_shops_screens_cost_staff_the_same_with_twenty_merchants(operator, ids, grown):
    assert grown(operator, [address.format(**ids) for address in STAFFS_SCREENS]) == {}


@pytest.mark.parametrize("screen", STAFFS_SCREENS)
def test_no_screen_of_staff_offers_every_shops_group_or_collection(operator, annecy, bakery, ids, screen):
    neighbours(annecy, 3)
    html = operator.get(screen.format(**ids), follow=True).content.decode()
    for group in Group.objects.filter(shop_page__isnull=False):
        assert group.name not in html
    offered = [
        collection
        for collection in Collection.objects.filter(shop_page__isnull=False)
        if f"{collection.name}</option>" in html
    ]
    # A picture's own form names where it is.
    assert offered in ([], [bakery.collection])


def test_groups_and_collections_of_staff_are_offered(operator, ids):
    Collection.get_first_root_node().add_child(instance=Collection(name="Presse"))
    assert "Presse" in operator.get("/admin/images/multiple/add/").content.decode()
    assert "Presse" in operator.get("/admin/groups/edit/{group}/".format(**ids)).content.decode()
    assert teams.STAFF in operator.get("/admin/users/new/").content.decode()


def test_the_group_of_a_shop_is_on_no_screen(operator, bakery):
    for action in ("edit", "delete"):
        address = f"/admin/groups/{action}/{bakery.group.pk}/"
        assert operator.get(address).status_code == 404
        assert operator.post(address).status_code == 404


def test_the_collection_of_a_shop_is_nobodys_to_rename_or_delete(operator, bakery):
    address = f"/admin/collections/{bakery.collection.pk}/"
    assert operator.get(address).status_code == 404
    assert operator.get(f"{address}delete/").status_code == 404


def test_no_page_and_no_collection_hides_behind_a_group(operator, bakery):
    town = bakery.get_parent()
    for address in (
        f"/admin/pages/{town.pk}/privacy/",
        "/admin/pages/1/privacy/",
        f"/admin/collections/{bakery.collection.pk}/privacy/",
    ):
        assert operator.get(address).status_code == 404
        assert operator.post(address, {"restriction_type": "login"}).status_code == 404


def test_staff_find_a_shops_pictures_by_its_name(team, bakery, bookshop):
    picture(bakery, "Notre miche")
    picture(bookshop, "Le quai")
    html = team.get("/admin/images/?q=pernet").content.decode()
    assert "Notre miche" in html
    assert "Le quai" not in html


def test_the_page_of_a_shop_leads_staff_to_its_files(team, baker, bakery):
    address = f"/admin/images/?collection_id={bakery.collection.pk}"
    assert address in team.get(f"/admin/pages/{bakery.pk}/edit/").content.decode()
    assert address not in baker.get(f"/admin/pages/{bakery.pk}/edit/").content.decode()
    picture(bakery, "Notre miche")
    html = team.get(address).content.decode()
    assert "Notre miche" in html
    assert f'<option value="{bakery.collection.pk}" selected' in html


def test_what_staff_upload_from_a_shops_page_is_meant_for_the_shop(team, bakery, bookshop):
    page = f"http://testserver/admin/pages/{bakery.pk}/edit/"
    html = team.get("/admin/images/chooser/", headers={"Referer": page}).json()["html"]
    assert f'<option value="{bakery.collection.pk}" selected' in html
    assert f'<option value="{bookshop.collection.pk}"' not in html


def test_the_history_of_the_site_is_searched_by_the_address_of_a_person(team, bakery, boulangerie, librairie):
    for person, title in ((boulangerie.person, "Nos pains"), (librairie.person, "Nos livres")):
        further_page(bakery, title).save_revision(user=person, log_action=True)
    html = team.get("/admin/reports/site-history/?person=boulangerie@").content.decode()
    assert "Nos pains" in html
    assert "Nos livres" not in html
