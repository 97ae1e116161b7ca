"""Staff's tree: a department moves, is renamed, becomes part of another; whoever knew its old address finds it."""

import pytest

from commerce.catalogue import departments, kinds
from commerce.catalogue.models import Category, Product
from membership import teams
from tests import factories as cast
from tests.commerce import factories

CATEGORIES = "/admin/categories/"


@pytest.fixture
def desk(client, staff):
    staff.groups.add(teams.staff_group())
    cast.sign_in(client, staff)
    return client


def again(category: Category) -> Category:
    return Category.objects.get(pk=category.pk)


def save(desk, category: Category, **posted):
    values = {"name": category.name, "slug": category.slug, "is_public": "on", "above": "", "after": "", "kind": ""}
    return desk.post(f"{CATEGORIES}edit/{category.pk}/", {**values, **posted})


def names() -> list[str]:
    return list(Category.objects.order_by("path").values_list("name", flat=True))


def test_the_old_address_of_a_renamed_department_leads_to_the_new(desk, client, bread):
    shelf = factories.category("Pains")
    bread.categories.add(shelf)
    save(desk, shelf, name="Pains et brioches", slug="pains-et-brioches")
    answer = client.get("/annecy/marche/categorie/pains/")
    assert (answer.status_code, answer.url) == (301, "/annecy/marche/categorie/pains-et-brioches/")


def test_an_address_nobody_ever_had_is_not_there(client, bread):
    assert client.get("/annecy/marche/categorie/rien/").status_code == 404


def test_a_department_that_takes_its_address_back_answers_there(desk, client, bread):
    shelf = factories.category("Pains")
    save(desk, shelf, slug="fournil")
    save(desk, again(shelf), slug="pains")
    assert client.get("/annecy/marche/categorie/pains/").status_code == 200
    assert client.get("/annecy/marche/categorie/fournil/").status_code == 301


def test_nobody_takes_an_address_that_leads_elsewhere(desk, db):
    save(desk, factories.category("Pains"), slug="fournil")
    other = factories.category("Gâteaux")
    assert "ou l’avait" in save(desk, other, slug="pains").text


def test_departments_stand_in_the_order_that_staff_gave_them(desk, db):
    first, second, third = (factories.category(name) for name in ("Pains", "Fleurs", "Livres"))
    save(desk, third, after="first")
    assert names() == ["Livres", "Pains", "Fleurs"]
    save(desk, again(third), after=str(first.pk))
    assert names() == ["Pains", "Livres", "Fleurs"]
    save(desk, again(second), name="Fleurs et plantes")
    assert names() == ["Pains", "Livres", "Fleurs et plantes"]


def test_a_place_is_among_the_neighbours(desk, db):
    above, other = factories.category("Crèmerie"), factories.category("Livres")
    beneath = factories.category("Fromages", parent=above)
    assert "Choisissez une place parmi" in save(desk, again(other), after=str(beneath.pk)).text


def test_merging_brings_products_addresses_and_what_is_beneath(bread, boulangerie):
    gone, kept = factories.category("Pains"), factories.category("Boulangerie")
    factories.category("Baguettes", parent=gone)
    both = factories.product(shop=boulangerie, category=[again(gone), kept])
    bread.categories.add(gone)
    departments.moved_from(again(gone), "le-pain")
    assert departments.merge(again(gone), kept) == 1
    assert names() == ["Boulangerie", "Baguettes"]
    assert [*bread.categories.all()] == [*both.categories.all()] == [kept]
    assert {each.slug for each in kept.old_addresses.all()} == {"pains", "le-pain"}


def test_a_department_with_others_beneath_stays_on_its_level(db):
    above, other = factories.category("Crèmerie"), factories.category("Livres")
    factories.category("Fromages", parent=above)
    beneath = factories.category("Romans", parent=again(other))
    with pytest.raises(departments.CantMerge):
        departments.merge(again(above), beneath)


def test_staff_merges_from_the_page_of_a_department(desk, bread):
    gone, kept = factories.category("Pains"), factories.category("Boulangerie")
    bread.categories.add(gone)
    answer = desk.post(f"{CATEGORIES}inspect/{gone.pk}/", {"into": kept.pk}, follow=True)
    assert "1 produit est passé dans «\u00a0Boulangerie\u00a0»" in answer.text
    assert names() == ["Boulangerie"]


def test_the_list_tells_how_many_products_stand_in_each(desk, bread, boulangerie):
    above = factories.category("Boulangerie")
    bread.categories.add(factories.category("Pains", parent=above))
    bread.categories.add(above)
    counts = {each.name: each.product_count for each in Category.objects.with_counts()}
    assert counts == {"Boulangerie": 1, "Pains": 1}
    assert desk.get(CATEGORIES).status_code == 200


def test_a_department_says_the_kind_of_those_beneath_it(db):
    above = factories.category("Crèmerie")
    Category.objects.filter(pk=above.pk).update(kind="food")
    beneath = factories.category("Fromages", parent=again(above))
    assert kinds.of_category(beneath) == "food"
    assert kinds.of_category(factories.category("Livres")) == ""


def test_an_icon_is_one_of_the_sites(desk, db):
    shelf = factories.category("Pains")
    assert save(desk, shelf, icon="croissant").status_code == 302
    assert "choix" in save(desk, again(shelf), icon="licorne").text
    assert again(shelf).icon == "croissant"


def test_a_hidden_department_leaves_its_products_on_sale(desk, client, bread):
    shelf = factories.category("Pains")
    bread.categories.add(shelf)
    desk.post(f"{CATEGORIES}edit/{shelf.pk}/", {"name": "Pains", "slug": "pains", "above": "", "after": "", "kind": ""})
    assert client.get("/annecy/marche/categorie/pains/").status_code == 404
    assert client.get(bread.get_absolute_url()).status_code == 200


def test_merchants_do_not_merge(client, boulangerie):
    gone, kept = factories.category("Pains"), factories.category("Boulangerie")
    cast.sign_in(client, boulangerie.person)
    client.post(f"{CATEGORIES}inspect/{gone.pk}/", {"into": kept.pk})
    assert Product.categories.through.objects.count() == 0
    assert names() == ["Pains", "Boulangerie"]
