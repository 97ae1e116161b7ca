"""The baker asks for everything that is the bookseller's: nothing of it is there, not even its name."""

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.admin import urls as admin_urls
from wagtail.test.utils.form_data import nested_form_data, streamfield

from membership.models import ShopRole
from shop_pages.models import ShopPage
from tests import factories
from tests.shop_pages.conftest import document, further_page, picture

SECRETS = ("Le Fil de l", "Secret du quai", "Photo du quai", "Facture du quai")


@pytest.fixture
def theirs(bookshop):
    """What the bookseller has: a page, a draft beneath it, a picture, a document."""
    return {
        "page": bookshop,
        "draft": further_page(bookshop, "Secret du quai", live=False),
        "picture": picture(bookshop, "Photo du quai"),
        "document": document(bookshop, "Facture du quai"),
    }


def is_shut(response) -> bool:
    """Refused, or sent away; and nothing of the other shop in the words."""
    words = (
        b"".join(response).decode(errors="replace") if response.streaming else response.content.decode(errors="replace")
    )
    return response.status_code in (302, 403, 404, 405) and not any(secret in words for secret in SECRETS)


def addresses(theirs: dict) -> list[tuple[str, str]]:
    """Every address of the admin that takes an id, with the ids of the other shop."""
    pk = theirs["draft"].pk
    values = {
        "page_id": pk,
        "parent_page_id": pk,
        "page_to_move_id": pk,
        "destination_id": pk,
        "image_id": theirs["picture"].pk,
        "document_id": theirs["document"].pk,
        "doc_id": theirs["document"].pk,
        "filter_spec": "width-400",
        "revision_id": 1,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "task_state_id": 1,
        "task_id": 1,
        "workflow_state_id": 1,
        "action_name": "approve",
        "content_type_app_name": "shop_pages",
        "content_type_model_name": "minisitepage",
    }
    found = []

    def walk(patterns, prefix: str) -> None:
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns, prefix + (f"{pattern.namespace}:" if pattern.namespace else ""))
                continue
            name, converters = f"{prefix}{pattern.name}", pattern.pattern.regex.groupindex
            if not pattern.name or not converters:
                continue
            local = dict(values)
            if "pk" in converters:
                kind = "picture" if "images" in prefix else "document" if "docs" in prefix else "draft"
                local["pk"] = theirs[kind].pk
            if not set(converters) <= set(local):
                continue
            try:
                found.append((name, reverse(name, kwargs={key: local[key] for key in converters})))
            except NoReverseMatch:
                continue

    walk(admin_urls.urlpatterns, "")
    return found


def test_the_crawl_reaches_the_whole_admin(theirs):
    get_resolver()
    names = {name for name, _address in addresses(theirs)}
    assert len(names) > 50
    assert {
        "wagtailadmin_pages:edit",
        "wagtailimages:edit",
        "wagtaildocs:edit",
        "wagtailimages_chooser:chosen",
    } <= names


def test_every_address_of_another_shop_is_shut(baker, bakery, theirs):
    open_ones = [
        (name, method)
        for name, address in addresses(theirs)
        for method in ("get", "post")
        if name != "wagtailadmin_password_reset_confirm" and not is_shut(getattr(baker, method)(address))
    ]
    assert open_ones == []


def test_nothing_of_another_shop_is_lost_in_the_crawl(baker, bakery, theirs):
    for _name, address in addresses(theirs):
        baker.post(address)
    for thing in theirs.values():
        thing.refresh_from_db()


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/pages/",
        "/admin/pages/search/?q=quai",
        "/admin/pages/search/?q=fil",
        "/admin/images/",
        "/admin/images/?q=quai",
        "/admin/documents/",
        "/admin/documents/?q=quai",
        "/admin/images/chooser/",
        "/admin/images/chooser/?q=quai",
        "/admin/documents/chooser/",
        "/admin/documents/chooser/?q=quai",
        "/admin/choose-page/",
        "/admin/choose-page/?page_type=shop_pages.minisitepage",
        "/admin/choose-page/search/?q=quai",
        "/admin/choose-page/search/?q=fil",
        "/admin/api/main/pages/?child_of=root&for_explorer=1",
        "/admin/api/main/pages/",
        "/admin/api/main/pages/?search=quai",
        "/admin/account/",
    ],
)
def test_no_list_names_another_shop(baker, bakery, theirs, address):
    words = baker.get(address, follow=True).content.decode()
    # What was searched for is repeated by the page: only the rest counts.
    assert not any(secret in words for secret in SECRETS)


