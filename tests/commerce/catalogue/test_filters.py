"""Filters of the market's list: what each leaves, what is counted beside it, what the address says."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from html import unescape

import pytest
import time_machine
from django.http import QueryDict
from django.test import Client

from commerce.catalogue import variants
from commerce.catalogue.asked import Asked
from commerce.catalogue.listing import Listing
from membership import current
from tests.commerce import factories
from tests.commerce.catalogue.test_market_pages import LIST, count_queries, text, titles
from tests.pages import contract

TUESDAY = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)  # ten in the morning in Annecy
NOTHING = {"ingredients": "comme d’usage", "allergens": "aucun"}
ALL_WEEK = {"slots": [[day, "09:00", "19:00"] for day in range(7)]}


@pytest.fixture
def market(open_annecy, boulangerie, librairie):
    """Bread (gluten), a brioche (gluten, milk; sold out), jam (nothing), a liqueur (never told), a book."""
    pains, livres, epicerie = (factories.category(name) for name in ("Pains", "Livres", "Épicerie"))

    def food(title: str, price: str, shelf, allergens: str, **more):
        facts = {"ingredients": "comme d’usage", "allergens": allergens}
        factories.product(shop=boulangerie, title=title, price=price, kind="food", category=shelf, facts=facts, **more)

    food("Pain de campagne", "4.90", pains, "gluten")
    food("Brioche", "7.00", pains, "gluten, lait", stock=0)
    food("Confiture", "6.40", epicerie, "aucun")
    factories.product(
        shop=boulangerie, title="Génépi", price="5.00", kind="alcohol", category=epicerie, facts={"degree": "40"}
    )
    factories.product(shop=librairie, title="Roman", price="19.90", kind="book", category=livres)


def listed(client, query: str) -> list[str]:
    return titles(client.get(LIST + query))


def counts(client, query: str = "") -> dict[str, int]:
    """What stands beside each value of the filters, and on the departments' chips."""
    page = re.sub(r"<svg.*?</svg>|<img[^>]*>", "", text(client.get(LIST + query)), flags=re.S)
    shown = re.findall(
        r'class="(?:tick|chip)"[^>]*>(?:<input[^>]*>)?(?:<span[^>]*></span>)?([^<]+)<small class="num">(\d+)', page
    )
    return {unescape(label).strip().replace("\u00a0", " ").replace("\u202f", " "): int(count) for label, count in shown}


# ---- each filter
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?sans=lait", ["Confiture", "Pain de campagne"]),
        ("?sans=gluten", ["Confiture"]),
        ("?sans=gluten&sans=lait", ["Confiture"]),
        ("?prix-min=5&prix-max=7", ["Brioche", "Confiture", "Génépi"]),
        ("?prix-min=7&prix-max=5", ["Brioche", "Confiture", "Génépi"]),
        ("?prix-max=4,90", ["Pain de campagne"]),
        ("?prix-min=19.9", ["Roman"]),
        ("?stock=1&sans=lait&prix-min=5", ["Confiture"]),
        ("?q=pain&sans=lait", ["Pain de campagne"]),
    ],
)
def test_a_filter_leaves_what_was_asked_for(client, market, query, found):
    assert listed(client, query) == found


@pytest.mark.parametrize(
    "query",
    ["?sans=cailloux", "?prix-min=abc", "?prix-max=-3", "?prix-max=NaN", "?prix-min=1e99", "?tri=x", "?stock=oui"],
)
def test_what_an_address_can_not_ask_for_is_ignored(client, market, query):
    assert len(listed(client, query)) == 5


def test_a_food_whose_allergens_were_never_told_is_without_none(client, market):
    assert "Génépi" not in listed(client, "?sans=lait")


def test_the_list_says_that_what_was_never_told_is_left_out(client, market):
    assert "ceux dont on ne sait rien n’y sont pas" in text(client.get(f"{LIST}?sans=lait"))


def test_what_is_no_food_is_not_shown_as_without_milk(client, market):
    assert "Roman" not in listed(client, "?sans=lait")


def test_delivered_is_what_a_shop_delivers(client, market, boulangerie):
    factories.delivers(boulangerie)
    factories.card_account(boulangerie)
    assert "Roman" not in listed(client, "?livraison=1")
    assert len(listed(client, "?livraison=1")) == 4


def test_a_shop_without_cards_delivers_nothing(client, market, librairie):
    factories.delivers(librairie)
    assert listed(client, "?livraison=1") == []


# ---- fetched today
@pytest.fixture
def tuesday():
    with time_machine.travel(TUESDAY, tick=False):
        yield


