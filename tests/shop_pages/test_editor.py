import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from kit import clock
from membership import doors
from membership.models import ShopRole, Subscription
from shop_pages import editing, provisioning
from shop_pages.models import MiniSitePage, ShopPage
from tests import factories
from tests.shop_pages.conftest import document, further_page, picture


def edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form(words: str, **more: object) -> dict:
    body = streamfield([("text", {"title": "La maison", "text": rich_text(f"<p>{words}</p>")})])
    return nested_form_data(
        {"theme": "jardin", "accent": "", "seo_title": "", "search_description": "", "body": body, **more}
    )


def test_the_link_to_the_editor_leads_there(baker, bakery, boulangerie):
    response = baker.get(editing.edit_url(boulangerie))
    assert response.status_code == 200
    assert "La page" in response.content.decode() or "la page" in response.content.decode()


def test_the_members_space_offers_the_editor_to_who_writes(bakery, boulangerie):
    door = next(door for door in doors.open_to(boulangerie, boulangerie.person) if door.key == "page")
    assert (door.action, door.url) == ("Modifier ma page", edit_address(bakery))


def test_the_members_space_offers_the_plain_forms_without_pro(bakery, boulangerie):
    Subscription.objects.update(pro_until=clock.now())
    boulangerie.subscription.refresh_from_db()
    door = next(door for door in doors.open_to(boulangerie, boulangerie.person) if door.key == "page")
    assert (door.action, door.url) == ("Tenir ma page à jour", f"/espace-adherent/{boulangerie.pk}/ma-page/")


def test_the_members_space_offers_the_page_to_a_seller(bakery, boulangerie):
    ShopRole.objects.update(role=ShopRole.Role.SELLER)
    door = next(door for door in doors.open_to(boulangerie, boulangerie.person) if door.key == "page")
    assert (door.action, door.url) == ("Voir ma page", boulangerie.get_absolute_url())


def test_what_is_published_shows_on_the_page(baker, bakery):
    response = baker.post(
        edit_address(bakery), {**form("Levain de vingt-trois ans."), "action-publish": "action-publish"}
    )
    assert response.status_code == 302
    html = Client().get(bakery.url).content.decode()
    assert "Levain de vingt-trois ans." in html
    assert "theme-jardin" in html


def test_a_draft_stays_out_of_sight(baker, bakery):
    baker.post(edit_address(bakery), form("Pas encore."))
    assert "Pas encore." not in Client().get(bakery.url).content.decode()


def test_a_preview_shows_the_draft_with_its_accessibility_checks(baker, bakery):
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[bakery.pk])
    assert baker.post(address, form("Bientôt.")).json() == {"is_valid": True, "is_available": True}
    response = baker.get(address)
    html = response.content.decode()
    assert "Bientôt." in html
    assert "wagtail-userbar" in html
    assert "accessibility-axe-configuration" in html or "axe" in html
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "'unsafe-inline'" in response.headers["Content-Security-Policy"]


def test_the_public_page_has_no_userbar_even_for_who_wrote_it(baker, bakery):
    assert "userbar" not in baker.get(bakery.url).content.decode()


def test_a_preview_changes_nothing_for_others(baker, bakery):
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[bakery.pk])
    baker.post(address, form("Bientôt."))
    assert "Bientôt." not in Client().get(bakery.url).content.decode()


def test_title_and_address_are_not_the_editors_to_change(baker, bakery, boulangerie):
    sent = {**form("Bonjour."), "title": "Autre nom", "slug": "autre", "action-publish": "action-publish"}
    baker.post(edit_address(bakery), sent)
    page = ShopPage.objects.get()
    assert (page.title, page.slug) == ("Boulangerie Pernet", boulangerie.slug)


def test_no_end_can_be_set_to_the_page(baker, bakery):
    baker.post(
        edit_address(bakery), {**form("Bonjour."), "expire_at": "2020-01-01", "action-publish": "action-publish"}
    )
    assert ShopPage.objects.get().expire_at is None


def test_a_colour_that_is_none_is_refused(baker, bakery):
    response = baker.post(
        edit_address(bakery), {**form("Bonjour."), "accent": "rouge", "action-publish": "action-publish"}
    )
    assert "Une couleur s’écrit comme #B5472F." in response.content.decode()


def test_a_further_page_is_added_by_its_shop(baker, bakery):
    address = reverse("wagtailadmin_pages:add", args=["shop_pages", "minisitepage", bakery.pk])
    sent = {**form("Nos pains."), "title": "Nos pains", "slug": "nos-pains", "show_in_menus": "on"}
    assert baker.post(address, {**sent, "action-publish": "action-publish"}).status_code == 302
    assert Client().get(f"{bakery.url}nos-pains/").status_code == 200


def test_nothing_stands_beneath_a_further_page(bakery):
    assert MiniSitePage.creatable_subpage_models() == []
    assert ShopPage.creatable_subpage_models() == [MiniSitePage]


@pytest.mark.parametrize("name", ["delete", "unpublish", "copy", "move"])
def test_the_page_of_a_shop_stays_where_it_is(baker, bakery, boulangerie, name):
    address = reverse(f"wagtailadmin_pages:{name}", args=[bakery.pk])
    for response in (baker.get(address), baker.post(address, {"new_title": "Copie", "new_slug": "copie"})):
        assert response.status_code in (302, 403, 404)
    page = ShopPage.objects.get()
    assert page.live
    assert page.url == boulangerie.get_absolute_url()


def test_it_is_moved_nowhere_not_even_beneath_itself(baker, bakery):
    further = further_page(bakery, "Nos pains")
    address = reverse("wagtailadmin_pages:move_confirm", args=[bakery.pk, further.pk])
    assert baker.post(address).status_code in (302, 403, 404)
    assert ShopPage.objects.get().path == bakery.path


