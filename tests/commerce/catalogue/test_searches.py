"""What people type at the market of the demonstration, and what should be on the counter: one list for every database.

The list says what is wanted, not what is found: precision and recall are measured, and may not fall below what they were.
"""

import sys
from decimal import Decimal
from pathlib import Path

import pytest

from commerce.catalogue.asked import Asked
from commerce.catalogue.listing import Listing
from commerce.catalogue.models import Category, Product
from commerce.demo import categories
from commerce.demo.products import facts_of, kind_of
from membership import current
from membership.models import Shop
from pages.demo import cast
from tests import factories as people
from tests.commerce import factories

LIST = Path(__file__).with_name("searches.tsv")
ROWS = [line.split("\t") for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#")]
PRECISION, RECALL, FIRST = 0.85, 0.96, 0.95  # measured: 0.853, 0.969, 0.956, on SQLite and PostgreSQL alike


@pytest.fixture
def market(annecy):
    """The demonstration's products, without their pictures."""
    told = cast.read(towns=("annecy",))
    shelves = categories.load(told)
    for row in told.towns[0]["shops"]:
        if row["offer"] != "pro":
            continue
        own = {key: row[key] for key in ("name", "trade", "trade_label")}
        shop = people.shop(city=annecy, pro=True, **own)
        Shop.objects.filter(pk=shop.pk).update(slug=row["slug"])
        for product in told.products_of("annecy", row["slug"]):
            kind = kind_of(product["category"])
            made = factories.product(
                shop=shop,
                title=product["title"],
                description=product["description"],
                price=product["price"],
                kind=kind,
                category=shelves[product["category"]],
                facts=facts_of(product, kind),
                tax_rate=Decimal("5.50"),
            )
            Product.objects.everywhere().filter(pk=made.pk).update(slug=product["slug"])
    with current.in_city(annecy):
        yield annecy


def wanted(told: str) -> set[str]:
    found: set[str] = set()
    for each in told.split(", "):
        kind, _colon, value = each.rpartition(":")
        if kind == "rayon":
            found.update(Product.objects.in_category(Category.objects.get(slug=value)).values_list("slug", flat=True))
        elif kind == "boutique":
            found.update(Product.objects.sold_by_shops([value]).values_list("slug", flat=True))
        elif each != "-":
            found.add(Product.objects.get(slug=each).slug)
    return found


def answer(city, words: str) -> list[str]:
    listing = Listing(city, Asked(words=words, sort="pertinence"))
    slugs = dict(Product.objects.values_list("pk", "slug"))
    return [slugs[pk] for pk in listing.products]


@pytest.mark.slow
def test_what_is_found_is_what_was_wanted(market, capsys):
    right = given = expected = first = asked = 0
    odd = []
    for words, told in ROWS:
        want, found = wanted(told), answer(market, words)
        hits = want & set(found)
        right, given, expected = right + len(hits), given + len(found), expected + len(want)
        if want:
            asked, first = asked + 1, first + bool(found and found[0] in want)
        if want - hits or len(found) > 2 * len(hits):
            besides = [slug for slug in found if slug not in want]
            odd.append(f"  « {words} »: {len(found)} found, missing {sorted(want - hits)}, besides {besides}")
    precision, recall, first_is_right = right / given, right / expected, first / asked
    with capsys.disabled():
        measured = f"precision {precision:.3f}, recall {recall:.3f}, first is right {first_is_right:.3f}"
        sys.stdout.write(f"\n{len(ROWS)} searches: {measured}\n{chr(10).join(odd)}\n")
    assert precision >= PRECISION
    assert recall >= RECALL
    assert first_is_right >= FIRST
