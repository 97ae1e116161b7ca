"""What people type, and the shops that answer: one list, kept as data, the same on every database."""

import sys
from pathlib import Path

import pytest

from membership.models import Shop
from pages import search, towns
from pages.asked import Asked
from tests import factories

LIST = Path(__file__).with_name("searches.tsv")
ROWS = [line.split("\t") for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#")]
CAST = {
    "Annecy": [
        ("Boulangerie Pernet", "boulangerie", "Pains au levain, cuits deux fois par jour"),
        ("Fromagerie des Aravis", "fromagerie", "Reblochon, tomme et beaufort d’alpage"),
        ("Le Fil de l’eau", "librairie", "Des romans et des conseils"),
        ("Églantine", "fleuriste", "De saison"),
        ("Cordonnerie Vuillet", "chaussures", ""),
        ("Maison Favre", "boucherie", "Saucisses fumées maison"),
        ("Épicerie Bonne Mesure", "epicerie", "Œufs, farines et lentilles en vrac"),
        ("La Cave du Canal", "caviste", ""),
        ("Chocolats Aubin", "chocolatier", ""),
    ],
    "Dinan": [("Fleurs de Rance", "fleuriste", ""), ("Crêperie du Port", "autre", "Crêpes et galettes à emporter")],
    "Barjac": [("Au Bon Blé", "boulangerie", "")],
}
PLACES = {"Annecy": ("74010", "74", "74000"), "Dinan": ("22050", "22", "22100"), "Barjac": ("30029", "30", "30430")}


@pytest.fixture
def streets(accepted):
    for town, shops in CAST.items():
        insee_code, departement, postcode = PLACES[town]
        city = factories.city(name=town, insee_code=insee_code, departement=departement)
        for name, trade, tagline in shops:
            accepted(factories.shop(city=city, name=name, trade=trade, tagline=tagline, postcode=postcode))


def answer(asked: str, where: str) -> set[str]:
    if where == "france":
        return {card.shop.name for card in search.find(asked).cards}
    city = Shop.objects.filter(city__slug=where)[0].city
    return {card.shop.name for card in towns.board(city, Asked(words=asked)).cards}


def test_every_search_of_the_list_finds_its_shops_and_no_other(streets, capsys):
    wrong, right, given, wanted = [], 0, 0, 0
    for asked, where, names in ROWS:
        expected = set() if names == "-" else set(names.split(", "))
        found = answer(asked, where)
        right, given, wanted = right + len(found & expected), given + len(found), wanted + len(expected)
        if found != expected:
            wrong.append(f"« {asked} » ({where}): {sorted(found)}, expected {sorted(expected)}")
    with capsys.disabled():
        sys.stdout.write(f"\n{len(ROWS)} searches: precision {right / given:.3f}, recall {right / wanted:.3f}\n")
    assert wrong == []
