"""Each block shows itself in the editor before it is added."""

import pytest
from django.urls import reverse

from shop_pages import provisioning
from shop_pages.blocks import BodyBlock, samples
from shop_pages.blocks.showcase import ORDER
from shop_pages.models import ShopPage
from tests import factories

BLOCKS = ShopPage._meta.get_field("body").stream_block.child_blocks


def preview(client, name: str) -> str:
    response = client.get(reverse("wagtailadmin_block_preview"), {"id": BLOCKS[name].definition_prefix})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_a_block_shows_itself_in_the_merchants_own_style(baker, bakery, name):
    ShopPage.objects.update(theme="jardin")
    html = preview(baker, name)
    assert f"theme-jardin shop-{bakery.shop_id}" in html
    # A shop that told no hours has none to show.
    assert f"b-{name}" in html or name == "hours"


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_staff_see_a_sample(client, staff, name):
    provisioning.staff_group().user_set.add(staff)
    factories.sign_in(client, staff)
    html = preview(client, name)
    assert f"b-{name}" in html
    assert "<style" not in html
    assert " style=" not in html


def test_every_block_has_words_about_it_and_a_sample():
    for name, block in BodyBlock().child_blocks.items():
        assert block.is_previewable
        assert block.get_description()
        assert name in samples.VALUES
    assert sorted(ORDER) == sorted(BLOCKS)


@pytest.mark.parametrize("theme", ["levain", "ardoise", "papier", "atelier", "jardin"])
def test_the_gallery_shows_every_block_in_each_style(client, staff, theme):
    factories.sign_in(client, staff)
    html = client.get("/vitrine/", {"theme": theme}).content.decode()
    assert f"theme-{theme}" in html
    for name in BLOCKS:
        assert f"b-{name}" in html


def test_the_gallery_is_for_staff(baker, bakery):
    assert baker.get("/vitrine/").status_code == 404
