import pytest

from commerce.catalogue.models import Category
from membership import teams
from tests import factories as cast
from tests.commerce import factories

CATEGORIES, PRODUCTS = "/admin/categories/", "/admin/produits/"


@pytest.fixture
def desk(client, staff):
    """A browser in which staff is signed in."""
    staff.groups.add(teams.staff_group())
    cast.sign_in(client, staff)
    return client


def test_staff_sees_products_of_all_towns(desk, bread, dinan):
    factories.product(shop=cast.shop(city=dinan, pro=True), title="Pain du rempart")
    shown = desk.get(PRODUCTS).content.decode()
    assert "Pain de campagne" in shown
    assert "Pain du rempart" in shown


@pytest.mark.parametrize("query", ["?ville=dinan", "?q=rempart"])
def test_staff_finds_a_product(desk, bread, dinan, query):
    factories.product(shop=cast.shop(city=dinan, pro=True), title="Pain du rempart")
    shown = desk.get(PRODUCTS + query).content.decode()
    assert "Pain du rempart" in shown
    assert "Pain de campagne" not in shown


def test_products_can_be_exported(desk, bread):
    assert b"Pain de campagne" in b"".join(desk.get(f"{PRODUCTS}?export=csv").streaming_content)


def test_staff_changes_no_product_here(desk, bread):
    assert desk.get(f"{PRODUCTS}edit/{bread.pk}/").status_code == 404


@pytest.mark.parametrize("path", [CATEGORIES, f"{CATEGORIES}create/", PRODUCTS])
def test_merchants_see_neither_table(client, boulangerie, path):
    cast.sign_in(client, boulangerie.person)
    assert client.get(path).status_code != 200


def save(desk, path: str, **posted):
    values = {"name": "Fromages", "slug": "", "icon": "milk", "is_public": "on", "above": ""}
    response = desk.post(path, {**values, **posted})
    return response


def test_staff_adds_a_department(desk, db):
    assert save(desk, f"{CATEGORIES}create/").status_code == 302
    made = Category.objects.get()
    assert (made.name, made.slug, made.depth) == ("Fromages", "fromages", 1)


def test_staff_adds_a_department_beneath_another(desk, db):
    above = factories.category("Crèmerie")
    save(desk, f"{CATEGORIES}create/", above=above.pk)
    assert Category.objects.get(slug="fromages").get_parent() == above


def test_a_department_can_be_renamed_and_moved(desk, db):
    above, moved = factories.category("Crèmerie"), factories.category("Fromage")
    save(desk, f"{CATEGORIES}edit/{moved.pk}/", name="Fromages frais", slug="frais", above=above.pk)
    moved = Category.objects.get(pk=moved.pk)
    assert (moved.name, moved.slug, moved.get_parent()) == ("Fromages frais", "frais", above)


def test_a_department_can_go_back_to_the_first_level(desk, db):
    beneath = factories.category("Fromages", parent=factories.category("Crèmerie"))
    save(desk, f"{CATEGORIES}edit/{beneath.pk}/", slug="fromages")
    assert Category.objects.get(pk=beneath.pk).depth == 1


def test_two_departments_do_not_share_an_address(desk, db):
    factories.category("Fromages")
    assert "a déjà cette adresse" in save(desk, f"{CATEGORIES}create/").content.decode()


def test_a_department_with_products_stays(desk, bread):
    kept = factories.category("Pains")
    bread.categories.add(kept)
    desk.post(f"{CATEGORIES}delete/{kept.pk}/")
    assert Category.objects.filter(pk=kept.pk).exists()


def test_an_empty_department_can_be_taken_away(desk, db):
    empty = factories.category("Meubles")
    desk.post(f"{CATEGORIES}delete/{empty.pk}/")
    assert not Category.objects.exists()


@pytest.mark.parametrize("path", [CATEGORIES, PRODUCTS])
def test_a_yes_or_no_is_a_word(desk, bread, path):
    """The picture that stands for one is a file of Django's own admin: with hashed file names the list was a 500."""
    factories.category("Pains")
    assert "admin/img/icon" not in desk.get(path).text
