"""A shop gets another address; whoever has the old one arrives all the same."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from membership import teams
from membership.models import Shop
from tests import factories
from tests.membership.test_admin import edit
from tests.shop_pages.conftest import further_page


@pytest.fixture
def desk(client, staff):
    staff.groups.add(teams.staff_group())
    factories.sign_in(client, staff)
    return client


@pytest.fixture
def rename(desk, boulangerie, django_capture_on_commit_callbacks):
    """`rename("le-pain-dore")`, in staff's form."""

    def move(slug: str, **more: str) -> int:
        boulangerie.refresh_from_db()
        with django_capture_on_commit_callbacks(execute=True):
            return edit(desk, boulangerie, slug=slug, **more).status_code

    return move


def arrives(client, path: str) -> str:
    """Where an address leads: by one permanent redirect, to a page that is there."""
    answer = client.get(path)
    assert answer.status_code == 301, f"{path} answers {answer.status_code}"
    assert client.get(answer.url).status_code == 200
    return answer.url


def test_the_old_address_leads_to_the_new_one(client, bakery, rename):
    assert rename("le-pain-dore") == 302
    assert arrives(client, "/annecy/boulangerie-pernet/") == "/annecy/le-pain-dore/"


def test_further_pages_move_along(client, bakery, rename):
    further_page(bakery, "Nos gâteaux", slug="gateaux")
    rename("le-pain-dore")
    assert arrives(client, "/annecy/boulangerie-pernet/gateaux/") == "/annecy/le-pain-dore/gateaux/"


def test_two_moves_are_one_redirect(client, bakery, rename):
    further_page(bakery, "Nos gâteaux", slug="gateaux")
    rename("le-pain-dore")
    rename("pernet-et-filles")
    for old in ("boulangerie-pernet", "le-pain-dore"):
        assert arrives(client, f"/annecy/{old}/") == "/annecy/pernet-et-filles/"
        assert arrives(client, f"/annecy/{old}/gateaux/") == "/annecy/pernet-et-filles/gateaux/"


def test_a_further_page_that_was_renamed_is_found_after_the_shop_moved(
    client, bakery, rename, django_capture_on_commit_callbacks
):
    page = further_page(bakery, "Nos gâteaux", slug="gateaux")
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "patisseries"
        page.save_revision().publish()
    rename("le-pain-dore")
    assert arrives(client, "/annecy/boulangerie-pernet/gateaux/") == "/annecy/le-pain-dore/patisseries/"


def test_a_shop_that_came_back_is_never_sent_round_in_circles(client, bakery, rename):
    rename("le-pain-dore")
    rename("boulangerie-pernet")
    assert arrives(client, "/annecy/le-pain-dore/") == "/annecy/boulangerie-pernet/"
    Shop.objects.update(status=Shop.Status.SUSPENDED)
    assert client.get("/annecy/boulangerie-pernet/").status_code == 404
    assert not Redirect.objects.filter(old_path="/annecy/boulangerie-pernet").exists()


@pytest.mark.parametrize("taken", ["le-fil-de-leau", "marche"])
def test_an_address_that_is_not_free_is_refused(bakery, bookshop, rename, taken):
    assert bookshop.shop.slug == "le-fil-de-leau"
    assert rename(taken) == 200  # the form again
    assert Shop.objects.get(pk=bakery.shop_id).slug == "boulangerie-pernet"


def test_another_name_keeps_the_address(client, bakery, rename):
    assert rename("boulangerie-pernet", name="Pernet, père et filles") == 302
    page = client.get("/annecy/boulangerie-pernet/")
    assert page.status_code == 200
    assert "Pernet, père et filles" in page.text
