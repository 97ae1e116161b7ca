from datetime import UTC, datetime
from decimal import Decimal

import pytest

from kit.open_files import facts, harmless, table


@pytest.mark.parametrize("text", ["=1+1", "+33 4", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_is_never_a_formula(text):
    assert harmless(text) == f"'{text}"


def test_other_words_stay_as_they_are():
    assert harmless("Pain d’épices = bon") == "Pain d’épices = bon"


def test_a_table_opens_in_a_french_spreadsheet_program():
    made = table(["Nom", "Prix"], [("Miche; la grosse", Decimal("4.50"))])
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.decode("utf-8-sig").splitlines() == ["Nom;Prix", '"Miche; la grosse";4,50']


def test_cells_are_told_in_words():
    made = table(["a"], [(True,), (None,), (datetime(2026, 11, 28, 11, 0, tzinfo=UTC),), (-3,)])
    assert made.decode("utf-8-sig").splitlines() == ["a", "oui", '""', "2026-11-28 12:00", "-3"]


def test_a_formula_in_a_table_is_no_formula():
    assert "'=cmd" in table(["a"], [("=cmd|' /C calc'!A0",)]).decode("utf-8-sig")


def test_facts_are_read_by_people_too():
    assert facts({"prix": Decimal("4.50"), "nom": "Été"}).decode() == '{\n  "prix": "4.50",\n  "nom": "Été"\n}\n'
