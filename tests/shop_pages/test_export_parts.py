"""What of a shop's pages goes into its file."""

import csv
import io
import json

from membership.exports import Part
from membership.models import Shop
from shop_pages import export_parts
from shop_pages.letters.models import ShopMessage
from shop_pages.models import News
from tests.shop_pages.conftest import document, further_page, picture


def parts(shop) -> dict[str, Part]:
    found = list(export_parts.parts(Shop.objects.get(pk=shop.pk)))
    assert len({part.path for part in found}) == len(found)
    return {part.path: part for part in found}


def text(part) -> str:
    return part.content.decode("utf-8-sig")


def rows(part) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text(part)), delimiter=";"))


def test_pages_are_there_for_programs(boulangerie, bakery):
    told = json.loads(text(parts(boulangerie)["page/pages.json"]))
    assert told[0]["title"] == "Boulangerie Pernet"
    assert {block["type"] for block in told[0]["body"]} == {bound.block_type for bound in bakery.body}


def test_a_page_is_there_for_people(boulangerie, bakery):
    bakery.body = [("text", {"title": "Le levain", "text": "<p>Vingt-trois <b>ans</b></p>"})]
    bakery.save()
    html = text(parts(boulangerie)["page/boulangerie-pernet.html"])
    assert "<h1>Boulangerie Pernet</h1>" in html
    assert "Le levain" in html
    assert "Vingt-trois <b>ans</b>" in html


def test_what_was_typed_is_no_markup(boulangerie, bakery):
    bakery.body = [("quote", {"text": "<script>alert(1)</script>", "author": "x"})]
    bakery.save()
    assert "<script>" not in text(parts(boulangerie)["page/boulangerie-pernet.html"])


def test_further_pages_are_files_of_their_own(boulangerie, bakery):
    further_page(bakery, "Nos moulins", slug="nos-moulins")
    assert "Nos moulins" in text(parts(boulangerie)["page/boulangerie-pernet-nos-moulins.html"])


def test_pictures_are_as_they_were_sent(boulangerie, bakery):
    photo = picture(bakery, "La miche")
    found = parts(boulangerie)
    name = next(path for path in found if path.startswith(f"images/{photo.pk}-"))
    assert found[name].content == photo.file
    assert [name.rpartition("/")[2], "La miche", "La miche"] in rows(found["images/images.csv"])


def test_documents_go_along(boulangerie, bakery):
    made = document(bakery, "La carte")
    assert any(path.startswith(f"page/documents/{made.pk}-") for path in parts(boulangerie))


def test_how_a_block_looks_is_not_told(boulangerie, bakery):
    bakery.body = [("products", {"title": "À emporter", "mode": "newest", "count": 6})]
    bakery.save()
    html = text(parts(boulangerie)["page/boulangerie-pernet.html"])
    assert "<p>À emporter</p>" in html
    assert "newest" not in html


def test_another_shops_pictures_stay_there(boulangerie, bakery, bookshop):
    photo = picture(bookshop, "Le rayon")
    assert not any(path.startswith(f"images/{photo.pk}-") for path in parts(boulangerie))


def test_news_go_along(boulangerie, bakery):
    News.objects.create(shop=boulangerie, title="Galette", words="Dès le 2 janvier.")
    assert rows(parts(boulangerie)["page/nouvelles.csv"])[1][1:3] == ["Galette", "Dès le 2 janvier."]


def test_a_message_that_looks_like_a_formula_is_none(boulangerie, bakery):
    ShopMessage.objects.create(shop=boulangerie, name="Ana", email="ana@example.org", words="=HYPERLINK(1)")
    assert rows(parts(boulangerie)["page/messages.csv"])[1][4] == "'=HYPERLINK(1)"
