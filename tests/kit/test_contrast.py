import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import contrast

colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


def hls(colour: str) -> tuple[float, float, float]:
    return colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))


@given(colours, colours)
def test_any_accent_becomes_readable_on_any_ground(accent, ground):
    assert contrast.ratio(contrast.readable(accent, ground), ground) >= 4.5


@given(colours, st.sampled_from(["#ffffff", "#000000", "#fff8e8", "#10161a"]))
def test_seven_to_one_is_reached_on_paper_as_at_night(accent, ground):
    assert contrast.ratio(contrast.readable(accent, ground, at_least=7), ground) >= 7


@given(colours, st.sampled_from(["#ffffff", "#10161a"]))
def test_a_corrected_colour_keeps_its_hue(accent, ground):
    before, after = hls(accent), hls(contrast.readable(accent, ground))
    if before[2] > 0.5 and after[2] > 0.2 and 0.2 < after[1] < 0.8:  # else rounding to hex digits is the hue
        turned = abs(before[0] - after[0])
        assert min(turned, 1 - turned) < 0.02


def test_the_nearest_shade_is_taken():
    assert contrast.ratio(contrast.readable("#f5c542", "#ffffff"), "#ffffff") < 4.7


@given(colours)
def test_ink_on_any_colour_can_be_read(colour):
    assert contrast.ratio(contrast.on(colour), colour) >= 4.5


@pytest.mark.parametrize(("colour", "ink"), [("#f5c542", "#1d2822"), ("#17452f", "#ffffff"), ("#808080", "#000000")])
def test_ink_is_dark_on_light_and_white_on_dark(colour, ink):
    assert contrast.on(colour) == ink


@pytest.mark.parametrize("written", ["#17452F", "17452f"])
def test_a_readable_colour_is_left_as_it_is(written):
    assert contrast.readable(written, "#ffffff") == "#17452f"


def test_black_on_white_is_twenty_one():
    assert contrast.ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast.ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("nonsense", ["", "red", "#abc", "#12345g", "#1234567"])
def test_what_is_no_colour_is_refused(nonsense):
    with pytest.raises(ValueError, match="use #rrggbb"):
        contrast.luminance(nonsense)
