import re
from collections.abc import Sequence
from decimal import Decimal
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kit import clock
from membership.models import Member, Shop, ShopPhoto, Subscription
from shop_pages import products, styles
from shop_pages.models import ShopPage
from tests import factories
from tests.shop_pages.conftest import further_page, picture, provide


class Stall:
    """A market with one loaf in it."""

    def cards(
        self, shop: Shop, mode: str, limit: int, category: str = "", chosen: Sequence[int] = ()
    ) -> list[products.ProductCard]:
        return [
            products.ProductCard(title=f"Pain {number}", url="/pain/", price=Decimal("4.90"), add_url="/ajouter/")
            for number in range(limit)
        ]

    def shelf(self, shop: Shop) -> products.Shelf:
        return products.Shelf([(7, "Pain")], ["Pains"])


def text(client: Client, page: ShopPage) -> str:
    response = client.get(page.shop.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def end_pro(shop: Shop) -> None:
    Subscription.objects.filter(shop=shop).update(pro_until=clock.now())


def test_a_pro_shop_shows_what_it_composed(client, bakery):
    html = text(client, bakery)
    assert 'class="minisite theme-levain shop-' in html
    assert "b-hero" in html


def test_a_standard_shop_shows_its_facts(client, florist, fleuriste):
    Shop.objects.filter(pk=fleuriste.pk).update(
        street_address="3, rue du Port",
        postcode="22100",
        phone="02 99 00 00 00",
        words="Des fleurs d’ici",
        trade_label="Fleuriste du port",
    )
    html = text(client, florist)
    assert "minisite" not in html
    for fact in (
        "3, rue du Port",
        "22100 Dinan",
        "tel:+33299000000",
        "Des fleurs d’ici",
        "Fleuriste du port",
        "Y aller",
    ):
        assert fact in html


def test_losing_pro_hides_the_body_and_keeps_the_facts(client, bakery, boulangerie):
    further_page(bakery, "Nos pains")
    end_pro(boulangerie)
    html = text(client, bakery)
    assert "minisite" not in html
    assert "Boulangerie Pernet" in html


def test_the_next_payment_brings_the_body_back(client, bakery, boulangerie):
    end_pro(boulangerie)
    factories.subscribe(shop=boulangerie)
    assert "minisite" in text(client, bakery)


def test_a_further_page_stands_in_the_menu(client, bakery):
    further_page(bakery, "Nos pains")
    assert f'href="{bakery.url}nos-pains/"' in text(client, bakery)
    assert client.get(f"{bakery.url}nos-pains/").status_code == 200


def test_a_further_page_is_gone_without_pro(client, bakery, boulangerie):
    further_page(bakery, "Nos pains")
    end_pro(boulangerie)
    assert client.get(f"{bakery.url}nos-pains/").status_code == 404


@pytest.mark.parametrize("status", [Shop.Status.SUSPENDED, Shop.Status.LEFT])
def test_a_shop_that_is_not_listed_has_no_page(client, bakery, boulangerie, status):
    further_page(bakery, "Nos pains")
    Shop.objects.filter(pk=boulangerie.pk).update(status=status)
    assert client.get(boulangerie.get_absolute_url()).status_code == 404
    assert client.get(f"{bakery.url}nos-pains/").status_code == 404


def test_the_law_is_told_what_it_wants(client, bakery, boulangerie):
    Member.objects.filter(pk=boulangerie.member_id).update(
        legal_name="Pernet et fils", legal_form="SARL", register_entry="RCS Annecy", is_vat_exempt=True
    )
    siren = boulangerie.member.siren
    html = text(client, bakery)
    for fact in (
        "Pernet et fils, SARL",
        f"SIREN {siren[:3]} {siren[3:6]} {siren[6:]}",
        "RCS Annecy",
        "art. 293 B du CGI",
    ):
        assert fact.replace(" ", " ") in html.replace(" ", " ").replace("\u202f", " ")


@pytest.mark.parametrize("pro", [True, False])
def test_the_siret_is_never_shown(client, annecy, pro):
    page = provide(factories.shop(city=annecy, pro=pro))
    assert page.shop.siret not in text(client, page).replace(" ", "").replace("\u202f", "")


def test_sharing_needs_no_script(client, florist):
    html = text(client, florist)
    for site in ("mailto:", "wa.me", "facebook.com/sharer", "pinterest.com/pin/create"):
        assert site in html


def test_a_shop_without_photos_has_its_drawn_front(client, florist):
    assert "/fronts/" in text(client, florist)


def test_photos_take_the_place_of_the_drawing(client, florist, fleuriste):
    ShopPhoto.objects.create(shop=fleuriste, picture=picture(florist, "Un bouquet"))
    html = text(client, florist)
    assert 'alt="Un bouquet"' in html
    assert 'class="shop-front"' not in html


def test_products_stand_on_both_pages_with_a_way_to_buy(client, bakery, florist):
    products.set_provider(Stall())
    for page in (bakery, florist):
        html = text(client, page)
        assert 'action="/ajouter/"' in html
        assert "csrfmiddlewaretoken" not in html


def test_without_a_market_the_products_block_is_silent(client, bakery):
    assert "b-products" not in text(client, bakery)


@pytest.mark.parametrize("pro", [True, False])
def test_the_page_is_the_same_for_everybody(client, annecy, chloe, pro):
    products.set_provider(Stall())
    page = provide(factories.shop(city=annecy, pro=pro))
    known = Client()
    factories.sign_in(known, chloe)
    responses = []
    for visitor in (client, known):
        with CaptureQueriesContext(connection) as queries:
            response = visitor.get(page.shop.get_absolute_url())
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")
        assert "public" in response.headers["Cache-Control"]
        assert {row["sql"].split()[0] for row in queries} <= {"SELECT"}
        responses.append(response.content)
    assert responses[0] == responses[1]


@pytest.mark.parametrize("pro", [True, False])
def test_nothing_is_written_inline(client, annecy, pro):
    html = text(client, provide(factories.shop(city=annecy, pro=pro)))
    assert " style=" not in html
    assert "<style" not in html
    scripts = [tag for tag in html.split("<script")[1:] if not tag.startswith(' type="application/ld+json">')]
    assert all("src=" in tag for tag in scripts)
    assert "userbar" not in html


@pytest.mark.parametrize("pro", [True, False])
def test_more_pictures_cost_no_more_queries(client, annecy, pro):
    shop = factories.shop(city=annecy, pro=pro)
    page = provide(shop)

    def cost(number: int) -> int:
        shop.photos.all().delete()
        pictures = [picture(page, f"Photo {place}") for place in range(number)]
        for one in pictures:
            ShopPhoto.objects.create(shop=shop, picture=one)
        fresh = ShopPage.objects.get()
        fresh.body = [
            {"type": "gallery", "value": {"title": "", "photos": [one.pk for one in pictures]}},
            {
                "type": "team",
                "value": {"title": "", "people": [{"name": "Jade", "picture": one.pk} for one in pictures]},
            },
        ]
        fresh.save()
        client.get(shop.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            html = client.get(shop.get_absolute_url()).content.decode()
        assert html.count("<img") >= min(number, 3)
        return len(queries)

    assert cost(1) == cost(12)


def test_a_shops_colours_come_as_a_stylesheet_for_ever(client, bakery, boulangerie):
    address = styles.url(boulangerie, bakery.accent_colour)
    assert address in text(client, bakery)
    response = client.get(address)
    assert response.headers["Content-Type"].startswith("text/css")
    assert "immutable" in response.headers["Cache-Control"]
    assert f".shop-{boulangerie.pk}{{--accent:" in response.content.decode()


def test_another_colour_is_another_address(bakery, boulangerie):
    assert styles.url(boulangerie, "#ff0000") != styles.url(boulangerie, "#00ff00")


def test_an_old_stylesheet_address_gives_the_new_colours_for_a_moment(client, bakery, boulangerie):
    response = client.get(f"/api/boutiques/{boulangerie.pk}-abcdef.css")
    assert response.headers["Cache-Control"] == "public, max-age=60"


def test_a_pale_accent_is_darkened_until_it_can_be_read(client, bakery, boulangerie):
    ShopPage.objects.update(accent="#ffff99")
    css = client.get(styles.url(boulangerie, "#ffff99")).content.decode()
    assert "--accent:light-dark(#ffff99" not in css


def test_a_title_of_ones_own_leaves_the_shops_name_above_it(client, bakery):
    for title, is_above in (("", False), ("Boulangerie Pernet", False), ("Le levain a vingt-trois ans", True)):
        bakery.body = [{"type": "hero", "value": {"title": title}}]
        bakery.save()
        assert ("minisite__name" in text(client, bakery)) is is_above


def test_a_further_page_says_whose_it_is(client, bakery):
    further = further_page(bakery, "Nos pains")
    assert "minisite__name" in client.get(further.url).content.decode()


def test_a_head_without_a_photo_shows_the_drawn_front(client, bakery):
    bakery.body = [{"type": "hero", "value": {"title": ""}}]
    bakery.save()
    assert "/fronts/" in text(client, bakery).split("b-hero__pic--drawn")[1].split("</div>")[0]


def test_each_photo_can_be_pinned_by_a_plain_link(client, florist, fleuriste, settings):
    for title in ("Un bouquet", "Une rose", "La serre", "Le vélo"):
        ShopPhoto.objects.create(shop=fleuriste, picture=picture(florist, title))
    html = text(client, florist)
    pins = re.findall(
        r'class="pin" href="https://www.pinterest.com/pin/create/button/\?url=([^&]*)&amp;media=([^&]*)', html
    )
    assert len(pins) == 4
    page, media = map(unquote, pins[0])
    assert page == f"{settings.SITE_URL}{fleuriste.get_absolute_url()}"
    assert media.startswith(f"{settings.SITE_URL}/media/")
    assert media.endswith(".jpg")


def test_a_photo_in_a_mini_site_can_be_pinned(client, bakery):
    bakery.body = [
        {"type": "gallery", "value": {"title": "", "photos": [picture(bakery, "Le fournil").pk]}},
        {"type": "photos", "value": {"title": "", "photos": [{"picture": picture(bakery, "Le four").pk}]}},
    ]
    bakery.save()
    html = text(client, bakery)
    assert "description=Le%20fournil" in html
    assert "description=Le%20four&quot;" in html or 'description=Le%20four"' in html