@pytest.mark.parametrize(
    "address",
    [
        "/admin/api/main/images/",
        "/admin/api/main/documents/",
        "/admin/reports/site-history/",
        "/admin/reports/aging-pages/",
        "/admin/reports/locked/",
        "/admin/reports/page-types-usage/",
        "/admin/users/",
        "/admin/groups/",
        "/admin/collections/",
        "/admin/workflows/list/",
        "/admin/redirects/",
        "/admin/sites/",
        "/admin/snippets/",
        "/admin/pages/usage/shop_pages/minisitepage/",
        "/admin/tag-autocomplete/?term=a",
    ],
)
def test_what_a_merchant_has_no_use_for_is_not_there(baker, bakery, theirs, address):
    assert baker.get(address).status_code == 404


@pytest.mark.parametrize("action", ["delete", "unpublish", "publish", "move"])
def test_no_bulk_action_reaches_another_shop(baker, bakery, theirs, action):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    for query in (f"id={theirs['draft'].pk}", f"id={bakery.pk}&id={theirs['page'].pk}", "id=all"):
        assert is_shut(baker.get(f"{address}?{query}"))
        assert is_shut(baker.post(f"{address}?{query}"))


@pytest.mark.parametrize(("kind", "args"), [("picture", ("kit", "picture")), ("document", ("kit", "file"))])
def test_no_bulk_action_reaches_files_of_another_shop(baker, bakery, theirs, kind, args):
    for action in ("delete", "add_to_collection", "add_tags"):
        address = reverse("wagtail_bulk_action", args=[*args, action])
        for query in (f"id={theirs[kind].pk}", "id=all"):
            assert is_shut(baker.get(f"{address}?{query}"))


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/admin/images/chooser/chosen-multiple/", "picture"),
        ("/admin/documents/chooser/chosen-multiple/", "document"),
        ("/admin/choose-page/chosen-multiple/", "draft"),
    ],
)
def test_no_chooser_hands_out_what_is_not_ones_own(baker, bakery, theirs, address, kind):
    assert is_shut(baker.get(f"{address}?id={theirs[kind].pk}"))


def test_a_block_takes_no_picture_of_another_shop(baker, bakery, theirs):
    before = bakery.body.get_prep_value()
    blocks = streamfield(
        [
            (
                "hero",
                {
                    "title": "",
                    "words": "",
                    "picture": theirs["picture"].pk,
                    "button": {"label": "", "page": "", "address": ""},
                },
            )
        ]
    )
    sent = nested_form_data(
        {"theme": "levain", "accent": "", "seo_title": "", "search_description": "", "body": blocks}
    )
    response = baker.post(
        reverse("wagtailadmin_pages:edit", args=[bakery.pk]), {**sent, "action-publish": "action-publish"}
    )
    assert response.status_code == 200
    assert "n’est pas à vous" in str(response.context["form"].errors["body"])
    assert ShopPage.objects.get(pk=bakery.pk).body.get_prep_value() == before


def test_who_writes_for_two_shops_sees_both_and_no_third(
    client, annecy, boulangerie, librairie, bakery, bookshop, florist
):
    person = factories.act_for(shop=boulangerie, user=factories.user(), role=ShopRole.Role.EDITOR)
    factories.act_for(shop=librairie, user=person)
    factories.sign_in(client, person)
    words = client.get("/admin/").content.decode()
    assert "Boulangerie Pernet" in words
    assert "Le Fil de l" in words
    for page, status in ((bakery, 200), (bookshop, 200), (florist, 404)):
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == status


def test_an_upload_goes_into_ones_own_collection(baker, bakery, bookshop):
    html = baker.get("/admin/images/add/").content.decode()
    assert str(bookshop.collection) not in html
