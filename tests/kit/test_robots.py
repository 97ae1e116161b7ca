"""What tells a robot's form from a person's."""

import pytest

from kit import clock, robots
from kit.robots import FASTEST, LONGEST, STAMP, TRAP

PAGE = "a page"


def form(stamp: str, **more: str) -> dict[str, str]:
    return {STAMP: stamp, TRAP: "", **more}


@pytest.fixture
def made():
    """The page was made a minute ago."""
    with clock.shifted(clock.offset() - FASTEST * 20):
        return robots.stamp(PAGE)


def test_a_form_that_took_a_minute_is_a_persons(made):
    robots.check(form(made), PAGE)


def test_a_field_that_nobody_sees_stays_empty(made):
    with pytest.raises(robots.TrapWasFilled):
        robots.check(form(made, **{TRAP: "https://example.org"}), PAGE)


def test_nobody_writes_in_a_second():
    with pytest.raises(robots.TooFast):
        robots.check(form(robots.stamp(PAGE)), PAGE)


def test_a_page_is_good_for_a_day(made):
    with clock.shifted(LONGEST), pytest.raises(robots.TooOld):
        robots.check(form(made), PAGE)


def test_a_clock_turned_back_asks_for_a_new_page(made):
    with clock.shifted(-LONGEST / 2), pytest.raises(robots.TooOld):
        robots.check(form(made), PAGE)


@pytest.mark.parametrize("stamp", ["", "1", "a page:1", "a page:1:forged"])
def test_a_moment_is_not_made_up(stamp):
    with pytest.raises(robots.TooOld):
        robots.check(form(stamp), PAGE)


def test_the_moment_of_one_page_is_none_of_another(made):
    with pytest.raises(robots.TooOld):
        robots.check(form(made), "another page")


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Avez-vous du pain de seigle ?", 0),
        ("Comme sur https://example.org/pain ou www.example.org", 2),
        ('<a href="x">ici</a> [url=y]là[/url]', 2),
    ],
)
def test_links_are_counted(words, count):
    assert robots.links(words) == count
