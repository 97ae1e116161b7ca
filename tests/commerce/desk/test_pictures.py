"""A product's pictures: many at once, in an order, each described."""

import pytest

from commerce.desk.picture_fields import MOST
from tests.commerce.desk.conftest import photo, url
from tests.commerce.desk.test_products import BOOK


@pytest.fixture
def pictured(desk, librairie, book):
    desk.post(
        url("product", librairie, pk=book.pk), {**BOOK, "pictures": [photo(f"{n}.jpg") for n in "abc"], "alt": "Devant"}
    )
    return book


def shown(product) -> list[int]:
    return [each.pk for each in product.pictures.order_by("position", "pk")]


def test_many_are_added_at_once(pictured):
    assert pictured.pictures.count() == 3
    assert [each.picture.alt for each in pictured.pictures.all()] == ["Devant", "", ""]


def test_ten_at_a_time_are_enough(desk, librairie, book):
    sent = {**BOOK, "pictures": [photo(f"{n}.jpg") for n in range(MOST + 1)]}
    assert "Dix photos à la fois" in desk.post(url("product", librairie, pk=book.pk), sent).text
    assert not book.pictures.exists()


def test_one_is_put_before_another(desk, pictured):
    first, second, third = shown(pictured)
    desk.post(url("picture-move", pictured.shop, pk=pictured.pk, picture_pk=third))
    assert shown(pictured) == [first, third, second]
    desk.post(url("picture-move", pictured.shop, pk=pictured.pk, picture_pk=third))
    assert shown(pictured) == [third, first, second]


def test_the_first_stays_first(desk, pictured):
    before = shown(pictured)
    desk.post(url("picture-move", pictured.shop, pk=pictured.pk, picture_pk=before[0]))
    assert shown(pictured) == before


def test_one_is_described_later(desk, pictured):
    second = shown(pictured)[1]
    desk.post(url("picture-describe", pictured.shop, pk=pictured.pk, picture_pk=second), {"alt": "  Le dos  "})
    assert pictured.pictures.get(pk=second).picture.alt == "Le dos"


def test_all_of_them_stand_on_its_page(client, open_annecy, desk, pictured):
    page = client.get(pictured.get_absolute_url()).text
    assert page.count('id="photo-') == 3
    assert 'href="#photo-3"' in page
