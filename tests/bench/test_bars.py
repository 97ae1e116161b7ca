"""What the measuring tool says of what it measured."""

import pytest

from bench.bars import addresses, ecoindex, html_checker, lighthouse, table
from bench.bars.measure import Measure


def measure(**more):
    return Measure(page="market", address="http://127.0.0.1/annecy/marche/", width=390, **more)


def test_a_page_that_reaches_every_bar_misses_nothing():
    good = measure(
        lighthouse={"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100},
        **{"axe": [], "html": [], "keyboard": [], "html_kb": 59.9, "first_kb": 299.9, "script_kb": 39.9},
        **{"shift": 0.0, "dom": 500, "requests": 20, "eco": 71.0, "eco_grade": "B"},
    )
    assert good.missed() == []
    assert table.verdict([good]) == ["all 1 reach every bar"]


@pytest.mark.parametrize(
    ("found", "missed"),
    [
        ({"lighthouse": {"performance": 94}}, "performance 94"),
        ({"axe": ["label (dark, 1): #q"]}, "axe label (dark, 1): #q"),
        ({"html": ["line 3: Stray end tag"]}, "html line 3: Stray end tag"),
        ({"keyboard": ["not reached: <a>"]}, "keyboard not reached: <a>"),
        ({"html_kb": 60.0}, "HTML 60 kB"),
        ({"first_kb": 300.0}, "first visit 300 kB"),
        ({"script_kb": 40.0}, "scripts 40 kB"),
        ({"shift": 0.01}, "shift 0.010"),
        ({"foreign": ["fonts.example"]}, "foreign host fonts.example"),
        ({"too_wide": 12}, "12 px too wide"),
        ({"eco": 70.0, "eco_grade": "C"}, "EcoIndex C (70)"),
    ],
)
def test_each_missed_bar_is_named(found: dict, missed: str):
    assert measure(**found).missed() == [missed]


def test_what_was_not_measured_is_neither_missed_nor_shown_as_good():
    assert measure().missed() == []
    assert table.lines([measure()])[1].split() == ["market", "390", *"-" * 12]


def test_the_verdict_counts_the_pages_that_miss_a_bar():
    assert table.verdict([measure(), measure(too_wide=4)]) == ["market (390): 4 px too wide", "1 of 2 miss a bar"]


@pytest.mark.parametrize(
    ("dom", "requests", "kilobytes", "points", "grade"),
    [
        (0, 0, 0, 100, "A"),
        (47, 2, 1.37, 95, "A"),  # the first twentieth of the web in all three
        (603, 78, 1448.32, 50, "D"),  # the middle of the web in all three
        (600_000, 4000, 230_000, 0, "G"),
    ],
)
def test_ecoindex_places_a_page_among_the_webs(dom, requests, kilobytes, points, grade):
    found = ecoindex.score(dom=dom, requests=requests, kilobytes=kilobytes)
    assert found == pytest.approx(points)
    assert ecoindex.grade(found) == grade


def test_a_grade_begins_above_its_limit():
    assert [ecoindex.grade(points) for points in (80.1, 80, 70.1, 70)] == ["A", "B", "B", "C"]


def test_the_checkers_complaints_go_to_their_documents():
    answer = {
        "messages": [
            {"type": "error", "url": "file:/tmp/001.html", "lastLine": 7, "message": "Stray end tag"},
            {"type": "info", "subType": "warning", "url": "file:/tmp/000.html", "message": "Section lacks heading"},
            {"type": "info", "url": "file:/tmp/000.html", "message": "Trailing slash"},
        ]
    }
    assert html_checker.sort_out(answer, 3) == [["line ?: Section lacks heading"], ["line 7: Stray end tag"], []]


def test_a_report_becomes_points_of_a_hundred():
    categories = {name: {"score": 0.97} for name in ("performance", "accessibility", "best-practices", "seo")}
    assert set(lighthouse.read({"categories": categories}).values()) == {97}


def test_a_report_of_a_page_that_did_not_load_is_an_error():
    with pytest.raises(RuntimeError, match="no paint"):
        lighthouse.read({"requestedUrl": "/", "runtimeError": {"message": "no paint"}})


def test_performance_is_asked_again_when_it_misses_its_bar(monkeypatch):
    runs = iter([80, 96, 70])

    def once(address, cookies, left_out):
        return dict.fromkeys(("performance", "accessibility", "best-practices", "seo"), 100) | {
            "performance": next(runs)
        }

    monkeypatch.setattr(lighthouse, "_once", once)
    assert lighthouse.points("/")["performance"] == 96
    assert list(runs) == [70]


def test_a_word_chooses_pages_by_name_a_path_chooses_itself():
    assert {page.path for page in addresses.chosen(["mini-site", "/faq/"])} >= {"/faq/", "/annecy/boulangerie-pernet/"}
    assert addresses.chosen(["/annecy/nouveau/"]) == [addresses.Page("/annecy/nouveau/", "/annecy/nouveau/")]
    assert len(addresses.chosen([])) == len(addresses.PAGES)


def test_no_two_pages_have_one_name():
    names = [page.name for page in addresses.PAGES]
    assert len(names) == len(set(names))
