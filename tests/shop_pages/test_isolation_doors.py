"""What the crawl of addresses doesn't tell: people's names, other shops in search and API, rooms that aren't there."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.admin.models import EditingSession
from wagtail.test.utils.form_data import nested_form_data, streamfield

from shop_pages.models import MiniSitePage
from tests import factories
from tests.shop_pages.conftest import document, further_page, picture

SECRETS = ("Secret du quai", "Photo du quai", "Facture du quai", "Ondine", "Marchand")
WORDS = {"theme": "levain", "accent": "", "seo_title": "", "search_description": ""}
EMPTY_BUTTON = {"label": "", "page": "", "address": ""}


@pytest.fixture
def theirs(bookshop, librairie):
    """What the bookseller has, and her name on all of it."""
    librairie.person.first_name, librairie.person.last_name = "Ondine", "Marchand"
    librairie.person.save()
    page = further_page(bookshop, "Secret du quai", owner=librairie.person)
    page.save_revision(user=librairie.person, log_action=True).publish(user=librairie.person)
    return {
        "page": page,
        "revision": page.latest_revision or page.revisions.get(),
        "picture": picture(bookshop, "Photo du quai"),
        "document": document(bookshop, "Facture du quai"),
    }


def names(client: Client, address: str) -> list[str]:
    """The other shop's words in the answer."""
    text = client.get(address, follow=True).content.decode()
    return [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize(
    "address",
    [
        "/admin/pages/{own}/",
        "/admin/pages/{own}/?q=quai",
        "/admin/pages/{own}/?q=se&search_all=1",
        "/admin/pages/{own}/?edited_by={person}&search_all=1",
        "/admin/pages/{own}/?owner={person}&search_all=1",
        "/admin/pages/{own}/results/?q=quai&search_all=1",
        "/admin/pages/search/?q=se",
        "/admin/pages/search/results/?q=se",
        "/admin/pages/{own}/history/",
        "/admin/pages/{own}/history/results/",
        "/admin/pages/{own}/usage/",
        "/admin/pages/{own}/edit/",
        "/admin/images/?q=ph",
        "/admin/images/results/?q=ph",
        "/admin/images/?collection_id={collection}",
        "/admin/images/?layout=list",
        "/admin/images/chooser/results/?q=ph",
        "/admin/images/chooser/results/?collection_id={collection}",
        "/admin/documents/?q=fa",
        "/admin/documents/results/?q=fa",
        "/admin/documents/?collection_id={collection}",
        "/admin/documents/chooser/results/?q=fa",
        "/admin/documents/chooser/results/?collection_id={collection}",
        "/admin/choose-page/search/?q=se",
        "/admin/choose-page/?page_type=wagtailcore.page&allow_external_link=true&allow_email_link=true",
        "/admin/choose-external-link/?link_url=http://testserver{url}",
        "/admin/api/main/pages/?search=se",
        "/admin/api/main/pages/?child_of={parent}",
        "/admin/api/main/pages/?descendant_of={town}&fields=*",
        "/admin/api/main/pages/?ancestor_of={page}",
        "/admin/api/main/pages/?fields=*",
        "/admin/api/main/pages/?type=shop_pages.MiniSitePage&fields=*",
    ],
)
def test_neither_a_name_nor_a_title_of_another_shop_is_shown(baker, bakery, bookshop, theirs, librairie, address):
    ids = {
        "own": bakery.pk,
        "person": librairie.person.pk,
        "collection": bookshop.collection.pk,
        "parent": bookshop.pk,
        "town": bookshop.get_parent().pk,
        "page": theirs["page"].pk,
        "url": theirs["page"].url,
    }
    assert names(baker, address.format(**ids)) == []


def test_an_address_typed_is_not_turned_into_somebody_elses_page(baker, bakery, theirs):
    """Wagtail offers to link to the page it finds at an address, and tells its title."""
    sent = {
        "external-link-chooser-url": f"http://testserver{theirs['page'].url}",
        "external-link-chooser-link_text": "a",
    }
    answer = baker.post("/admin/choose-external-link/", sent)
    assert not any(secret in answer.content.decode() for secret in SECRETS)


@pytest.mark.parametrize(
    "address",
    [
        "/admin/reports/locked/",
        "/admin/reports/workflow/",
        "/admin/reports/workflow_tasks/",
        "/admin/reports/site-history/",
        "/admin/reports/site-history/results/",
        "/admin/reports/site-history/?export=csv",
        "/admin/reports/aging-pages/",
        "/admin/reports/aging-pages/?export=xlsx",
        "/admin/reports/page-types-usage/",
        "/admin/workflows/list/",
        "/admin/workflows/tasks/index/",
        "/admin/workflows/task_chooser/",
        "/admin/redirects/",
        "/admin/redirects/add/",
        "/admin/redirects/import/",
        "/admin/forms/",
        "/admin/embeds/chooser/",
        "/admin/embeds/chooser/upload/",
        "/admin/snippets/faq/question/",
        "/admin/snippets/choose/faq/question/",
        "/admin/sites/",
        "/admin/groups/",
        "/admin/users/",
        "/admin/collections/",
        "/admin/collections/add/",
        "/admin/tag-autocomplete/?term=p",
        "/admin/tag-autocomplete/taggit/tag/?term=p",
        "/admin/pages/create/shop_pages/minisitepage",
        "/admin/pages/usage/shop_pages/minisitepage/results/",
        "/admin/boutiques/",
        "/admin/adherents/",
        "/admin/abonnements/",
        "/admin/failwhale/",
    ],
)
def test_a_room_without_use_for_a_merchant_is_not_there(baker, bakery, theirs, address):
    for answer in (baker.get(address), baker.post(address)):
        assert answer.status_code == 404


@pytest.mark.parametrize("way", ["email", "phone", "anchor", "external"])
def test_links_to_a_letter_a_call_or_another_site_can_be_made(baker, bakery, way):
    assert baker.get(f"/admin/choose-{way}-link/").status_code == 200


def test_nobody_is_told_that_somebody_writes_on_another_shops_page(baker, bakery, theirs):
    kept = EditingSession.objects.count()
    answer = baker.post(
        reverse("wagtailadmin_editing_sessions:ping", args=["shop_pages", "minisitepage", theirs["page"].pk, 1])
    )
    assert answer.status_code == 404
    assert EditingSession.objects.count() == kept


def test_the_revisions_of_another_shop_are_not_read_through_a_page_of_ones_own(baker, bakery, theirs):
    pk, revision = bakery.pk, theirs["revision"].pk
    for address in (
        reverse("wagtailadmin_pages:revisions_view", args=[pk, revision]),
        reverse("wagtailadmin_pages:revisions_revert", args=[pk, revision]),
        f"/admin/pages/{pk}/revisions/compare/{revision}...live/",
        f"/admin/pages/{pk}/revisions/compare/earliest...{revision}/",
    ):
        answer = baker.get(address)
        assert answer.status_code == 404, address


@pytest.mark.parametrize(
    "action", ["publish", "unpublish", "delete", "copy", "revert_to_page_revision", "create_alias"]
)
def test_the_api_does_nothing_to_another_shops_page(baker, bakery, theirs, action):
    address = f"/admin/api/main/pages/{theirs['page'].pk}/action/{action}/"
    assert baker.post(address, {"revision_id": theirs["revision"].pk}).status_code == 404
    assert MiniSitePage.objects.get().live


def test_no_api_answers_outside_the_admin():
    assert not any(app.startswith("wagtail.api") for app in settings.INSTALLED_APPS)
    with pytest.raises(NoReverseMatch):
        reverse("wagtailapi:pages:listing")
    assert "wagtailapi" not in get_resolver().namespace_dict


@pytest.mark.parametrize("address", ["/api/v2/pages/", "/api/main/pages/", "/api/v2/images/", "/api/v3/pages/"])
def test_strangers_find_no_api(db, address):
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("kind", ["pages", "images", "documents"])
def test_the_admins_api_answers_nobody_who_is_signed_out(db, kind):
    answer = Client().get(f"/admin/api/main/{kind}/")
    assert answer.status_code == 302
    assert "connexion-adherent" in answer.headers["Location"]


def test_a_merchants_api_lists_their_own_pages(baker, bakery, theirs):
    further_page(bakery, "Nos pains")
    titles = {item["title"] for item in baker.get("/admin/api/main/pages/").json()["items"]}
    assert titles == {"Annecy", "Boulangerie Pernet", "Nos pains"}  # the town leads there


def test_a_picture_that_staff_put_there_keeps_no_merchant_from_saving(baker, bakery, theirs):
    bakery.body = [("hero", {"title": "", "words": "", "picture": theirs["picture"], "button": {}})]
    bakery.save_revision(user=factories.user(is_staff=True)).publish()
    hero = ("hero", {"title": "Bonjour", "words": "", "picture": theirs["picture"].pk, "button": EMPTY_BUTTON})
    sent = nested_form_data({**WORDS, "body": streamfield([hero])})
    answer = baker.post(f"/admin/pages/{bakery.pk}/edit/", {**sent, "action-publish": "action-publish"})
    assert answer.status_code == 302
    assert bakery.__class__.objects.get(pk=bakery.pk).body[0].value["title"] == "Bonjour"
