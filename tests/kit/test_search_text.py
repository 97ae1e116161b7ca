from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.search_text import index_text, normalise, query_terms, suggest, within


def finds(asked: str, *parts: str) -> bool:
    """As the pages ask: each word begins a word of the text."""
    terms = query_terms(asked)
    return bool(terms) and all(f" {term}" in index_text(*parts) for term in terms)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("fromages", "Le fromage de chèvre"),
        ("fromage", "Fromages de chèvre"),
        ("creme brulee", "Crème brûlée"),
        ("CRÈME BRÛLÉE", "creme brulee"),
        ("oeufs", "Œufs frais"),
        ("œuf", "oeufs"),
        ("l’eau", "Au fil de l'eau"),
        ("arc en ciel", "Arc-en-ciel"),
        ("gateaux au chocolat", "Gâteau aux chocolats"),
        ("du pain", "Pain complet"),
        ("maïs", "Maïs doux"),
        ("maïs", "MAIS DOUX"),
        ("pain au son", "Pain au son d’avoine"),
        ("smørrebrød", "Smorrebrod"),
    ],
)
def test_what_is_asked_finds_what_is_meant(asked, text):
    assert finds(asked, text)


def test_a_shop_named_with_small_words_is_found_by_them():
    assert finds("pour elle", "Pour Elle", "Une boutique de vêtements au centre")


@pytest.mark.parametrize(
    ("asked", "text"), [("poisson", "Le fromage de chèvre"), ("fromage de vache", "fromage de brebis")]
)
def test_what_is_not_there_is_not_found(asked, text):
    assert not finds(asked, text)


@given(st.text())
def test_a_text_finds_itself(text):
    assert query_terms(text) == [] or finds(text, text)


@given(st.text())
def test_normalising_again_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


def test_names_are_compared_without_accents_nor_hyphens():
    assert normalise("Saint-Étienne-du-Grès") == "saint etienne du gres"


def test_nothing_asked_is_nothing_found():
    assert query_terms("  ?! ") == []
    assert index_text("") == ""


@pytest.mark.parametrize("slip", ["boulangrie", "boulangerrie", "boulangeire", "boulamgerie", "bolangrie"])
def test_a_slip_of_the_pen_is_forgiven(slip):
    assert suggest(slip, ["boulangerie", "boucherie", "librairie"]) == ["boulangerie"]


@pytest.mark.parametrize(("slip", "forgiven"), [("vin", []), ("pian", ["pain"]), ("pinas", [])])
def test_short_words_are_forgiven_less(slip, forgiven):
    assert suggest(slip, ["pain", "pins-maritimes"]) == forgiven


def test_the_nearest_word_comes_first():
    assert suggest("fromages", ["fromagere", "fromager", "fromages"]) == ["fromages", "fromager", "fromagere"]


letters = st.text("abcd", max_size=6)


def slips_away(word: str) -> set[str]:
    """Every word that one slip makes of this one, written out."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    dropped = {a + b[1:] for a, b in cuts if b}
    swapped = {word[:i] + y + x + word[i + 2 :] for i, (x, y) in enumerate(pairwise(word))}
    return (
        {word}
        | dropped
        | swapped
        | {a + c + b for a, b in cuts for c in "abcd"}
        | {a + c + b[1:] for a, b in cuts for c in "abcd" if b}
    )


@given(letters, letters)
def test_one_slip_is_a_letter_more_or_less_or_other_or_two_swapped(one, other):
    assert within(one, other, 1) == (other in slips_away(one))


@given(letters, letters, st.integers(0, 4))
def test_slips_count_the_same_from_both_sides(one, other, most):
    assert within(one, other, most) == within(other, one, most)
