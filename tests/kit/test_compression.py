import gzip

import pytest
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from kit.compression import CompressionMiddleware

WORDS = b"<svg>" + b"Du pain, un cordonnier. " * 200


def answered(response, **headers):
    return CompressionMiddleware(lambda request: response)(RequestFactory().get("/", **headers))


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "image/svg+xml", "application/json"])
def test_words_and_drawings_are_compressed(kind: str):
    answer = answered(HttpResponse(WORDS, content_type=kind), HTTP_ACCEPT_ENCODING="gzip, br")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == WORDS
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_photo_is_sent_as_it_is():
    answer = answered(HttpResponse(WORDS, content_type="image/webp"), HTTP_ACCEPT_ENCODING="gzip")
    assert not answer.has_header("Content-Encoding")
    assert not answer.has_header("Vary")


def test_a_drawing_read_from_disk_is_compressed(tmp_path):
    (tmp_path / "front.svg").write_bytes(WORDS)
    answer = answered(FileResponse((tmp_path / "front.svg").open("rb")), HTTP_ACCEPT_ENCODING="gzip")
    assert gzip.decompress(b"".join(answer.streaming_content)) == WORDS


def test_who_does_not_ask_gets_plain_words():
    assert answered(HttpResponse(WORDS)).content == WORDS
