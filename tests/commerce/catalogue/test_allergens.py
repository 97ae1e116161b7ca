import pytest

from commerce.catalogue import allergens, facts
from commerce.catalogue.models import Product
from tests.commerce import factories


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("gluten, lait, œufs", "gluten oeufs lait"),
        ("Céréales contenant du gluten (blé, seigle)", "gluten"),
        ("Contient : lait et fruits à coque", "lait fruits-a-coque"),
        ("peut contenir des traces d’arachides", "arachides"),
        ("Anhydride sulfureux et sulfites", "sulfites"),
        ("crustacés, mollusques, coquilles Saint-Jacques", "crustaces mollusques"),
        ("poisson, crustacés (traces)", "crustaces poissons"),
        ("aucun", ""),
        ("Sans allergène.", ""),
    ],
)
def test_a_merchants_words_are_read(words, codes):
    assert allergens.read(words) == frozenset(codes.split())


@pytest.mark.parametrize(
    "words",
    [
        "",
        "  ",
        "voir l’étiquette",
        "gluten, demandez-nous",
        "sans gluten",
        "sans : lait",
        "contient",
        "?",
        "lait, graines",
    ],
)
def test_words_that_are_not_understood_whole_tell_nothing(words):
    assert allergens.read(words) is None


@pytest.mark.parametrize(
    ("ingredients", "codes"),
    [
        ("farine de blé, beurre 24 %, œufs", "gluten oeufs lait"),
        ("sucre, beurre de cacao, noix de muscade, lait de coco", ""),
        ("thé noir, pétales de bleuet", ""),
        ("laitue, orange, barbe-à-papa", ""),
    ],
)
def test_ingredients_betray_allergens(ingredients, codes):
    assert allergens.found_in(ingredients) == frozenset(codes.split())


def test_the_fourteen_of_the_law_are_there():
    assert len(allergens.ALLERGENS) == 14


def test_each_of_the_fourteen_is_understood_by_its_own_name():
    read = {code: allergens.read(str(each.label)) for code, each in allergens.ALLERGENS.items()}
    assert read == {code: frozenset({code}) for code in allergens.ALLERGENS}


# ---- kept with the product
def kept(product) -> tuple[bool, str]:
    return Product.objects.everywhere().values_list("allergens_are_told", "allergen_codes").get(pk=product.pk)


def food(boulangerie, **told: str):
    return factories.product(shop=boulangerie, title="Pain de campagne", kind="food", facts=told)


def test_a_food_keeps_its_allergens_in_the_laws_order(boulangerie):
    assert kept(food(boulangerie, allergens="lait, gluten")) == (True, " gluten lait ")


def test_a_food_that_says_nothing_is_not_known_to_be_without(boulangerie):
    assert kept(food(boulangerie, ingredients="lentilles")) == (False, "")


def test_what_the_ingredients_betray_counts_beside_what_is_told(boulangerie):
    assert kept(food(boulangerie, ingredients="farine de blé, lait", allergens="gluten")) == (True, " gluten lait ")


def test_allergens_follow_what_is_told_later(boulangerie):
    product = food(boulangerie, allergens="lait")
    facts.tell(product, {"allergens": "aucun"})
    assert kept(product) == (True, "")


def test_allergens_that_are_taken_back_are_no_longer_told(boulangerie):
    product = food(boulangerie, allergens="aucun")
    facts.tell(product, {"allergens": ""})
    assert kept(product) == (False, "")


def test_what_becomes_another_kind_forgets_the_facts_of_the_first(boulangerie):
    product = food(boulangerie, allergens="aucun")
    product.product_class = factories.product(shop=boulangerie, kind="craft").product_class
    product.save()
    assert kept(product) == (False, "")
