import re
from datetime import time
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import render_to_string

from kit import colours, contrast, css, gallery


def render(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_an_icon_is_silent_unless_it_says_something():
    assert 'aria-hidden="true"' in render('{% icon "map-pin" %}')
    assert 'aria-label="Adresse"' in render('{% icon "map-pin" "Adresse" %}')


def test_every_icon_the_templates_name_is_in_the_sprite():

    root = Path(settings.BASE_DIR)
    sprite = (root / "static/img/icons.svg").read_text()
    named = {
        name
        for template in root.glob("templates/**/*.html")
        for name in re.findall(r'{% icon "([\w-]+)"', template.read_text())
    }
    assert {name for name in named if f'id="{name}"' not in sprite} == set()


def test_an_awning_wears_the_shop_s_two_colours():
    shop = SimpleNamespace(colour="#B5472F", second_colour="#FBEBD3")
    assert 'color="#B5472F" fill="#FBEBD3"' in render('{% awning shop "mini" %}', shop=shop)


def test_a_colour_that_is_none_becomes_the_house_s_own():
    assert "script" not in render("{% awning pair %}", pair=('"><script>', "red"))
    assert "#17452f" in render("{% awning pair %}", pair=('"><script>', "red"))


def test_an_unknown_kind_of_awning_is_refused():
    with pytest.raises(TemplateSyntaxError, match="use one of"):
        render('{% awning shop "huge" %}')


def test_a_sign_is_dark_enough_for_its_letters():
    for chosen in ("#ffffff", "#F6D66B", "#B5472F", "#000000"):
        assert contrast.ratio(colours.sign(chosen), colours.CREAM) >= 7


def test_any_accent_can_be_read_by_day():
    for chosen in ("#ffffff", "#F6D66B", "#ff00aa", "#101010"):
        day = colours.accents(chosen)["--accent"].removeprefix("light-dark(").split(", ")[0]
        assert contrast.ratio(day, colours.LIGHT_GROUND) >= 4.5


def test_any_accent_can_be_read_by_night():
    for chosen in ("#ffffff", "#F6D66B", "#ff00aa", "#101010"):
        night = colours.accents(chosen)["--accent"].rstrip(")").split(", ")[1]
        assert contrast.ratio(night, colours.DARK_GROUND) >= 4.5


def test_what_is_written_on_an_accent_can_be_read():
    for chosen in ("#ffffff", "#F6D66B", "#ff00aa", "#101010"):
        found = colours.accents(chosen)
        pairs = [
            found[name].removeprefix("light-dark(").rstrip(")").split(", ") for name in ("--accent", "--on-accent")
        ]
        assert all(contrast.ratio(accent, on) >= 4.5 for accent, on in zip(*pairs, strict=True))


def test_hours_are_written_as_on_the_door():
    assert render("{{ at|hour }}", at=time(9)) == "9\u202fh"
    assert render("{{ at|hour }}", at=time(12, 30)) == "12\u202fh\u202f30"


def test_a_price_is_written_in_french():
    assert render("{{ price|money }}", price=Decimal("4.5")).startswith("4,50")
    assert render("{{ price|money }}", price=None) == ""


def test_a_telephone_number_can_be_called():
    assert render("{{ number|tel }}", number="04 65 71 00 42") == "tel:+33465710042"


def test_long_lists_of_pages_are_shortened():
    page = Paginator(range(500), 10).page(25)
    assert "…" in render("{% page_numbers page as numbers %}{{ numbers|join:' ' }}", page=page)


def test_nine_in_are_one_missing():
    shown = render_to_string("components/meter.html", {"owners": gallery.OWNERS, "sentence": "Encore un."})
    assert shown.count("awning--small") == 9
    assert shown.count("awning--none") == 1


def test_the_error_of_a_field_is_tied_to_it():
    form = gallery.SampleForm({"email": "claire@"})
    shown = render_to_string("components/field.html", {"field": form["email"]})
    assert 'aria-describedby="id_email_helptext id_email_error"' in shown
    assert 'id="id_email_error"' in shown


def test_a_shut_shop_says_so_in_words():
    shown = render_to_string("components/shop_card.html", {"shop": gallery.OWNERS[0], "state": gallery.CLOSED})
    assert "Fermé" in shown


def test_a_sold_out_product_cannot_be_added():
    context = {"title": "Pain", "url": "#", "price": Decimal("1"), "add_url": "/ajouter/"}
    assert "/ajouter/" in render_to_string("components/product_card.html", context)
    assert "/ajouter/" not in render_to_string("components/product_card.html", {**context, "is_out": True})


@pytest.mark.parametrize("theme", ["", *gallery.THEMES])
def test_the_gallery_shows_every_component(theme: str):
    shown = render_to_string("components/gallery.html", {**gallery.samples(), "theme": theme})
    assert "Inscrire mon commerce" in shown
    assert "<style" not in shown
    assert " style=" not in shown


def test_style_sheets_are_up_to_date_with_their_sources():
    assert css.behind() == [], "run: cd site && python -m kit.css"


def test_the_common_style_sheet_stays_light():
    assert len(css.join("site").encode()) < 45_000
