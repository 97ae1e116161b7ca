from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kit.models import Picture
from membership.models import Shop, ShopPhoto
from shop_pages.my_page import photos
from tests.kit.test_pictures import exif, photo
from tests.shop_pages.my_page.conftest import at


def upload(name: str = "photo.jpg", **options) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photo(name=name, **options).read())


def send(client, shop: Shop, *files):
    return client.post(at("my-photos", shop), {"photos": list(files)}, follow=True)


def order(shop: Shop) -> list[str]:
    return [each.picture.alt for each in shop.photos.all()]


@pytest.fixture
def three(florist_in, flowers):
    send(florist_in, flowers, *(upload(size=(60, 40)) for _number in range(3)))
    for name, row in zip(("un", "deux", "trois"), flowers.photos.all(), strict=True):
        Picture.objects.filter(pk=row.picture_id).update(alt=name)
    return list(flowers.photos.all())


def test_several_photos_go_online_at_once(florist_in, flowers):
    answer = send(florist_in, flowers, upload(size=(60, 40)), upload(size=(60, 40)))
    assert "2 photos sont en ligne" in answer.text
    assert flowers.photos.count() == 2
    assert florist_in.get(flowers.get_absolute_url()).text.count("<picture>") == 2


def test_a_phones_photo_is_turned_and_says_not_where_it_was_taken(florist_in, flowers):
    send(florist_in, flowers, upload("IMG_0001.heic", format="HEIF", size=(1000, 600), exif=exif().tobytes()))
    kept = flowers.photos.get().picture
    assert (kept.width, kept.height) == (600, 1000)
    with Image.open(kept.file) as file:
        assert file.format == "JPEG"
        assert not file.getexif()


def test_a_photo_lies_with_the_shops_own(florist_in, flowers, florist):
    send(florist_in, flowers, upload(size=(60, 40)))
    assert flowers.photos.get().picture.collection == florist.collection
    assert flowers.photos.get().picture.uploaded_by_user == flowers.person


def test_what_is_no_photo_is_named_and_the_others_stay(florist_in, flowers):
    answer = send(florist_in, flowers, upload(size=(60, 40)), SimpleUploadedFile("menu.pdf", b"%PDF-1.4 un menu"))
    assert "menu.pdf : Ce fichier n’est pas une image" in answer.text
    assert flowers.photos.count() == 1


def test_a_photo_that_is_too_heavy_is_refused_with_the_cure(florist_in, flowers, monkeypatch):
    monkeypatch.setattr(photos, "HEAVIEST", 100)
    assert "pèse plus de 20 Mo" in send(florist_in, flowers, upload(size=(600, 400))).text
    assert not flowers.photos.exists()
    assert not Picture.objects.exists()


def test_sending_nothing_is_said(florist_in, flowers):
    assert "Choisissez d’abord une photo" in florist_in.post(at("my-photos", flowers)).text


def test_the_offer_says_how_many(florist_in, flowers):
    most = flowers.plan.photos
    picture = Picture.objects.create(title="Une", file=photo(size=(40, 40)))
    ShopPhoto.objects.bulk_create(ShopPhoto(shop=flowers, picture=picture, position=n) for n in range(most - 1))
    answer = send(florist_in, flowers, upload("a.jpg", size=(60, 40)), upload("b.jpg", size=(60, 40)))
    assert f"b.jpg : votre page montre {most} photos au plus." in answer.text
    assert flowers.photos.count() == most
    assert 'type="file"' not in answer.text


def test_pro_shows_more(baker, opened, flowers):
    assert opened.plan.photos > flowers.plan.photos


def test_what_is_on_a_photo_is_told(florist_in, flowers, three):
    florist_in.post(at("change-photo", flowers, three[0].pk), {"act": "tell", "alt": "La vitrine en hiver"})
    assert 'alt="La vitrine en hiver"' in florist_in.get(flowers.get_absolute_url()).text


def test_too_long_a_text_is_refused(florist_in, flowers, three):
    answer = florist_in.post(at("change-photo", flowers, three[0].pk), {"act": "tell", "alt": "x" * 201}, follow=True)
    assert "Deux cents caractères au plus" in answer.text
    assert order(flowers)[0] == "un"


@pytest.mark.parametrize(
    ("which", "act", "expected"),
    [
        (2, "up", ["un", "trois", "deux"]),
        (0, "down", ["deux", "un", "trois"]),
        (0, "up", ["un", "deux", "trois"]),
        (2, "down", ["un", "deux", "trois"]),
    ],
)
def test_photos_are_put_in_order(florist_in, flowers, three, which, act, expected):
    florist_in.post(at("change-photo", flowers, three[which].pk), {"act": act})
    assert order(flowers) == expected


def test_a_retired_photo_is_gone_for_good(florist_in, flowers, three):
    florist_in.post(at("change-photo", flowers, three[1].pk), {"act": "remove"})
    assert order(flowers) == ["un", "trois"]
    assert not Picture.objects.filter(pk=three[1].picture_id).exists()


def test_a_retired_photo_that_the_mini_site_shows_stays_there(baker, opened, bakery):
    send(baker, opened, upload(size=(60, 40)))
    row = opened.photos.get()
    bakery.body = [{"type": "gallery", "value": {"title": "", "photos": [row.picture_id, row.picture_id]}}]
    bakery.save()
    baker.post(at("change-photo", opened, row.pk), {"act": "remove"})
    assert Picture.objects.filter(pk=row.picture_id).exists()
    assert not opened.photos.exists()


def test_a_pros_photo_shows_on_the_mini_site_by_itself(baker, opened):
    send(baker, opened, upload(size=(60, 40)))
    html = baker.get(opened.get_absolute_url()).text
    assert "En photos" in html
    assert html.count("<picture>") == 1


def test_a_photo_composed_into_the_page_is_not_shown_twice(baker, opened, bakery):
    send(baker, opened, upload(size=(60, 40)))
    pk = opened.photos.get().picture_id
    bakery.body = [{"type": "hero", "value": {"title": "", "words": "", "picture": pk, "button": {}}}]
    bakery.save()
    assert "En photos" not in baker.get(opened.get_absolute_url()).text


def test_nobody_touches_a_photo_of_another_shop(baker, opened, librairie, bookshop):
    picture = Picture.objects.create(title="Une", file=photo(size=(40, 40)))
    theirs = ShopPhoto.objects.create(shop=librairie, picture=picture)
    for shop in (opened, librairie):
        assert baker.post(at("change-photo", shop, theirs.pk), {"act": "remove"}).status_code == 404
    assert librairie.photos.exists()


@pytest.mark.parametrize("name", ["my-photos", "my-page"])
def test_more_photos_cost_no_more_queries(florist_in, flowers, name, django_assert_max_num_queries):
    file = BytesIO(photo(size=(40, 40)).read()).getvalue()

    def cost(number: int) -> int:
        flowers.photos.all().delete()
        for _place in range(number):
            picture = Picture.objects.create(title="Une", file=SimpleUploadedFile("a.jpg", file))
            ShopPhoto.objects.create(shop=flowers, picture=picture)
        florist_in.get(at(name, flowers))
        with django_assert_max_num_queries(30) as queries:
            florist_in.get(at(name, flowers))
        return len(queries)

    assert cost(1) == cost(8)
