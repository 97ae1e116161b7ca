from membership.models import Shop
from shop_pages import headlines
from tests.shop_pages.conftest import further_page


def told(page, **facts) -> tuple[str, str]:
    Shop.objects.filter(pk=page.shop_id).update(**facts)
    page.__dict__.pop("_full_shop", None)
    shop = page.full_shop
    return headlines.title(page, shop, is_further=False), headlines.description(page, shop, is_further=False)


def test_a_title_says_who_what_and_where(florist):
    assert told(florist)[0] == "Fleurs de Rance, fleuriste à Dinan : horaires et adresse"


def test_a_trade_that_the_name_says_is_not_said_twice(bakery):
    assert told(bakery)[0] == "Boulangerie Pernet à Annecy : horaires et adresse"


def test_a_long_name_keeps_its_town(florist):
    title = told(florist, name="Les Fleurs et les Feuillages de la Rance et du Jerzual")[0]
    assert title == "Les Fleurs et les Feuillages de la Rance et du Jerzual à Dinan"


def test_a_description_is_what_the_shop_says_then_where_it_is(florist):
    said = told(florist, tagline="Des fleurs d’ici", street_address="3, rue du Port")[1]
    assert said == "Des fleurs d’ici. Fleuriste à Dinan, 3, rue du Port."


def test_a_shop_that_says_nothing_is_described_by_its_facts(florist):
    assert told(florist)[1] == "Fleuriste à Dinan. Horaires et itinéraire."


def test_long_words_are_cut_where_they_are_shown(florist):
    said = told(florist, words="Nous choisissons chaque bouquet. " * 20)[1]
    assert len(said) <= 160
    assert said.endswith("…")


def test_its_editors_have_the_last_word(florist):
    florist.seo_title, florist.search_description = "Le plus beau titre", "La plus belle description"
    assert told(florist) == ("Le plus beau titre", "La plus belle description")


def test_a_further_page_says_whose_it_is(bakery):
    page = further_page(bakery, "Nos gâteaux", slug="gateaux")
    shop = bakery.full_shop
    assert headlines.title(page, shop, is_further=True) == "Nos gâteaux · Boulangerie Pernet à Annecy"
    assert headlines.description(page, shop, is_further=True).startswith("Nos gâteaux, Boulangerie Pernet à Annecy.")
