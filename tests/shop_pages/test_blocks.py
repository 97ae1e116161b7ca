from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from wagtail.rich_text import features

from shop_pages.blocks import BodyBlock
from shop_pages.blocks.parts import TEXT_FEATURES
from shop_pages.models import ShopPage
from tests.shop_pages.conftest import picture


def body(client: Client, page: ShopPage, *blocks: dict) -> str:
    page.body = list(blocks)
    page.save()
    response = client.get(page.shop.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


SAMPLES = {
    "hero": {"title": "Bienvenue", "words": "Du pain."},
    "text": {"title": "La maison", "text": "<p>Depuis 1994.</p>"},
    "quote": {"text": "Une bonne baguette attend.", "author": "Hélène"},
    "team": {"title": "L’équipe", "people": [{"name": "Jade", "role": "au comptoir"}]},
    "questions": {"title": "Souvent", "questions": [{"question": "Tranchez-vous ?", "answer": "<p>Oui.</p>"}]},
    "news": {"title": "Nouvelles", "news": [{"title": "Galettes", "text": "Frangipane", "date": "2026-11-01"}]},
    "day": {"title": "La journée", "moments": [{"time": "06:00", "words": "Baguettes"}]},
    "map": {"title": "Nous trouver", "words": "Près du canal"},
    "call": {"title": "Un gâteau ?", "button": {"label": "Commander", "address": "https://example.org/gateau"}},
}


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_block_shows_what_was_written(client, bakery, name):
    html = body(client, bakery, {"type": name, "value": SAMPLES[name]})
    assert f'class="b b-{name}"' in html
    for words in (value for value in SAMPLES[name].values() if isinstance(value, str) and not value.startswith("<")):
        assert words in html


@pytest.mark.parametrize("name", ["photos", "gallery"])
def test_photos_are_shown(client, bakery, name):
    one = picture(bakery, "Une miche").pk
    value = {"photos": [{"picture": one, "caption": "Au four"}]} if name == "photos" else {"photos": [one, one]}
    html = body(client, bakery, {"type": name, "value": {"title": "", **value}})
    assert f'class="b b-{name}"' in html
    assert 'alt="Une miche"' in html


def test_a_deleted_photo_leaves_the_page_standing(client, bakery):
    one = picture(bakery, "Une miche")
    page_body = [
        {"type": "gallery", "value": {"title": "", "photos": [one.pk]}},
        {"type": "hero", "value": {"picture": one.pk}},
    ]
    bakery.body = page_body
    bakery.save()
    one.delete()
    assert client.get(bakery.url).status_code == 200


def test_each_block_has_a_template_and_a_name(bakery):
    for name, block in BodyBlock().child_blocks.items():
        assert block.meta.template == f"blocks/{name}.html"
        assert block.label


def test_a_page_has_one_title_with_or_without_its_head(client, bakery):
    assert body(client, bakery, {"type": "hero", "value": SAMPLES["hero"]}).count("<h1") == 1
    assert body(client, bakery, {"type": "text", "value": SAMPLES["text"]}).count("<h1") == 1


def test_text_takes_no_pictures_and_nothing_from_elsewhere():
    assert not {"image", "embed", "document-link"} & set(TEXT_FEATURES)
    assert set(TEXT_FEATURES) <= set(features.get_default_features()) | {"h3"}


def test_news_go_by_themselves(client, bakery):
    news = {
        "type": "news",
        "value": {
            "title": "Nouvelles",
            "news": [
                {"title": "Fini", "date": "2026-10-01", "until": "2026-10-31"},
                {"title": "Ancien", "date": "2026-10-02"},
                {"title": "Récent", "date": "2026-11-02", "until": "2026-12-24"},
            ],
        },
    }
    with time_machine.travel(date(2026, 11, 24)):
        html = body(client, bakery, news)
    assert "Fini" not in html
    assert html.index("Récent") < html.index("Ancien")
    assert "Jusqu’au 24 décembre" in html


def test_the_day_pales_as_it_passes(client, bakery):
    moments = [
        {"time": "06:00", "words": "Baguettes"},
        {"time": "08:00", "words": "Croissants"},
        {"time": "11:00", "words": "Tartes"},
    ]
    with time_machine.travel(datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Europe/Paris")), tick=False):
        bakery.shop.subscription.save()
        html = body(client, bakery, {"type": "day", "value": {"title": "", "moments": moments}})
    assert html.count('<li class="past"') == 1
    assert html.index('class="past"') < html.index("Baguettes") < html.index("Croissants")


def test_news_wait_for_their_day(client, bakery):
    coming = {"title": "Galettes", "date": "2026-12-26", "until": "2027-01-10"}
    news = {"type": "news", "value": {"title": "Nouvelles", "news": [coming]}}
    bakery.shop.subscription.pro_until = datetime(2027, 2, 1, tzinfo=ZoneInfo("Europe/Paris"))
    bakery.shop.subscription.save()
    for day, is_there in ((25, False), (26, True)):
        with time_machine.travel(datetime(2026, 12, day, 0, 30, tzinfo=ZoneInfo("Europe/Paris"))):
            assert ("Galettes" in body(client, bakery, news)) is is_there


def test_without_news_there_is_no_heading(client, bakery):
    old = {"title": "Fini", "date": "2026-10-01", "until": "2026-10-02"}
    assert "b-news" not in body(client, bakery, {"type": "news", "value": {"title": "Nouvelles", "news": [old]}})
