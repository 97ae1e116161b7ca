import gzip

import pytest
from django.contrib.sites.models import Site as DjangoSite
from django.core.management import call_command
from wagtail.models import Page, Site

from membership import communes
from membership.models import Commune, Shop
from pages import tree
from pages.models import CityPage, HomePage, SearchEntry
from shop_pages import fronts
from shop_pages.models import ShopPage

HEADER = "insee\tname\tdepartement\tregion\tpostcodes\tpopulation\tlat\tlon\n"


@pytest.fixture
def reference(tmp_path):
    path = tmp_path / "communes.tsv.gz"
    rows = [
        "74010\tAnnecy\t74\t84\t74000 74370\t131272\t45.9\t6.11667",
        "2A004\tAjaccio\t2A\t94\t20000\t73822\t\t",
        "98818\tNouméa\t988\t\t98800\t94285\t-22.27\t166.44",
    ]
    path.write_bytes(gzip.compress((HEADER + "\n".join(rows) + "\n").encode()))
    return path


def test_the_home_page_is_made_once(db):
    first, again = tree.ensure_home(), tree.ensure_home()
    assert first == again
    assert HomePage.objects.count() == 1


def test_the_home_page_is_the_root_of_the_site_at_its_address(db, settings):
    settings.SITE_URL = "http://127.0.0.1:8123"
    home = tree.ensure_home()
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port, site.root_page_id) == ("127.0.0.1", 8123, home.pk)
    assert DjangoSite.objects.get_current().domain == "127.0.0.1:8123"


def test_the_page_that_welcomes_developers_is_gone(home):
    assert not Page.objects.filter(content_type__app_label="wagtailcore", depth=2).exists()


def test_communes_of_the_reference_are_loaded_but_those_without_the_euro(db, reference):
    assert communes.load(reference) == 2
    assert not Commune.objects.filter(pk="98818").exists()


def test_an_unknown_place_is_nowhere_and_not_at_zero(db, reference):
    communes.load(reference)
    assert Commune.objects.get(pk="2A004").latitude is None


def test_loading_again_brings_names_up_to_date(db, reference):
    Commune.objects.create(insee_code="74010", name="Ancien", search_name="ancien", departement="74", postcodes="")
    communes.load(reference)
    assert Commune.objects.get(pk="74010").name == "Annecy"


def test_the_site_is_prepared_twice_without_harm(annecy, boulangerie, reference, capsys):
    for _time in range(2):
        call_command("prepare_site", communes=reference)
    assert CityPage.objects.get().city == annecy
    assert SearchEntry.objects.count() == 1
    assert fronts.is_drawn(boulangerie)


def test_communes_that_are_there_are_not_loaded_again(annecy, reference, capsys):
    call_command("prepare_site", communes=reference)
    assert Commune.objects.count() == 1


def test_an_accepted_shop_has_its_page_under_its_towns(accepted, boulangerie):
    accepted(boulangerie)
    accepted(boulangerie)
    page = ShopPage.objects.get(shop=boulangerie)
    assert page.get_parent().specific == CityPage.objects.get(city=boulangerie.city)


def test_an_accepted_shop_has_its_front_drawn(accepted, boulangerie):
    accepted(boulangerie)
    assert fronts.is_drawn(Shop.objects.get(pk=boulangerie.pk))
