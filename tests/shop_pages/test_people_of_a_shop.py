"""Several people write for one shop; who stops is out at once, even in the middle of a session."""

import pytest
from django.test import Client

from kit.models import Picture
from membership import crew
from membership.models import ShopRole
from shop_pages.models import ShopPage
from tests import factories
from tests.shop_pages.conftest import further_page, picture
from tests.shop_pages.test_editor import edit_address, form
from tests.shop_pages.test_uploads import upload


@pytest.fixture
def apprentice(boulangerie, bakery) -> Client:
    """Writes for the bakery beside its owner."""
    client = Client()
    client.person = factories.act_for(shop=boulangerie, user=factories.user(), role=ShopRole.Role.EDITOR)
    factories.sign_in(client, client.person)
    return client


def test_two_people_write_the_same_page(baker, apprentice, bakery):
    baker.post(edit_address(bakery), {**form("Par la patronne."), "action-publish": "action-publish"})
    apprentice.post(edit_address(bakery), {**form("Par l’apprentie."), "action-publish": "action-publish"})
    assert "Par l’apprentie." in Client().get(bakery.url).content.decode()
    history = baker.get(f"/admin/pages/{bakery.pk}/history/").content.decode()
    assert str(apprentice.person) in history or apprentice.person.email in history


def test_one_uses_and_changes_what_the_other_uploaded(baker, apprentice, bakery):
    upload(baker, "pictures, several", bakery.collection)
    photo = Picture.objects.get()
    assert photo.title in apprentice.get("/admin/images/chooser/").json()["html"]
    apprentice.post(f"/admin/images/{photo.pk}/", {"title": "La miche", "tags": "", "alt": "Une miche"})
    photo.refresh_from_db()
    assert photo.title == "La miche"


def leave_row(shop, person):
    ShopRole.objects.get(shop=shop, user=person).delete()


def leave_many(shop, person):
    ShopRole.objects.filter(shop=shop, user=person).delete()


def become_seller_unheard(shop, person):
    ShopRole.objects.filter(shop=shop, user=person).update(role=ShopRole.Role.SELLER)


def removed_by_an_owner(shop, person):
    crew.remove(role=ShopRole.objects.get(shop=shop, user=person), by=shop.person)


def made_a_seller_by_an_owner(shop, person):
    role = ShopRole.objects.get(shop=shop, user=person)
    crew.change_role(role=role, to=ShopRole.Role.SELLER, by=shop.person)


@pytest.mark.parametrize(
    "leave", [removed_by_an_owner, made_a_seller_by_an_owner, leave_row, leave_many, become_seller_unheard]
)
def test_a_role_taken_away_shuts_the_editor_in_an_open_session(apprentice, bakery, boulangerie, leave):
    photo = picture(bakery, "Notre miche")
    assert apprentice.get(edit_address(bakery)).status_code == 200
    leave(boulangerie, apprentice.person)
    before = ShopPage.objects.get().body.get_prep_value()
    sent = {**form("Encore moi."), "action-publish": "action-publish"}
    assert apprentice.post(edit_address(bakery), sent).status_code == 403
    assert apprentice.get(f"/admin/images/{photo.pk}/").status_code == 403
    assert ShopPage.objects.get().body.get_prep_value() == before
    assert apprentice.person not in bakery.group.user_set.all()


def test_an_account_that_is_shut_is_signed_out(apprentice, bakery):
    apprentice.person.is_active = False
    apprentice.person.save()
    answer = apprentice.get(edit_address(bakery))
    assert answer.status_code == 302
    assert "connexion-adherent" in answer.headers["Location"]


def test_who_leaves_one_of_two_shops_keeps_the_other(apprentice, bakery, bookshop, librairie, boulangerie):
    factories.act_for(shop=librairie, user=apprentice.person, role=ShopRole.Role.EDITOR)
    further = further_page(bakery, "Nos pains")
    assert apprentice.get(edit_address(further)).status_code == 200
    leave_many(boulangerie, apprentice.person)
    assert apprentice.get(edit_address(further)).status_code == 404
    assert apprentice.get(edit_address(bookshop)).status_code == 200
    assert "Nos pains" not in apprentice.get("/admin/pages/search/?q=pains").content.decode().replace("q=pains", "")


def test_who_works_for_two_shops_uploads_to_the_one_being_written(apprentice, bakery, bookshop, librairie):
    factories.act_for(shop=librairie, user=apprentice.person, role=ShopRole.Role.EDITOR)
    for page in (bakery, bookshop):
        came_from = {"Referer": f"http://testserver/admin/pages/{page.pk}/edit/"}
        html = apprentice.get("/admin/images/chooser/", headers=came_from).json()["html"]
        assert f'<option value="{page.collection.pk}" selected' in html
