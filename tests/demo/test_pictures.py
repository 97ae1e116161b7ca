"""The demo's pictures are drawn once and committed: none missing, none too heavy, none left over."""

import pytest
from PIL import Image

from drawings import demo_pictures

EVERYTHING = list(demo_pictures.wanted())


def test_every_picture_of_the_cast_is_there():
    assert [str(picture.path) for picture in EVERYTHING if not picture.path.is_file()] == []


def test_no_picture_is_left_over():
    assert demo_pictures.forgotten(EVERYTHING) == []


@pytest.mark.parametrize(("size", "most"), [(demo_pictures.PRODUCT_SIZE, 40_000), (demo_pictures.PHOTO_SIZE, 80_000)])
def test_photographs_have_their_size_at_little_weight(size: tuple[int, int], most: int):
    for picture in EVERYTHING:
        if picture.size == size:
            with Image.open(picture.path) as image:
                assert image.size == size
            assert picture.path.stat().st_size < most


def test_each_photograph_has_a_small_version_for_cards():
    for picture in EVERYTHING:
        if picture.size:
            with Image.open(picture.small) as image:
                assert image.size == demo_pictures.SMALL_SIZE
            assert picture.small.stat().st_size < 16_000


def test_all_pictures_together_stay_light():
    assert sum(picture.path.stat().st_size for picture in EVERYTHING) < 9_000_000


def test_fronts_are_still_what_the_data_says():
    for picture in EVERYTHING:
        if picture.size is None:
            assert picture.path.read_text("utf-8") == picture.draw()