@pytest.mark.parametrize("action", ["delete", "unpublish", "move"])
def test_bulk_actions_leave_the_page_of_a_shop_alone(baker, bakery, action):
    further = further_page(bakery, "Nos pains")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    baker.post(f"{address}?id={bakery.pk}&childOf={bakery.pk}", {"chooser": further.pk})
    page = ShopPage.objects.get()
    assert (page.live, page.path) == (True, bakery.path)


def test_nobody_hides_a_page_behind_a_password(baker, bakery):
    address = reverse("wagtailadmin_pages:set_privacy", args=[bakery.pk])
    baker.post(address, {"restriction_type": "login", "password": "", "groups": []})
    assert not bakery.get_view_restrictions().exists()


def test_the_page_is_not_copied_by_the_team_either(client, bakery, staff):
    provisioning.staff_group().user_set.add(staff)
    factories.sign_in(client, staff)
    permissions = bakery.permissions_for_user(staff)
    assert not permissions.can_copy()
    assert not permissions.can_move()
    assert permissions.can_delete()


def test_a_further_page_can_be_taken_down(baker, bakery):
    further = further_page(bakery, "Nos pains")
    assert baker.post(reverse("wagtailadmin_pages:delete", args=[further.pk])).status_code == 302
    assert not MiniSitePage.objects.exists()


def test_the_admins_home_is_ones_own_page(baker, bakery):
    html = baker.get("/admin/").content.decode()
    assert "Modifier ma page" in html
    assert edit_address(bakery) in html
    assert f'href="{bakery.shop.get_absolute_url()}"' in html


def test_the_menu_holds_what_a_merchant_needs(baker, bakery):
    html = baker.get("/admin/").content.decode()
    for address in ("/admin/pages/", "/admin/images/", "/admin/documents/"):
        assert address in html
    for address in ("/admin/reports/", "/admin/users/", "/admin/redirects/", "/admin/snippets/", "/admin/workflows/"):
        assert address not in html


def test_the_explorer_opens_on_ones_own_page(baker, bakery):
    response = baker.get("/admin/pages/", follow=True)
    assert response.status_code == 200
    assert "Boulangerie Pernet" in response.content.decode()


def test_the_page_chooser_opens_on_ones_own_pages(baker, bakery):
    further_page(bakery, "Nos pains")
    response = baker.get("/admin/choose-page/?page_type=shop_pages.minisitepage,shop_pages.shoppage", follow=True)
    assert response.status_code == 200
    assert "Nos pains" in response.json()["html"]


def test_pictures_and_documents_of_ones_own_are_there(baker, bakery):
    picture(bakery, "Notre miche")
    document(bakery, "Notre recette")
    assert "Notre miche" in baker.get("/admin/images/").content.decode()
    assert "Notre recette" in baker.get("/admin/documents/").content.decode()
    assert "Notre miche" in baker.get("/admin/images/chooser/").json()["html"]


def test_pro_that_ended_by_the_clock_closes_the_editor_at_once(baker, bakery, boulangerie):
    Subscription.objects.filter(shop=boulangerie).update(pro_until=clock.now())
    response = baker.get(edit_address(bakery))
    assert response.status_code == 403
    assert not bakery.group.user_set.exists()


@pytest.mark.parametrize("who", ["standard", "seller", "nobody"])
def test_who_writes_for_no_shop_is_refused_politely(client, florist, bakery, boulangerie, fleuriste, who):
    person = fleuriste.person if who == "standard" else factories.user()
    if who == "seller":
        factories.act_for(shop=boulangerie, user=person, role=ShopRole.Role.SELLER)
    factories.sign_in(client, person)
    response = client.get("/admin/")
    assert response.status_code == 403
    assert "/espace-adherent/" in response.content.decode()


def test_a_customer_never_gets_in(client, chloe, bakery):
    factories.sign_in(client, chloe)
    response = client.get("/admin/")
    assert response.status_code == 302
    assert "connexion-adherent" in response.headers["Location"]


def test_a_stranger_is_asked_to_sign_in(client, bakery):
    response = client.get(edit_address(bakery))
    assert response.status_code == 302
    assert "connexion-adherent" in response.headers["Location"]


def test_the_colour_of_the_awning_is_no_choice_of_ones_own(baker, bakery, boulangerie):
    sent = {**form("Bonjour."), "accent": boulangerie.colour.lower(), "action-publish": "action-publish"}
    baker.post(edit_address(bakery), sent)
    assert ShopPage.objects.get().accent == ""
    baker.post(edit_address(bakery), {**sent, "accent": "#336699"})
    assert ShopPage.objects.get().accent == "#336699"


def test_the_colour_is_picked_on_the_devices_own_palette(baker, bakery, boulangerie):
    html = baker.get(edit_address(bakery)).content.decode()
    picker = html.split('type="color"')[1].split(">")[0]
    assert f'value="{boulangerie.colour.lower()}"' in picker


def test_to_publish_is_the_first_button(baker, bakery):
    footer = baker.get(edit_address(bakery)).content.decode().split('<footer class="footer')[1]
    assert footer.index("action-publish") < footer.index("action-save")


def test_the_editor_has_its_style_sheet_for_thumbs(baker, bakery):
    assert "css/editor" in baker.get(edit_address(bakery)).content.decode()


def test_words_that_wagtail_left_in_english_are_french(baker, bakery):
    html = baker.get(edit_address(bakery)).content.decode()
    assert "Aller au contenu principal" in html
    assert "Status" not in html.split("<body", 1)[1].split("<script", 1)[0]
