from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from PIL import Image
from wagtail.images.forms import get_image_form

from kit import clock
from kit.models import Picture
from kit.pictures import making, prefetch
from kit.pictures.sizes import spec

ORIENTATION, GPS = 0x0112, 0x8825


def photo(
    *, size: tuple[int, int] = (1000, 600), format: str = "JPEG", name: str = "photo.jpg", **options: Any
) -> ContentFile:
    mode = options.pop("mode", "RGB")
    file = BytesIO()
    Image.new(mode, size, "#a04020").save(file, format, **options)
    return ContentFile(file.getvalue(), name=name)


def exif() -> Image.Exif:
    tags = Image.Exif()
    tags[ORIENTATION] = 6  # held upright: the pixels lie on their side
    tags[GPS] = {1: "N", 2: (45.0, 53.0, 57.0), 3: "E", 4: (6.0, 7.0, 45.0)}
    tags[0x010F] = "Telephone"
    return tags


def upload(file: ContentFile) -> Picture:
    picture = Picture.objects.create(title="Une miche", alt="Une miche ronde", file=file)
    return Picture.objects.get(pk=picture.pk)


def rendered(picture: Picture, arguments: str = "'card'") -> str:
    return Template("{% load pictures %}{% picture image " + arguments + " %}").render(Context({"image": picture}))


def test_where_a_photo_was_taken_is_never_kept(db):
    picture = upload(photo(exif=exif(), comment=b"chez moi"))
    with Image.open(picture.file) as kept:
        assert not kept.getexif()
        assert "comment" not in kept.info
    assert b"Telephone" not in picture.file.open().read()


def test_no_rendition_tells_where_a_photo_was_taken(db):
    picture = upload(photo(exif=exif()))
    assert all(b"Telephone" not in row.file.open().read() for row in picture.renditions.all())


def test_a_photo_held_upright_is_shown_upright(db):
    picture = upload(photo(size=(1000, 600), exif=exif()))
    assert (picture.width, picture.height) == (600, 1000)
    with Image.open(picture.file) as kept:
        assert kept.size == (600, 1000)


def test_a_phones_heic_becomes_a_jpeg(db):
    picture = upload(photo(format="HEIF", name="IMG_0001.heic"))
    assert picture.file.name.endswith(".jpg")
    with Image.open(picture.file) as kept:
        assert kept.format == "JPEG"


def test_an_enormous_photo_is_kept_at_a_sensible_size(db):
    picture = upload(photo(size=(4000, 100)))
    assert (picture.width, picture.height) == (3200, 80)


def test_the_size_and_fingerprint_are_those_of_the_kept_file(db):
    picture = upload(photo(exif=exif()))
    assert picture.file_size == picture.file.size
    before = picture.file_hash
    picture._set_file_hash()
    assert picture.file_hash == before


def test_every_size_is_made_in_every_format(db):
    picture = upload(photo(size=(2000, 1000)))
    assert picture.is_ready
    made = {(row.width, row.file.name.rsplit(".", 1)[1]) for row in picture.renditions.all()}
    assert made == {(width, kind) for width in (400, 800, 1600) for kind in ("avif", "webp", "jpg")}


def test_a_see_through_drawing_stands_on_white_in_jpeg(db):
    picture = upload(photo(format="PNG", name="dessin.png", mode="RGBA", size=(500, 500)))
    assert picture.file.name.endswith(".png")
    assert picture.renditions.count() == 9


def test_a_vector_drawing_is_refused(db):
    svg = ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", name="logo.svg")
    form = get_image_form(Picture)({"title": "Logo"}, {"file": svg})
    assert "file" in form.errors
    with pytest.raises(ValidationError):
        Picture.objects.create(title="Logo", file=svg)


def test_a_new_file_replaces_the_renditions(db):
    picture = upload(photo(size=(1000, 500)))
    picture.file = photo(size=(500, 1000))
    picture.save()
    assert {row.height for row in Picture.objects.get(pk=picture.pk).renditions.all()} >= {800}
    assert picture.renditions.count() == 9


def test_a_changed_title_makes_nothing_again(db):
    picture = upload(photo())
    before = set(picture.renditions.values_list("pk", flat=True))
    picture.title = "Autre"
    picture.save()
    assert set(picture.renditions.values_list("pk", flat=True)) == before


def test_a_page_offers_the_best_format_first(db):
    html = rendered(upload(photo(size=(2000, 1000))))
    assert html.index("image/avif") < html.index("image/webp") < html.index("<img")
    assert 'width="400" height="200" alt="Une miche ronde" loading="lazy"' in html


def test_a_picture_may_be_decoration(db):
    assert 'alt=""' in rendered(upload(photo()), "'page' alt='' lazy=False")


def test_the_original_stands_in_for_widths_that_are_not_made(db):
    picture = upload(photo(size=(1200, 900)))
    picture.renditions.exclude(filter_spec=spec(400, "webp")).delete()
    html = rendered(picture)
    assert f"{picture.file.url} 1200w" in html
    assert 'width="400" height="300"' in html
    assert "<source" not in html


def test_a_picture_that_waits_is_chosen_by_the_width_it_stands_at(db):
    picture = upload(photo(size=(1200, 900)))
    assert 'sizes="auto, ' in rendered(picture)
    assert 'sizes="auto' not in rendered(picture, "'card' lazy=False")


def test_a_page_shows_the_original_while_renditions_are_made(db):
    picture = upload(photo())
    picture.renditions.all().delete()
    html = rendered(picture)
    assert picture.file.url in html
    assert "<source" not in html


def test_showing_pictures_writes_nothing(db):
    picture = upload(photo())
    picture.renditions.all().delete()
    with CaptureQueriesContext(connection) as queries:
        rendered(picture)
    assert [row["sql"].split()[0] for row in queries] == ["SELECT"]


@pytest.mark.parametrize("number", [1, 5])
def test_a_list_of_pictures_costs_two_queries(db, number, django_assert_num_queries):
    for _picture in range(number):
        upload(photo(size=(40, 40)))
    with django_assert_num_queries(2):
        for picture in Picture.objects.prefetch_related(prefetch()):
            rendered(picture)


def test_a_picture_whose_worker_died_is_made_later(db):
    picture = upload(photo(size=(40, 40)))
    picture.renditions.all().delete()
    Picture.objects.filter(pk=picture.pk).update(is_ready=False)
    assert making.make_forgotten() == 0  # its task may still be at work
    with clock.shifted(timedelta(minutes=11)):
        assert making.make_forgotten() == 1
    assert Picture.objects.get(pk=picture.pk).renditions.count() == 9
