import re
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from kit import clock
from membership import trades
from membership.models import Member, Shop, ShopPhoto
from shop_pages import fronts
from tests import structured
from tests.shop_pages.conftest import further_page, picture, provide

HOURS = {"slots": [[day, "09:00", "12:30"] for day in range(1, 6)], "specials": [], "holidays": "closed"}


def html(client, page) -> str:
    return client.get(page.get_url()).content.decode()


def test_a_shop_is_told_with_all_that_its_page_says(client, florist, fleuriste):
    Shop.objects.filter(pk=fleuriste.pk).update(
        tagline="Des fleurs d’ici",
        street_address="3, rue du Port",
        postcode="22100",
        latitude=48.45,
        longitude=-2.04,
        phone="02 99 00 00 00",
        website="https://fleurs.example.org/",
        hours=HOURS,
        counter_payments=["cash", "card"],
    )
    Member.objects.filter(pk=fleuriste.member_id).update(legal_name="Marguerite Le Guen")
    told = structured.the(html(client, florist), "Florist")
    assert told["name"] == "Fleurs de Rance"
    assert told["legalName"] == "Marguerite Le Guen"
    assert told["url"] == "http://testserver/dinan/fleurs-de-rance/"
    assert told["@id"] == "http://testserver/dinan/fleurs-de-rance/#commerce"
    assert told["telephone"] == "+33299000000"
    assert told["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "3, rue du Port",
        "postalCode": "22100",
        "addressLocality": "Dinan",
        "addressCountry": "FR",
    }
    assert (told["geo"]["latitude"], told["geo"]["longitude"]) == (48.45, -2.04)
    assert told["sameAs"] == ["https://fleurs.example.org/"]
    assert told["paymentAccepted"] == "Espèces, carte bancaire"
    assert told["openingHoursSpecification"][0]["opens"] == "09:00"
    assert told["openingHoursSpecification"][0]["dayOfWeek"][0] == "Tuesday"
    assert "priceRange" not in told


def test_a_closure_is_told(client, florist, fleuriste):
    first, last = (clock.today() + timedelta(days=days) for days in (3, 9))
    closure = {"from": first.isoformat(), "to": last.isoformat(), "slots": [], "word": "congés"}
    Shop.objects.filter(pk=fleuriste.pk).update(hours={**HOURS, "holidays": "open", "specials": [closure]})
    told = structured.the(html(client, florist), "Florist")["specialOpeningHoursSpecification"]
    assert [(each["validFrom"], each["validThrough"]) for each in told] == [(first.isoformat(), last.isoformat())]
    assert (told[0]["opens"], told[0]["closes"]) == ("00:00", "00:00")


@pytest.mark.parametrize("pro", [True, False])
def test_the_siret_is_never_told(client, bakery, florist, pro):
    page = bakery if pro else florist
    text = html(client, page)
    assert page.shop.siret not in text
    assert not any("siret" in name.casefold() for part in structured.parts(structured.things(text)) for name in part)


def test_a_shop_without_hours_tells_none(client, florist):
    told = structured.the(html(client, florist), "Florist")
    assert "openingHoursSpecification" not in told


def test_a_mini_site_tells_the_same_shop(client, bakery):
    text = html(client, bakery)
    assert structured.the(text, "Bakery")["name"] == "Boulangerie Pernet"
    assert structured.the(text, "BreadcrumbList")["itemListElement"][0]["name"] == "Annecy"


def test_a_further_page_is_about_the_shop(client, bakery):
    page = further_page(bakery, "Nos gâteaux", slug="gateaux")
    text = html(client, page)
    assert structured.the(text, "WebPage")["about"]["@id"] == "http://testserver/annecy/boulangerie-pernet/#commerce"
    crumbs = structured.the(text, "BreadcrumbList")["itemListElement"]
    assert [each["name"] for each in crumbs] == ["Annecy", "Boulangerie Pernet", "Nos gâteaux"]


@pytest.mark.parametrize("row", trades.ROWS, ids=lambda row: row.key)
def test_every_trade_has_a_type_of_schema_org(row):
    assert "openingHoursSpecification" in structured.VOCABULARY[row.schema_type]


def test_crumbs_that_are_shown_are_those_that_are_told(client, florist):
    text = html(client, florist)
    shown = re.findall(r"<li[^>]*>(?:<a[^>]*>)?([^<]+)", text.partition('class="crumbs"')[2].partition("</nav>")[0])
    told = [each["name"] for each in structured.the(text, "BreadcrumbList")["itemListElement"]]
    assert shown == told == ["Dinan", "Fleurs de Rance"]


def test_a_link_to_a_shop_shows_its_front(client, florist, fleuriste):
    fronts.draw(fleuriste)
    text = html(client, florist)
    address = f"http://testserver/media/{fronts.share_path(fleuriste)}"
    assert f'<meta property="og:image" content="{address}">' in text
    assert '<meta property="og:image:width" content="1200">' in text
    assert '<meta property="og:image:alt" content="La devanture dessinée de Fleurs de Rance">' in text
    assert '<meta name="twitter:card" content="summary_large_image">' in text
    assert default_storage.exists(fronts.share_path(fleuriste))


def test_another_name_is_another_picture(boulangerie):
    fronts.draw(boulangerie)
    before = fronts.share_path(boulangerie)
    boulangerie.name = "Boulangerie Pernet et filles"
    fronts.draw(boulangerie)
    assert fronts.share_path(boulangerie) != before
    assert not default_storage.exists(before)


def test_photos_are_told_after_the_front(client, florist, fleuriste):
    ShopPhoto.objects.create(shop=fleuriste, picture=picture(florist, "Un bouquet"))
    images = structured.the(html(client, florist), "Florist")["image"]
    assert images[0].endswith("-partage.jpg")
    assert len(images) == 2


def test_the_head_names_one_canonical_address(client, boulangerie, settings):
    provide(boulangerie)
    settings.ALLOWED_HOSTS = ["*"]
    text = client.get("/annecy/boulangerie-pernet/?utm_source=lettre", headers={"host": "ailleurs.example"}).text
    assert text.count('rel="canonical"') == 1
    assert '<link rel="canonical" href="http://testserver/annecy/boulangerie-pernet/">' in text
