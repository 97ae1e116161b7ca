"""What the drawn pictures promise to the pages that show them."""

import re
from xml.etree import ElementTree

import pytest

import drawings
from drawings.fronts.front import Front, sign_colours
from drawings.kit import rgb

COLOURS = ("#B5472F", "#FBEBD3")
AWNINGS = [COLOURS, ("#1d4a3c", "#f3e7cc"), ("#f6d9e0", "#e9efe4"), ("#202020", "#303038"), ("#d9a02b", "#c8623a")]


def assert_harmless(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        assert element.tag.rpartition("}")[2] not in {"script", "style", "image", "foreignObject"}
        for name, value in element.attrib.items():
            assert name != "style"
            assert not name.lower().startswith("on")
            if name.rpartition("}")[2] == "href":
                assert value.startswith("#")
                assert value[1:] in ids
            for reference in re.findall(r"url\(([^)]*)\)", value):
                assert reference.startswith("#")


def luminance(colour: str) -> float:
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (part / 255 for part in rgb(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("kind", drawings.product_kinds())
def test_every_kind_of_product_is_harmless_svg(kind: str):
    assert_harmless(drawings.product(kind, COLOURS, seed="essai", label="L’Été", tint="#55804f", count=2))


@pytest.mark.parametrize("trade", drawings.TRADES)
@pytest.mark.parametrize("style", drawings.STYLES)
def test_every_trade_has_a_harmless_front_in_every_house(trade: str, style: str):
    assert_harmless(drawings.shop_front("Chez <Léa> & fils", trade, COLOURS, style))


@pytest.mark.parametrize("kind", drawings.STREET_KINDS)
@pytest.mark.parametrize("width", [1600, 800])
def test_every_kind_of_town_has_a_harmless_street(kind: str, width: int):
    assert_harmless(drawings.street(kind, width=width))


def test_the_same_product_is_drawn_the_same_every_time():
    first = drawings.product("comte", COLOURS, seed="dix-huit-mois")
    drawings.shop_front("La Page blanche", "librairie", COLOURS)
    assert drawings.product("comte", COLOURS, seed="dix-huit-mois") == first


def test_the_same_shop_is_drawn_the_same_every_time():
    first = drawings.shop_card("La Page blanche", "librairie", COLOURS, "alpin")
    drawings.shop_card("Au bon pain", "boulangerie", COLOURS, "midi")
    assert drawings.shop_card("La Page blanche", "librairie", COLOURS, "alpin") == first


@pytest.mark.parametrize("kind", drawings.product_kinds())
def test_two_products_of_a_kind_look_different(kind: str):
    assert len({drawings.product(kind, COLOURS, seed=str(seed)) for seed in range(4)}) == 4


def test_two_shops_of_a_trade_look_different():
    one, other = (drawings.shop_front("Au bon pain", "boulangerie", COLOURS, "alpin", seed) for seed in ("a", "b"))
    assert one != other


@pytest.mark.parametrize("colours", AWNINGS)
@pytest.mark.parametrize("seed", range(6))
def test_a_sign_can_be_read_whatever_two_colours_the_shop_takes(colours: tuple[str, str], seed: int):
    board, ink = sign_colours(Front("Essai", "librairie", *colours, "haussmann"), light_board=bool(seed % 2))
    assert contrast(board, ink) >= 3


def test_a_card_stays_small_enough_for_thirty_on_a_page():
    sizes = [
        len(drawings.shop_card("Boulangerie Pernet", trade, COLOURS, style))
        for trade in drawings.TRADES
        for style in drawings.STYLES
    ]
    assert sum(sizes) / len(sizes) < 22_000
    assert max(sizes) < 30_000


def test_a_kind_nobody_drew_is_refused_with_the_kinds_there_are():
    with pytest.raises(ValueError, match="kind='licorne': use one of baguette"):
        drawings.product("licorne", COLOURS)


def test_a_trade_nobody_drew_is_refused_with_the_trades_there_are():
    with pytest.raises(ValueError, match="trade='dragon': use one of boulangerie"):
        drawings.shop_front("Essai", "dragon", COLOURS)
