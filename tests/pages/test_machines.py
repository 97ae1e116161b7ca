from django.urls import get_resolver

from membership import reserved
from membership.models import Shop
from pages import registry
from pages.registry import Address
from tests import factories


def test_the_index_names_a_file_for_each_town(client, town_page, annecy, dinan):
    text = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/annecy/sitemap.xml</loc>" in text
    assert "<loc>http://testserver/dinan/sitemap.xml</loc>" in text


def test_a_towns_file_names_its_shops(client, accepted, boulangerie):
    accepted(boulangerie)
    text = client.get("/annecy/sitemap.xml").content.decode()
    assert "<loc>http://testserver/annecy/boulangerie-pernet/</loc>" in text


def test_a_towns_file_names_no_shop_of_another(client, accepted, town_page, boulangerie, fleuriste):
    accepted(boulangerie)
    accepted(fleuriste)
    assert "fleurs-de-rance" not in client.get("/annecy/sitemap.xml").content.decode()


def test_what_a_floor_above_adds_is_in_its_towns_file(client, town_page, annecy, dinan):
    town_page(annecy)

    def market(city):
        return [Address("/annecy/marche/")] if city == annecy else []

    with registry.sitemaps.only(market=market):
        assert "/annecy/marche/" in client.get("/annecy/sitemap.xml").content.decode()
        assert "/annecy/marche/" not in client.get("/dinan/sitemap.xml").content.decode()


def test_the_sites_file_names_the_directory_of_what_there_is(client, home, boulangerie):
    text = client.get("/commerces/sitemap.xml").content.decode()
    assert "/commerces/haute-savoie/" in text
    assert "/commerces/metiers/boulangerie/" in text
    assert "/commerces/metiers/velo/" not in text


def test_robots_stay_out_of_what_is_somebodys_own(client, home):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /*/panier/" in text
    assert "Disallow: /*/mon-compte/" in text
    assert "marche" not in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_every_address_of_ours_is_kept_from_towns():
    ours = next(each for each in get_resolver().url_patterns if getattr(each, "app_name", "") == "pages")
    firsts = {str(pattern.pattern).partition("/")[0] for pattern in ours.url_patterns} - {"<city:city>"}
    assert firsts <= reserved.TOP_LEVEL


def test_the_header_shows_what_floors_above_add_in_a_town_alone(client, town_page, annecy):
    town_page(annecy)

    def entries(city):
        return [registry.NavigationEntry("Panier", f"/{city.slug}/panier/", kind="basket")] if city else []

    with registry.navigation.only(market=entries):
        assert 'href="/annecy/panier/"' in client.get("/annecy/").content.decode()
        assert "/panier/" not in client.get("/").content.decode()


def test_every_page_offers_to_join(client, home):
    for path in ("/", "/commerces/", "/mentions-legales/"):
        assert 'href="/inscrire-mon-commerce/"' in client.get(path).content.decode()


def test_an_unregistered_entry_is_gone():
    made = registry.Registry()
    made.register("one", 1)
    made.register("two", 2, order=1)
    assert list(made) == [2, 1]
    made.unregister("one")
    assert list(made) == [2]


def test_canonical_addresses_come_from_the_settings(client, accepted, boulangerie, settings):
    accepted(boulangerie)
    settings.ALLOWED_HOSTS = ["*"]
    text = client.get("/annecy/?famille=bouche", headers={"host": "elsewhere.example"}).content.decode()
    assert '<link rel="canonical" href="http://testserver/annecy/">' in text


def test_a_search_inside_a_town_is_not_indexed(client, accepted, boulangerie):
    accepted(boulangerie)
    assert '<meta name="robots" content="noindex">' in client.get("/annecy/?q=pain").content.decode()


def test_a_shop_that_left_is_in_no_file(client, accepted, boulangerie):
    accepted(boulangerie)
    Shop.objects.update(status=Shop.Status.LEFT)
    factories.city()
    assert "boulangerie" not in client.get("/commerces/sitemap.xml").content.decode()
