import pytest
from django.template import Context, Template

from kit import heads

LONG = "Un mot après l’autre, " * 20


def test_the_first_title_that_is_shown_whole_is_taken():
    assert heads.title("a" * 66, "b" * 65, "c") == "b" * 65


def test_a_title_that_never_fits_is_cut_at_a_word():
    told = heads.title(LONG)
    assert len(told) <= 65
    assert told.endswith(("mot…", "après…", "l’autre…"))


def test_a_description_takes_what_still_fits():
    assert heads.description("Du pain.", "b" * 200, "", "À Annecy.") == "Du pain. À Annecy."


def test_a_long_description_is_cut_at_a_word():
    told = heads.description(LONG, "À Annecy.")
    assert len(told) <= 160
    assert told.endswith("…")
    assert "Annecy" not in told


def test_no_cut_ends_on_a_comma():
    assert heads.cut("Du pain, du vin", 10) == "Du pain…"


def test_a_word_longer_than_all_the_room_is_cut_anywhere():
    assert heads.cut("a" * 300, 10) == "a" * 9 + "…"


def test_unbreakable_spaces_stay():
    assert heads.description("Horaires\u00a0:\n9\u202fh") == "Horaires\u00a0: 9\u202fh"


def test_the_name_of_the_site_stands_after_a_title_with_room_for_it():
    assert heads.shown_title(" Vos données · Les Petits Commerces\n") == "Vos données · Les Petits Commerces"
    assert heads.shown_title(f"{'a' * 60} · Les Petits Commerces") == "a" * 60


def test_a_shared_title_leaves_the_name_of_the_site_out():
    assert heads.shared_title("Vos données · Les Petits Commerces") == "Vos données"


@pytest.mark.parametrize("name", ["Pernet & Fils", "Chez « Léa »", "L'As <du> pain"])
def test_a_captured_block_is_escaped_once(name):
    page = Template(
        "{% capture told %}{{ name }}{% endcapture %}<title>{{ told|shown_title }}</title>{{ told|shared_title }}"
    )
    html = page.render(Context({"name": name}))
    assert html.count(Template("{{ name }}").render(Context({"name": name}))) == 2


def test_the_markup_of_a_lead_is_no_description():
    assert (
        heads.shown_description('<p class="lead">Vous avez <b>quatorze</b> jours.</p>') == "Vous avez quatorze jours."
    )
