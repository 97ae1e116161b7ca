"""Whatever accent a merchant picks, what a visitor reads in it can be read, by day and by night, in each style."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from kit import contrast
from shop_pages import styles
from shop_pages.themes import Theme

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
COLOUR = r"#[0-9a-fA-F]{3,6}"
PROPERTY = re.compile(rf"--([\w-]+):\s*(?:light-dark\(({COLOUR}), ?({COLOUR})\)|({COLOUR}))")
GROUNDS = ("paper", "sunk", "card")
SHEETS = Path(settings.BASE_DIR) / "static" / "css" / "minisite"


def properties(css: str) -> dict[str, list[tuple[str, str]]]:
    """Name → (by day, by night), each time it is set."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, day, night, both in PROPERTY.findall(css):
        found.setdefault(name, []).append((full(day or both), full(night or both)))
    return found


def full(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:])


def grounds(theme: str, *, is_day: bool) -> set[str]:
    """What lies under words in a style; none by day where a style is dark by day too and wears its night colours."""
    css = (SHEETS / f"{theme}.css").read_text("utf-8")
    if is_day and "color-scheme: dark" in css:
        return set()
    return {pair[0 if is_day else 1] for name in GROUNDS for pair in properties(css)[name]}


def produced(accent: str) -> dict[str, tuple[str, str]]:
    return {name: pairs[0] for name, pairs in properties(styles.text(1, accent)).items()}


@pytest.mark.parametrize("theme", Theme.values)
@given(accent=colours)
def test_links_and_figures_in_the_accent_can_be_read(theme, accent):
    day, night = produced(accent)["accent"]
    for ground in grounds(theme, is_day=True):
        assert contrast.ratio(day, ground) >= 4.5
    for ground in grounds(theme, is_day=False):
        assert contrast.ratio(night, ground) >= 4.5


@given(accent=colours)
def test_words_on_a_button_can_be_read(accent):
    made = produced(accent)
    for scheme in (0, 1):
        assert contrast.ratio(made["on-accent"][scheme], made["accent"][scheme]) >= 4.5


@given(accent=colours)
def test_the_accent_can_be_read_on_its_own_pale_ground(accent):
    made = produced(accent)
    for scheme in (0, 1):
        assert contrast.ratio(made["accent"][scheme], made["accent-soft"][scheme]) >= 4.5


@given(accent=colours)
def test_ink_can_be_read_on_the_pale_ground(accent):
    inks = properties((SHEETS / "jardin.css").read_text("utf-8"))
    for name in ("ink", "ink-2"):
        for scheme in (0, 1):
            assert contrast.ratio(inks[name][0][scheme], produced(accent)["accent-soft"][scheme]) >= 4.5


@given(accent=colours)
def test_cream_can_be_read_on_the_sign(accent):
    (sign, _night) = produced(accent)["sign"]
    for cream in ("#fff4e3", "#ffe9cf"):
        assert contrast.ratio(cream, sign) >= 4.5


def test_every_style_has_grounds_to_be_read_on():
    for theme in Theme.values:
        assert grounds(theme, is_day=False)
