"""Documents and pictures set by typst."""

import re
import struct
import zlib

import pytest

from kit import typesetting

PAGE = """#let facts = json(bytes(sys.inputs.facts))
#set document(title: facts.title)
#set page(width: 300pt, height: 200pt)
#set text(lang: "fr", font: "Fraunces")
= #facts.title
"""


@pytest.fixture
def template(tmp_path, monkeypatch):
    """A template of its own place."""
    monkeypatch.setattr(typesetting, "TEMPLATES", tmp_path)
    (tmp_path / "page.typ").write_text(PAGE)
    return "page.typ"


def unpacked(pdf: bytes) -> bytes:
    """What a PDF holds, its compressed streams opened."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S)
    opened = []
    for stream in streams:
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            opened.append(stream)
    return b"\n".join(opened) + pdf


def test_a_document_is_tagged_in_french_with_its_title(template):
    made = typesetting.pdf(template, {"title": "Le Fil de l’eau"})

    assert made.startswith(b"%PDF-")
    inside = unpacked(made)
    assert b"pdfuaid:part>1<" in inside
    assert b"/Lang(fr" in inside.replace(b" ", b"")
    assert "Le Fil de l’eau".encode() in inside


def test_what_a_person_typed_is_never_taken_for_code(template):
    typesetting.pdf(template, {"title": '#panic("code") $ * _ ] \\ "'})


def test_a_picture_has_a_pixel_a_point(template):
    made = typesetting.png(template, {"title": "Une image"})

    assert made.startswith(b"\x89PNG")
    assert struct.unpack(">II", made[16:24]) == (300, 200)


def test_the_fonts_of_the_site_are_there():
    assert {"Fraunces", "Inter"} <= set(typesetting.families())