def opens(shop, hours):
    shop.hours = hours
    shop.save()


def test_today_is_what_a_shop_that_opens_has_in_stock(client, market, boulangerie, tuesday):
    opens(boulangerie, ALL_WEEK)
    assert listed(client, "?aujourdhui=1") == ["Confiture", "Génépi", "Pain de campagne"]


def test_nothing_is_fetched_from_a_shop_that_told_no_hours(client, market, tuesday):
    assert listed(client, "?aujourdhui=1") == []


def test_nothing_is_fetched_from_a_shop_that_has_shut_for_the_day(client, market, boulangerie, tuesday):
    opens(boulangerie, {"slots": [[1, "06:00", "09:30"]]})
    assert listed(client, "?aujourdhui=1") == []


def test_a_shop_that_opens_later_today_is_there(client, market, boulangerie, tuesday):
    opens(boulangerie, {"slots": [[1, "17:00", "19:00"]]})
    assert "Pain de campagne" in listed(client, "?aujourdhui=1")


def test_what_is_made_to_order_is_not_fetched_today(client, market, boulangerie, tuesday):
    opens(boulangerie, ALL_WEEK)
    factories.product(shop=boulangerie, title="Gâteau", made_to_order_days=2)
    assert "Gâteau" not in listed(client, "?aujourdhui=1")


# ---- counts
def test_each_value_says_how_many_it_leaves(client, market):
    shown = counts(client)
    expected = {"En stock": 4, "Sans gluten": 1, "Sans lait": 2, "Pains": 2, "Livres": 1, "Tout": 5, "Jusqu’à 5 €": 2}
    assert {label: shown.get(label) for label in expected} == expected


def test_an_allergen_that_nothing_holds_is_no_choice(client, market):
    assert "Sans lupin" not in counts(client)


def test_a_filter_is_not_counted_among_its_own(client, market, boulangerie):
    shown = counts(client, f"?boutique={boulangerie.slug}")
    assert shown["Le Fil de l’eau"] == 1


def test_a_filter_is_counted_among_all_others(client, market):
    shown = counts(client, "?stock=1&prix-max=10")
    assert {label: shown.get(label) for label in ("En stock", "Sans gluten", "Pains", "Livres")} == {
        "En stock": 3,
        "Sans gluten": 1,
        "Pains": 1,
        "Livres": None,
    }


@pytest.mark.parametrize(
    "query", ["", "?stock=1", "?sans=lait", "?prix-max=6", "?q=pain", "?q=pain&stock=1&sans=gluten"]
)
def test_a_count_is_what_asking_for_it_gives(annecy, market, query):
    """Held against the list itself, for every value of every filter."""
    with current.in_city(annecy):
        asked = Asked.read(QueryDict(query.lstrip("?")))
        filters = Listing(annecy, asked).filters
        for choice in filters.allergens:
            without = tuple(dict.fromkeys((*asked.without, choice.value)))
            assert choice.count == len(Listing(annecy, _with(asked, without=without)).products)
        for flag, attribute in zip(filters.flags, ("in_stock", "is_today", "is_delivered", "is_cut"), strict=True):
            assert flag.count == len(Listing(annecy, _with(asked, **{attribute: True})).products)
        for stall in filters.stalls:
            assert stall.count == len(Listing(annecy, _with(asked, shops=(stall.value,))).products)


def _with(asked: Asked, **changes) -> Asked:
    return Asked(**(vars(asked) | changes))


def test_departments_keep_what_was_asked(client, market):
    assert 'href="/annecy/marche/categorie/pains/?sans=lait"' in text(client.get(f"{LIST}?sans=lait"))


# ---- the address, and the way back
def test_an_address_says_it_all_once():
    query = "q=pain&boutique=a&boutique=a&prix-min=5,00&stock=1&aujourdhui=1&sans=lait&sans=x&tri=prix&page=3&autre=1"
    assert Asked.read(QueryDict(query)).query() == (
        "q=pain&boutique=a&prix-min=5&stock=1&aujourdhui=1&sans=lait&tri=prix&"
    )


def test_fields_left_empty_do_not_stay_in_the_address(client, market):
    response = client.get(f"{LIST}?q=pain&prix-min=&prix-max=&sans=lait&tri=nom")
    assert (response.status_code, response.url) == (302, f"{LIST}?q=pain&sans=lait&tri=nom")


def test_the_usual_order_goes_without_saying():
    assert Asked.read(QueryDict("q=pain&tri=pertinence")).query() == "q=pain&"


def test_relevance_needs_words():
    assert Asked.read(QueryDict("tri=pertinence")).sort == "nom"


