from io import BytesIO

from django.core.files.storage import default_storage
from PIL import Image

import drawings
from kit import share_pictures


def test_a_picture_for_links_is_a_jpeg_of_the_size_that_is_shown_whole(real_pictures):
    drawing = drawings.shop_front("Boulangerie Pernet", "boulangerie", ("#B5472F", "#FBF1DC"), style="alpin")
    made = share_pictures.jpeg("shop_pages/share.typ", {"drawing": drawing})
    with Image.open(BytesIO(made)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1200, 630))
        assert len(picture.getcolors(maxcolors=2**20)) > 500  # something is drawn
    assert len(made) < 200_000


def test_a_new_picture_takes_the_old_ones_place():
    share_pictures.keep("rues/annecy/old.jpg", b"old", instead_of="rues/annecy")
    share_pictures.keep("rues/annecy/new.jpg", b"new", instead_of="rues/annecy")
    assert default_storage.listdir("rues/annecy")[1] == ["new.jpg"]
