"""What a merchant uploads lands with their own shop, is of a harmless kind, and stays harmless when it is served."""

from io import BytesIO

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import UploadedFile

from kit.models import File, Picture
from tests import factories
from tests.shop_pages.conftest import document, picture, provide


def jpeg(name: str = "photo.jpg") -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (60, 40), "#a04020").save(file, "JPEG")
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def text(name: str = "recette.txt", content: bytes = b"Farine, eau, sel") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/plain")


ROADS = {
    "pictures, several": ("wagtailimages:add_multiple", "files[]", "", jpeg, Picture),
    "pictures, one": ("wagtailimages:add", "file", "", jpeg, Picture),
    "pictures, while writing": ("wagtailimages_chooser:create", "file", "image-chooser-upload-", jpeg, Picture),
    "documents, several": ("wagtaildocs:add_multiple", "files[]", "", text, File),
    "documents, one": ("wagtaildocs:add", "file", "", text, File),
    "documents, while writing": ("wagtaildocs_chooser:create", "file", "document-chooser-upload-", text, File),
}


def upload(client: Client, road: str, collection: object, file: SimpleUploadedFile | None = None):
    name, field, prefix, make, _model = ROADS[road]
    sent = {f"{prefix}{field}": file or make(), f"{prefix}title": "Envoi", f"{prefix}tags": "", f"{prefix}alt": ""}
    return client.post(reverse(name), {**sent, f"{prefix}collection": getattr(collection, "pk", "")})


@pytest.mark.parametrize("road", ROADS)
def test_an_upload_lands_with_ones_own_shop_whatever_is_sent(baker, bakery, bookshop, road):
    upload(baker, road, bookshop.collection)
    assert ROADS[road][-1].objects.get().collection == bakery.collection


@pytest.mark.parametrize("road", ROADS)
def test_who_writes_for_two_shops_puts_nothing_with_a_third(
    client, annecy, boulangerie, librairie, road, bakery, bookshop
):
    other = factories.shop(city=annecy, name="Chez Rose", pro=True)
    from_other = provide(other).collection
    person = boulangerie.person
    factories.act_for(shop=librairie, user=person)
    factories.sign_in(client, person)
    upload(client, road, from_other)
    assert not ROADS[road][-1].objects.filter(collection=from_other).exists()
    upload(client, road, bookshop.collection)
    assert ROADS[road][-1].objects.filter(collection=bookshop.collection).exists()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("wagtailimages:edit", picture),
        ("wagtailimages:edit_multiple", picture),
        ("wagtaildocs:edit", document),
        ("wagtaildocs:edit_multiple", document),
    ],
)
def test_nothing_is_moved_to_another_shop_afterwards(baker, bakery, bookshop, name, make):
    thing = make(bakery, "À nous")
    prefix = f"{'image' if make is picture else 'doc'}-{thing.pk}-" if name.endswith("multiple") else ""
    sent = {"title": "Changé", "tags": "", "alt": "", "collection": bookshop.collection.pk}
    baker.post(reverse(name, args=[thing.pk]), {f"{prefix}{key}": value for key, value in sent.items()})
    thing.refresh_from_db()
    assert (thing.title, thing.collection) == ("Changé", bakery.collection)


@pytest.mark.parametrize(("kind", "make"), [("picture", picture), ("file", document)])
def test_nothing_is_moved_to_another_shop_in_bulk(baker, bakery, bookshop, kind, make):
    thing = make(bakery, "À nous")
    address = reverse("wagtail_bulk_action", args=["kit", kind, "add_to_collection"])
    baker.post(f"{address}?id={thing.pk}", {"collection": bookshop.collection.pk})
    thing.refresh_from_db()
    assert thing.collection == bakery.collection


DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PAGE = b"<!doctype html><script>alert(1)</script>"


@pytest.mark.parametrize(
    ("road", "file"),
    [
        ("pictures, several", SimpleUploadedFile("dessin.svg", DRAWING, "image/svg+xml")),
        ("pictures, one", SimpleUploadedFile("dessin.svg", DRAWING, "image/svg+xml")),
        ("pictures, while writing", SimpleUploadedFile("dessin.svg", DRAWING, "image/svg+xml")),
        ("pictures, several", SimpleUploadedFile("dessin.png", DRAWING, "image/png")),
        ("pictures, several", SimpleUploadedFile("page.jpg", PAGE, "image/jpeg")),
        ("documents, several", SimpleUploadedFile("page.html", PAGE, "text/html")),
        ("documents, one", SimpleUploadedFile("page.xhtml", PAGE, "application/xhtml+xml")),
        ("documents, while writing", SimpleUploadedFile("dessin.svg", DRAWING, "image/svg+xml")),
        ("documents, several", SimpleUploadedFile("programme.exe", b"MZ", "application/octet-stream")),
        ("documents, several", SimpleUploadedFile("script.js", b"alert(1)", "text/javascript")),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_what_a_browser_might_run_is_refused(baker, bakery, road, file):
    file.seek(0)
    upload(baker, road, bakery.collection, file)
    assert not Picture.objects.exists()
    assert not File.objects.exists()


@pytest.mark.parametrize(
    ("road", "setting", "words"),
    [
        ("pictures, several", "WAGTAILIMAGES_MAX_UPLOAD_SIZE", "Ce fichier est trop gros"),
        ("documents, several", "WAGTAILDOCS_MAX_UPLOAD_SIZE", "Ce fichier est trop gros"),
    ],
)
def test_a_file_too_large_is_refused_in_words(baker, bakery, settings, road, setting, words):
    setattr(settings, setting, 5)
    answer = upload(baker, road, bakery.collection).json()
    assert not answer["success"]
    assert words in answer["error_message"]


def test_a_picture_of_no_known_kind_is_refused_in_words(baker, bakery):
    answer = upload(
        baker, "pictures, several", bakery.collection, SimpleUploadedFile("d.svg", DRAWING, "image/svg+xml")
    )
    assert "Supported" not in answer.json()["error_message"]
    assert "format" in answer.json()["error_message"].lower()


def test_documents_have_a_limit_of_size(settings):
    assert settings.WAGTAILDOCS_MAX_UPLOAD_SIZE == 10 * 2**20


@pytest.fixture
def served(db, settings, tmp_path):
    """The answer to who asks for a document that lies on a disk."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}

    def serve(name: str, content: bytes):
        return Client().get(File.objects.create(title="Carte", file=SimpleUploadedFile(name, content)).url)

    return serve


def test_a_document_is_handed_over_as_a_download_that_does_nothing(served):
    answer = served("page.txt", PAGE)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/plain"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_menu_in_pdf_opens_in_the_browser_without_any_right(served):
    answer = served("carte.pdf", b"%PDF-1.4")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'"


def test_an_upload_begun_by_somebody_else_is_not_finished_by_the_baker(baker, bakery, librairie, bookshop):
    uploads = [
        ("wagtailimages:create_multiple_from_uploaded_image", Picture),
        ("wagtaildocs:create_multiple_from_uploaded_document", File),
    ]
    for name, model in uploads:
        begun = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(model), file=jpeg(), uploaded_by_user=librairie.person
        )
        answer = baker.post(reverse(name, args=[begun.pk]), {"title": "Pris", "collection": bakery.collection.pk})
        assert answer.status_code in (302, 403, 404)
        assert not model.objects.exists()
