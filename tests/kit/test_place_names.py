import pytest

from kit import place_names


@pytest.mark.parametrize(
    ("name", "of", "at"),
    [
        ("Annecy", "d’Annecy", "à Annecy"),
        ("Dinan", "de Dinan", "à Dinan"),
        ("Évian", "d’Évian", "à Évian"),
        ("Le Mans", "du Mans", "au Mans"),
        ("Les Herbiers", "des Herbiers", "aux Herbiers"),
        ("La Rochelle", "de La Rochelle", "à La Rochelle"),
        ("L’Isle-Adam", "de L’Isle-Adam", "à L’Isle-Adam"),
    ],
)
def test_a_town_is_named_as_one_says_it(name, of, at):
    assert (place_names.of(name), place_names.at(name)) == (of, at)
