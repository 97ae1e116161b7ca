from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError

from membership.models import Subscription
from shop_pages.models import News
from tests.kit.test_pictures import exif, photo
from tests.shop_pages.my_page.conftest import MORNING, at

TOLD = {
    "kind": "news",
    "title": "La galette est là",
    "words": "Feuilletée au beurre.",
    "starts_on": "2026-11-24",
    "ends_on": "2026-11-30",
}


def page_of(client, shop) -> str:
    return client.get(shop.get_absolute_url()).text


def news(shop, **more) -> News:
    more.setdefault("title", "La galette est là")
    more.setdefault("starts_on", date(2026, 11, 20))
    return News.objects.create(shop=shop, **more)


def test_news_are_on_the_mini_site_at_once(baker, opened):
    answer = baker.post(at("add-news", opened), TOLD, follow=True)
    assert "en ligne sur votre page" in answer.text
    html = page_of(baker, opened)
    assert "La galette est là" in html
    assert "Feuilletée au beurre." in html


@pytest.mark.parametrize(("days", "is_shown"), [(-1, False), (0, True), (6, True), (7, False)])
def test_news_show_between_their_dates_alone(baker, opened, days, is_shown):
    baker.post(at("add-news", opened), TOLD)
    with time_machine.travel(MORNING + timedelta(days=days)):
        assert ("La galette est là" in page_of(baker, opened)) is is_shown


def test_news_join_those_composed_in_the_editor(baker, opened, bakery):
    composed = {"title": "Le four est neuf", "text": "", "date": "2026-11-01", "until": None, "link": {}}
    bakery.body = [{"type": "news", "value": {"title": "Au fournil", "news": [composed]}}]
    bakery.save()
    news(opened)
    html = page_of(baker, opened)
    assert html.count('b-news"') == 1
    assert html.index("La galette est là") < html.index("Le four est neuf")  # the newest first


def test_an_offer_says_that_it_is_one(baker, opened):
    baker.post(at("add-news", opened), {**TOLD, "kind": "offer"})
    assert "Offre · Jusqu’au 30 novembre" in page_of(baker, opened)


def test_news_may_have_a_photo_from_a_phone(baker, opened):
    file = SimpleUploadedFile(
        "IMG.heic", photo(format="HEIF", name="IMG.heic", size=(100, 60), exif=exif().tobytes()).read()
    )
    baker.post(at("add-news", opened), {**TOLD, "file": file})
    picture = News.objects.get().picture
    assert (picture.width, picture.height) == (60, 100)
    assert "<picture>" in page_of(baker, opened)


def test_a_photo_that_is_none_is_refused_and_nothing_is_lost(baker, opened):
    answer = baker.post(at("add-news", opened), {**TOLD, "file": SimpleUploadedFile("a.jpg", b"pas une photo")})
    assert answer.status_code == 200
    assert "n’est pas une image" in answer.text
    assert "La galette est là" in answer.text
    assert not News.objects.exists()


def test_a_photo_is_taken_away_again(baker, opened):
    file = SimpleUploadedFile("a.jpg", photo(size=(40, 40)).read())
    baker.post(at("add-news", opened), {**TOLD, "file": file})
    baker.post(at("news-item", opened, News.objects.get().pk), {**TOLD, "drop_picture": "on"})
    assert News.objects.get().picture is None


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("title", "", "Un titre, même court"),
        ("ends_on", "2026-11-01", "Le dernier jour est avant le premier"),
        ("starts_on", "demain", "date"),
        ("kind", "rumeur", ""),
    ],
)
def test_what_cannot_be_news_is_refused_beside_its_field(baker, opened, field, typed, said):
    answer = baker.post(at("add-news", opened), {**TOLD, field: typed})
    assert said in " ".join(answer.context["form"].errors[field])
    assert not News.objects.exists()


def test_news_never_end_before_they_begin(opened):
    with pytest.raises(IntegrityError):
        news(opened, ends_on=date(2026, 11, 1))


def test_news_to_come_say_when(baker, opened):
    answer = baker.post(at("add-news", opened), {**TOLD, "starts_on": "2026-11-29"}, follow=True)
    assert "votre page l’affichera le jour dit" in answer.text
    assert "à venir" in answer.text


def test_news_are_changed(baker, opened):
    item = news(opened)
    baker.post(at("news-item", opened, item.pk), {**TOLD, "title": "La galette revient"})
    assert "La galette revient" in page_of(baker, opened)


def test_news_are_retired_in_two_presses(baker, opened):
    item = news(opened)
    assert at("remove-news", opened, item.pk) in baker.get(at("news-item", opened, item.pk)).text
    baker.post(at("remove-news", opened, item.pk))
    assert "La galette" not in page_of(baker, opened)


def test_the_preview_shows_what_is_not_saved(baker, opened):
    html = baker.post(at("add-news-preview", opened), TOLD).text
    assert "La galette est là" in html
    assert not News.objects.exists()


def test_the_preview_of_a_change_shows_it_once(baker, opened):
    item = news(opened)
    html = baker.post(at("news-item-preview", opened, item.pk), {**TOLD, "title": "Autre titre"}).text
    assert "Autre titre" in html
    assert "La galette est là" not in html


def test_a_standard_shop_is_told_that_news_come_with_pro(florist_in, flowers):
    for name in ("my-news", "add-news"):
        answer = florist_in.get(at(name, flowers))
        assert answer.status_code == 403
        assert "viennent avec Pro" in answer.text


def test_losing_pro_keeps_the_news_out_of_sight(baker, opened):
    news(opened)
    Subscription.objects.filter(shop=opened).update(pro_until=MORNING)
    assert "La galette" not in page_of(baker, opened)
    assert News.objects.exists()


def test_nobody_touches_news_of_another_shop(baker, opened, librairie, bookshop):
    item = news(librairie)
    for shop in (opened, librairie):
        for name in ("news-item", "news-item-preview", "remove-news"):
            assert baker.post(at(name, shop, item.pk), TOLD).status_code == 404
    item.refresh_from_db()
    assert item.title == "La galette est là"


def test_more_news_cost_no_more_queries(baker, opened, django_assert_max_num_queries):
    def cost(number: int, address: str) -> int:
        News.objects.all().delete()
        for _place in range(number):
            news(opened)
        baker.get(address)
        with django_assert_max_num_queries(40) as queries:
            baker.get(address)
        return len(queries)

    for address in (at("my-news", opened), at("my-page", opened), opened.get_absolute_url()):
        assert cost(1, address) == cost(20, address)
