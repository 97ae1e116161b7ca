import pytest
from django.core.exceptions import ValidationError

from shop_pages import videos
from tests.shop_pages.conftest import picture
from tests.shop_pages.test_blocks import body

YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
KNOWN = [
    ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=12s&si=abc", YOUTUBE),
    ("https://m.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
    ("https://youtu.be/dQw4w9WgXcQ?si=abc", YOUTUBE),
    ("https://www.youtube.com/shorts/dQw4w9WgXcQ", YOUTUBE),
    ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", YOUTUBE),
    ("https://vimeo.com/123456789", "https://vimeo.com/123456789"),
    ("https://vimeo.com/123456789/abcdef0123", "https://vimeo.com/123456789/abcdef0123"),
    ("https://player.vimeo.com/video/123456789?dnt=1", "https://vimeo.com/123456789"),
    ("https://www.dailymotion.com/video/x7tgad0_le-pain", "https://www.dailymotion.com/video/x7tgad0"),
    ("https://dai.ly/x7tgad0", "https://www.dailymotion.com/video/x7tgad0"),
    ("https://framatube.org/w/kkGMgK9ZtnKfYAgnEtQxbv", "https://framatube.org/w/kkGMgK9ZtnKfYAgnEtQxbv"),
    (
        "https://framatube.org/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d",
        "https://framatube.org/w/9c9de5e8-0a1e-484a-b099-e80766180a6d",
    ),
]
UNKNOWN = [
    "",
    "bonjour",
    "javascript:alert(1)",
    "https://example.org/watch?v=dQw4w9WgXcQ",
    "https://youtube.com.example.org/watch?v=dQw4w9WgXcQ",
    "https://example.org/youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com/@boulangerie",
    "https://www.youtube.com/watch?v=short",
    "https://vimeo.com/channels/pains",
    "https://www.dailymotion.com/fr",
    "https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv",
]


@pytest.mark.parametrize(("address", "url"), KNOWN)
def test_a_video_is_found_without_what_follows_its_readers(address, url):
    assert videos.find(address).url == url


@pytest.mark.parametrize("address", UNKNOWN)
def test_anything_else_is_refused(address):
    with pytest.raises(ValidationError, match="Collez l’adresse"):
        videos.check(address)


def video(**more: object) -> dict:
    return {"type": "video", "value": {"title": "Une nuit", "address": KNOWN[2][0], **more}}


def test_a_video_is_a_link_that_says_what_will_happen(client, bakery):
    html = body(client, bakery, video())
    assert f'href="{YOUTUBE}" rel="noreferrer"' in html
    assert "La vidéo vient de YouTube, qui pose ses propres cookies." in html


def test_peertube_is_told_apart(client, bakery):
    html = body(client, bakery, video(address=KNOWN[10][0]))
    assert "sans publicité" in html
    assert "cookies" not in html.split("b-video", 1)[1].split("</section>")[0]


def test_nothing_is_loaded_from_the_host_before(client, bakery):
    html = body(client, bakery, video())
    assert "<iframe" not in html
    assert "youtu" not in html.replace(f'href="{YOUTUBE}"', "")


def test_the_poster_is_the_merchants_or_the_drawn_front(client, bakery):
    assert "/fronts/" in body(client, bakery, video()).split("b-video__frame")[1].split("b-video__ask")[0]
    chosen = body(client, bakery, video(picture=picture(bakery, "Au four").pk))
    assert "photo" in chosen.split("b-video__frame")[1].split("b-video__ask")[0]


def test_an_address_that_is_none_shows_nothing(client, bakery):
    assert "b-video" not in body(client, bakery, video(address="https://example.org/"))
