from hypothesis import given
from hypothesis import strategies as st

from kit import contrast

colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


@given(colours, colours)
def test_any_accent_becomes_readable_on_any_ground_that_allows_it(accent, ground):
    possible = max(contrast.ratio("#000000", ground), contrast.ratio("#ffffff", ground))
    assert contrast.ratio(contrast.readable(accent, ground), ground) >= min(contrast.AA, possible) - 0.01


@given(colours)
def test_ink_on_any_colour_is_the_better_of_two(colour):
    ink = contrast.on(colour, "#ffffff", "#000000")
    assert contrast.ratio(ink, colour) >= contrast.AA


def test_a_readable_colour_is_left_as_it_is():
    assert contrast.readable("#17452F", "#ffffff") == "#17452f"


def test_black_on_white_is_twenty_one():
    assert round(contrast.ratio("#000000", "#ffffff"), 2) == 21
