"""The list of a market of 3,000 products, searched and filtered against as it is: `PYTHONPATH=site:. python -m bench.market`.

Both are measured in turns on the same machine at the same moment; what counts is the ratio. Exits 1 over `MOST`, where
queries grow with the number of products, and over the weight of a page.
"""

import sys
import time
from statistics import median

from django.test import Client

from bench import street
from commerce.catalogue import indexing, kinds
from commerce.catalogue.models import Category, Product
from commerce.partner.models import StockRecord
from commerce.partner.sellers import ensure
from membership.models import City, Shop
from tests import factories

FEW, MANY, SHOPS, ROUNDS = 20, 3_000, 40, 9
MOST, HEAVY = 2.0, 60_000
ASKED = (
    "?sans=lait",
    "?q=fromage",
    "?q=formage",
    "?q=fromage&sans=lait&stock=1&aujourdhui=1&prix-max=30&tri=prix",
    "?q=xylophone",
)
NAMES = ("Fromage de {}", "Pain de {}", "Miel de {}", "Savon de {}", "Confiture de {}", "Roman de {}", "Vase de {}")
ROOTS = (
    "alpage bergerie clairiere dune etable forge grange haie jardin lac moulin noyer ours prairie ruche source".split()
)
TOLD = ("", " lait ", " gluten lait ", " gluten ")


def fill(city: City, count: int) -> None:
    """Every third product comes from a sentence of its own, so that the words of a market are as many as its things."""
    shelves = [
        Category.objects.filter(name=name).first() or Category.add_root(name=name)
        for name in ("Fromages", "Pains", "Divers")
    ]
    kind = kinds.row("food")
    for number in range(SHOPS):
        ensure(factories.shop(city=city, name=f"Maison {number}", pro=True, hours=street.WEEK))
    shops = list(Shop.objects.in_city(city).select_related("partner"))
    made = []
    for number in range(count):
        place = f"{ROOTS[number % 16]}{ROOTS[number // 16 % 16]}{number // 256}"
        product = Product(
            shop=shops[number % SHOPS],
            city=city,
            title=NAMES[number % 7].format(place),
            slug=f"produit-{number}",
            description=f"Choisi pour {place}, préparé chaque matin avec ce que la saison donne de meilleur. " * 2,
            product_class=kind,
        )
        indexing.derive(product)
        product.is_complete = product.allergens_are_told = True
        product.allergen_codes = TOLD[number % 4]
        made.append(product)
    Product.objects.bulk_create(made, batch_size=500)
    StockRecord.objects.bulk_create(
        StockRecord(
            product=each, partner=each.shop.partner, partner_sku=each.slug, price=f"{i % 60 + 1}.50", num_in_stock=i % 5
        )
        for i, each in enumerate(made)
    )
    places = Product.categories.through
    places.objects.bulk_create(places(product=each, category=shelves[i % 3]) for i, each in enumerate(made))


def in_turns(one: str, other: str) -> float:
    """How many times as long the second takes, in the middle of `ROUNDS`."""
    client, ratios = Client(), []
    for _round in range(ROUNDS):
        times = []
        for path in (one, other):
            began = time.perf_counter()
            client.get(path)
            times.append(time.perf_counter() - began)
        ratios.append(times[1] / times[0])
    return median(ratios)


def main() -> int:
    failed = False
    with street.database():
        small = factories.city(name="Petitbourg", insee_code="74001", departement="74")
        large = factories.city(name="Grandbourg", insee_code="74002", departement="74")
        fill(small, FEW)
        fill(large, MANY)
        plain = f"/{large.slug}/marche/"
        print(street.line(f"{FEW} products", street.measure(f"/{small.slug}/marche/")))
        print(street.line(f"{MANY} products", street.measure(plain)))
        for query in ASKED:
            few, many = street.measure(f"/{small.slug}/marche/{query}"), street.measure(plain + query)
            ratio = in_turns(plain, plain + query)
            print(street.line(query, many))
            print(f"{'':<44}x {ratio:.2f} the plain list of the same moment")
            failed = failed or ratio > MOST or many.queries > few.queries + 1 or many.size > HEAVY
        typing = street.measure(f"{plain}propositions.json?q=from")
        print(street.line("as you type: from", typing))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
