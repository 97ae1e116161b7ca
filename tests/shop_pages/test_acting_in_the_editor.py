"""Staff in the editor of a shop they act for: what they publish there is written down for it, and only that."""

import pytest

from membership import acting, teams
from tests import factories
from tests.shop_pages.conftest import further_page
from tests.shop_pages.test_editor import edit_address, form


@pytest.fixture
def camille(staff):
    staff.groups.add(teams.staff_group())
    staff.is_superuser = True  # the pages of all shops are hers to edit, whether she acts or not
    staff.save()
    return staff


@pytest.fixture
def editor(client, camille):
    factories.sign_in(client, camille)
    return client


@pytest.fixture
def visit(boulangerie, camille):
    return acting.begin(shop=boulangerie, by=camille, reason="Son mini-site")


def publish(editor, page) -> int:
    words = {**form("Levain de vingt-trois ans."), "action-publish": "action-publish"}
    return editor.post(edit_address(page), words).status_code


def test_what_is_published_for_the_shop_is_written_down(editor, bakery, visit):
    assert publish(editor, bakery) == 302
    assert [change.words for change in visit.changes.all()] == ["Le mini-site, dans l’éditeur"]


def test_a_page_beneath_is_the_shops_too(editor, bakery, visit):
    page = further_page(bakery, "Nos pains")
    editor.post(edit_address(page), {**form("Seigle"), "title": "Nos pains", "slug": "nos-pains"})
    assert visit.changes.count() == 1


def test_another_shops_page_is_not_in_its_book(editor, bookshop, visit):
    publish(editor, bookshop)
    assert not visit.changes.exists()


def test_no_group_is_joined_for_it(bakery, visit, camille):
    assert not bakery.group.user_set.filter(pk=camille.pk).exists()
