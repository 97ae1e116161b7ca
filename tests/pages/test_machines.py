import re
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils.timezone import localtime

from kit import clock
from membership import reserved
from membership.models import Shop, Subscription
from pages import registry, sitemaps
from pages.registry import Address
from shop_pages.models import ShopPage
from tests import factories, structured
from tests.shop_pages.conftest import further_page


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


def test_a_shop_that_is_suspended_is_in_its_towns_file_no_more(client, accepted, boulangerie):
    accepted(boulangerie)
    Shop.objects.update(status=Shop.Status.SUSPENDED)
    text = client.get("/annecy/sitemap.xml").text
    assert "<loc>http://testserver/annecy/</loc>" in text
    assert "boulangerie" not in text


def test_a_mini_site_that_is_hidden_is_in_no_file(client, accepted, boulangerie):
    accepted(boulangerie)
    further_page(ShopPage.objects.get(), "Nos gâteaux", slug="gateaux")
    assert "/annecy/boulangerie-pernet/gateaux/" in client.get("/annecy/sitemap.xml").text
    Subscription.objects.update(pro_until=clock.now())
    assert "gateaux" not in client.get("/annecy/sitemap.xml").text


def test_every_address_of_every_file_answers(client, accepted, boulangerie, fleuriste):
    accepted(boulangerie)
    accepted(fleuriste)
    further_page(ShopPage.objects.get(shop=boulangerie), "Nos gâteaux", slug="gateaux")
    for path in addresses(client):
        assert client.get(path).status_code == 200, path


def test_a_shop_tells_when_it_changed(client, accepted, boulangerie):
    accepted(boulangerie)
    changed = Shop.objects.get().changed_at
    told = f"<loc>http://testserver/annecy/boulangerie-pernet/</loc><lastmod>{localtime(changed):%Y-%m-%dT%H:%M}"
    assert told in client.get("/annecy/sitemap.xml").text
    index = client.get("/sitemap.xml").text
    assert f"<loc>http://testserver/annecy/sitemap.xml</loc><lastmod>{localtime(changed):%Y-%m-%dT%H:%M}" in index


def test_twenty_shops_in_a_file_cost_the_queries_of_one(accepted, annecy, boulangerie):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            sitemaps.of_town(annecy)
        return len(queries)

    accepted(boulangerie)
    before = cost()
    for _number in range(19):
        accepted(factories.shop(city=annecy))  # Standard: ten more Pro would open the market
    assert cost() == before


def test_no_two_pages_are_called_or_described_alike(client, accepted, annecy, boulangerie, librairie, fleuriste):
    for shop in (boulangerie, librairie, fleuriste, factories.shop(city=annecy, trade="fleuriste")):
        accepted(shop)
    further_page(ShopPage.objects.get(shop=boulangerie), "Nos gâteaux", slug="gateaux")
    titles, descriptions = {}, {}
    for path in addresses(client):
        text = client.get(path).text
        title = unescape(re.search(r"<title>(.*?)</title>", text)[1])
        description = unescape(re.search(r'<meta name="description" content="([^"]*)"', text)[1])
        assert 10 < len(title) <= 65, (path, title)
        assert 20 < len(description) <= 160, (path, description)
        assert title not in titles, (path, titles.get(title), title)
        assert description not in descriptions, (path, descriptions.get(description), description)
        titles[title] = descriptions[description] = path
    assert len(titles) > 20


def test_every_page_that_is_found_has_one_canonical_address_and_a_picture(client, accepted, boulangerie):
    accepted(boulangerie)
    for path in addresses(client):
        text = client.get(path).text
        assert re.findall(r'<link rel="canonical" href="([^"]*)">', text) == [f"http://testserver{path}"]
        assert text.count('property="og:image"') == 1, path
        assert text.count('property="og:title"') == 1, path
        structured.things(text)


def test_an_address_without_its_slash_leads_to_the_one_with_it(client, accepted, boulangerie):
    accepted(boulangerie)
    for path in ("/annecy", "/annecy/boulangerie-pernet", "/commerces", "/faq"):
        answer = client.get(path)
        assert (answer.status_code, answer.url) == (301, f"{path}/")


def test_robots_may_fetch_the_colours_of_a_shop(client, home):
    text = client.get("/robots.txt").text
    assert "Allow: /api/boutiques/" in text
    for closed in ("/admin/", "/api/", "/espace-adherent/", "/*/commande/", "/*/tableau-de-bord/"):
        assert f"Disallow: {closed}\n" in text


def addresses(client) -> list[str]:
    """All that the sitemaps name."""
    files = re.findall(r"<loc>http://testserver([^<]+)</loc>", client.get("/sitemap.xml").text)
    return [
        path for file in files for path in re.findall(r"<loc>http://testserver([^<]+)</loc>", client.get(file).text)
    ]
