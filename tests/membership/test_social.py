import pytest

from membership import social

NETWORKS = {network.key: network for network in social.ROWS}


@pytest.mark.parametrize(
    ("key", "typed", "address"),
    [
        ("instagram", "@pernet.annecy", "https://www.instagram.com/pernet.annecy/"),
        ("instagram", "pernet_annecy", "https://www.instagram.com/pernet_annecy/"),
        ("instagram", "instagram.com/pernet", "https://instagram.com/pernet"),
        ("facebook", "http://www.facebook.com/pernet?locale=fr#top", "https://www.facebook.com/pernet?locale=fr"),
        ("facebook", "m.facebook.com/pernet", "https://m.facebook.com/pernet"),
        ("tiktok", "pernet", "https://www.tiktok.com/@pernet"),
        ("youtube", "https://youtu.be/abc", "https://youtu.be/abc"),
        ("pinterest", "https://www.pinterest.fr/pernet/", "https://www.pinterest.fr/pernet/"),
        ("linkedin", "", ""),
        ("linkedin", "  ", ""),
    ],
)
def test_a_name_or_an_address_is_enough(key, typed, address):
    assert social.url(NETWORKS[key], typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "https://exemple.fr/pernet",
        "https://instagram.com.exemple.fr/pernet",
        "https://pasinstagram.com/pernet",
        "https://www.instagram.com/",
        "javascript:alert(1)//instagram.com/x",
        "instagram.com/deux mots",
        "ma page",
    ],
)
def test_what_is_elsewhere_is_refused(typed):
    with pytest.raises(social.NotOnThisNetwork, match="Instagram"):
        social.url(NETWORKS["instagram"], typed)


def test_links_come_in_the_order_of_the_table():
    stored = {"tiktok": "https://www.tiktok.com/@a", "instagram": "https://www.instagram.com/a/", "gone": "https://x.y"}
    assert [link.label for link in social.links(stored)] == ["Instagram", "TikTok"]
