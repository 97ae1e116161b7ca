import pytest

from kit.search_text import index_text, normalise, query_terms, suggest


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("fromages", "Le fromage de chèvre"),
        ("creme brulee", "Crème brûlée"),
        ("oeufs", "Œufs frais"),
        ("l’eau", "Au fil de l'eau"),
    ],
)
def test_what_is_asked_finds_what_is_meant(asked, text):
    indexed = index_text(text)
    assert all(f" {term} " in indexed for term in query_terms(asked))


def test_a_slip_of_the_pen_is_forgiven():
    assert suggest("boulangrie", ["boulangerie", "boucherie"]) == ["boulangerie"]


def test_short_words_are_taken_as_they_are():
    assert suggest("vin", ["pin", "vin"]) == ["vin"]


def test_names_are_compared_without_accents_nor_hyphens():
    assert normalise("Saint-Étienne-du-Grès") == "saint etienne du gres"


def test_nothing_asked_is_nothing_found():
    assert query_terms("  ?! ") == []
    assert index_text("") == ""