def test_an_order_that_was_chosen_outlives_the_words():
    asked = Asked.read(QueryDict("q=pain&tri=prix"))
    assert asked.url("/x/", words="") == "/x/?tri=prix"


def test_words_that_are_taken_away_take_their_order_with_them():
    assert Asked(words="pain", sort="pertinence").url("/x/", words="") == "/x/"


def test_what_is_asked_for_can_be_taken_away_one_by_one(client, market, boulangerie):
    page = text(client.get(f"{LIST}?q=pain&boutique={boulangerie.slug}&prix-max=5&sans=lait"))
    removals = re.search(r'aria-label="Demandé[^"]*">.*?</nav>', page, re.S)[0]
    assert [unescape(url) for url in re.findall(r'class="chip" href="([^"]+)"', removals)] == [
        f"{LIST}?boutique={boulangerie.slug}&prix-max=5&sans=lait",
        f"{LIST}?q=pain&prix-max=5&sans=lait",
        f"{LIST}?q=pain&boutique={boulangerie.slug}&sans=lait",
        f"{LIST}?q=pain&boutique={boulangerie.slug}&prix-max=5",
    ]


def test_a_list_without_results_says_what_to_drop(client, market):
    page = text(client.get(f"{LIST}?q=roman&stock=1&sans=lait"))
    ways = re.search(r'aria-label="Ce que vous pouvez retirer">.*?</nav>', page, re.S)[0]
    assert [unescape(url) for url in re.findall(r'class="chip" href="([^"]+)"', ways)] == [
        f"{LIST}?stock=1&sans=lait",
        f"{LIST}?q=roman&stock=1",
    ]


def test_the_button_says_how_many_filters_are_on(client, market):
    assert re.search(
        r'class="count">3<span class="sr"> filtres actifs', text(client.get(f"{LIST}?stock=1&sans=lait&prix-max=9"))
    )


def test_a_canonical_address_does_not_say_the_order(client, market):
    page = text(client.get(f"{LIST}?tri=prix&sans=lait&bidon=1"))
    assert re.search(r'rel="canonical" href="[^"]*/annecy/marche/\?sans=lait"', page)


def test_a_narrowed_list_is_not_for_search_engines(client, market):
    assert "noindex" in text(client.get(f"{LIST}?sans=lait"))


def test_forms_carry_along_what_is_asked_beside_them(client, market):
    page = text(client.get(f"{LIST}?q=pain&sans=lait&tri=prix"))
    search = re.search(r'<form[^>]*role="search".*?</form>', page[page.index("hero__find") - 200 :], re.S)[0]
    assert re.findall(r'type="hidden" name="([^"]+)"', search) == ["sans"]


# ---- shared, bounded
QUERY = "?q=pain&sans=lait&stock=1&aujourdhui=1&livraison=1&prix-min=1&prix-max=90&tri=prix"


def test_a_narrowed_list_is_the_same_for_everybody(market):
    contract.check(LIST + QUERY)


@pytest.mark.parametrize("query", ["?sans=lait", QUERY, "?q=miche+de+pain", "?q=pian"])
def test_a_narrowed_list_costs_the_same_however_much_there_is(market, boulangerie, query):
    for number in range(2):
        factories.product(shop=boulangerie, title=f"Miche de pain {number}", kind="food", facts=NOTHING)
    before = count_queries(LIST + query)
    for number in range(30):
        factories.product(shop=boulangerie, title=f"Gros pain {number}", kind="food", facts=NOTHING)
    assert count_queries(LIST + query) == before


def test_a_full_page_of_the_list_is_light(market, boulangerie):
    for number in range(30):
        factories.product(shop=boulangerie, title=f"Gros pain {number}", kind="food", facts=NOTHING)
    assert len(Client().get(f"{LIST}?q=pain&sans=lait").content) < 60_000


def test_prices_compare_as_they_are_shown(annecy, market, boulangerie):
    factories.weighed(shop=boulangerie, title="Comté", price="26.80")
    with current.in_city(annecy):
        assert len(Listing(annecy, Asked(least=Decimal("20"))).products) == 1


def test_what_comes_in_sizes_counts_at_the_lowest_of_its_prices(annecy, market, boulangerie):
    product = factories.product(shop=boulangerie, title="Bol", price="60.00")
    small, _large = variants.add(product, sizes=["petit", "grand"], stock=1, by=None)
    variants.price(small, Decimal("50.00"), by=None)
    with current.in_city(annecy):
        assert len(Listing(annecy, Asked(most=Decimal("55"), least=Decimal("45"))).products) == 1
