from datetime import date

from django.template.loader import render_to_string

from kit import charts
from kit.charts import Mark, Point


def days(*values):
    return [Point(date(2026, 5, day), value) for day, value in enumerate(values, 1)]


def test_a_line_goes_in_steps_from_edge_to_edge():
    assert charts.spark(days(0, 10, 10), name="a", title="A", words="w").path == "M2 29H60V3H118V3"


def test_a_single_day_is_a_flat_line():
    drawn = charts.spark(days(5), name="a", title="A", words="w", level=10)
    assert drawn.path == "M2 16H118"
    assert drawn.end_x == "118"


def test_nothing_known_draws_nothing():
    drawn = charts.curve([], name="a", title="A", words="w", level=10)
    assert (drawn.path, drawn.rows, drawn.days, drawn.flags) == ("", [], [], [])


def test_nobody_at_all_lies_on_the_floor():
    assert charts.spark(days(0, 0), name="a", title="A", words="w").path == "M2 29H118V29"


def test_the_level_is_always_in_sight():
    assert charts.spark(days(1, 2), name="a", title="A", words="w", level=10).level_y == "3"


def test_what_happened_outside_of_the_line_is_left_out():
    marks = [Mark(date(2026, 4, 1), "avant"), Mark(date(2026, 5, 2), "pendant")]
    flags = charts.curve(days(1, 2, 3), name="a", title="A", words="w", marks=marks).flags
    assert [flag.mark.words for flag in flags] == ["pendant"]


def test_the_table_holds_changes_alone():
    rows = charts.curve(days(1, 1, 2, 2, 2), name="a", title="A", words="w").rows
    assert [(row.on.day, row.value) for row in rows] == [(1, 1), (3, 2), (5, 2)]


def test_a_highest_value_next_to_the_level_has_no_label_of_its_own():
    near = charts.curve(days(0, 11), name="a", title="A", words="w", level=10)
    far = charts.curve(days(0, 20), name="a", title="A", words="w", level=10)
    assert [tick.label for tick in near.values] == ["0", "10"]
    assert [tick.label for tick in far.values] == ["0", "10", "20"]


def test_a_drawing_says_in_words_what_it_shows():
    drawn = charts.curve(days(1, 2), name="visites", title="Visites", words="De 1 à 2.", level=10)
    text = render_to_string("components/curve.html", {"drawn": drawn, "heading": "Visites"})
    assert 'role="img" aria-labelledby="visites-titre visites-mots"' in text
    assert '<desc id="visites-mots">De 1 à 2.</desc>' in text
    assert "1 mai" in text
    assert "style=" not in text
