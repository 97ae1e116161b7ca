"""Everything that the shops of the cast sell."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from commerce.catalogue import kinds, products
from commerce.catalogue.models import Category, Product
from commerce.demo import categories, sizes
from commerce.partner import stock
from commerce.partner.models import StockRecord
from kit.models import Picture
from membership.models import Shop
from pages.demo import mini_sites, pictures
from pages.demo.cast import Cast, Told
from pages.demo.loading import Loading
from shop_pages.models import ShopPage

# The cast's word for a fact, and the kinds' own.
FACTS = {
    "ingredients": "ingredients",
    "allergens": "allergens",
    "origin": "origin",
    "alcohol_degree": "degree",
    "author": "author",
    "pages": "pages",
    "manufacturer": "maker",
    "warning": "warning",
}
UNITS = {"g": ("g", 1), "kg": ("g", 1000), "cl": ("ml", 10), "L": ("ml", 1000)}


def load(loading: Loading, departments: dict[str, Category]) -> None:
    kinds.ensure_kinds()
    for town in loading.towns:
        for told in town.told["shops"]:
            load_shop(town.shops[told["slug"]], told, departments, loading.cast)


def load_shop(shop: Shop, told: Told, departments: dict[str, Category], cast: Cast) -> None:
    rows = cast.products_of(shop.city.slug, told["slug"])
    if not rows:
        return
    collection = ShopPage.objects.get(shop=shop).collection
    folder = f"products/{shop.city.slug}/{told['slug']}"
    saved = pictures.keep(
        pictures.describe(f"{folder}/{row['slug']}.webp", title=row["title"], collection=collection) for row in rows
    )
    first_choice = mini_sites.put_forward(told, cast)
    for row, picture in zip(rows, saved, strict=True):
        product = create(
            shop, row, departments[row["category"]], picture, priority=_priority(row["slug"], first_choice)
        )
        if "sizes" in row or "colours" in row:
            sizes.add(product, row, folder, collection)


def _priority(slug: str, first_choice: list[str]) -> int:
    return len(first_choice) - first_choice.index(slug) if slug in first_choice else 0


def create(shop: Shop, row: Told, category: Category, picture: Picture, *, priority: int) -> Product:
    kind = kind_of(row["category"])
    unit, times = UNITS.get(row.get("net_unit", ""), ("g", 0))
    net_quantity = int(Decimal(row["net_quantity"]) * times) if times else None
    product = products.create(
        shop=shop,
        title=row["title"],
        price=Decimal(row.get("previous_price") or row["price"]),
        tax_rate=Decimal(row["tax_rate"]),
        kind=kind,
        category=category,
        description=row["description"],
        sold_by=row["sold_by"],
        portion_grams=row.get("portion_grams"),
        net_quantity=net_quantity,
        net_quantity_unit=unit,
        mode=row["stock"]["mode"],
        stock=row["stock"].get("quantity", 0),
        daily=row["stock"].get("quantity"),
        exemption=row.get("exemption", ""),
        made_to_order_days=row.get("lead_days", 0),
        facts=facts_of(row, kind),
        pictures=[picture],
    )
    changes: dict[str, Any] = {"slug": row["slug"], "priority": priority}
    Product.objects.everywhere().filter(pk=product.pk).update(**changes)
    if "reference" in row:
        StockRecord.objects.filter(product=product).update(partner_sku=row["reference"])
    return product


def kind_of(category: str) -> str:
    return categories.KINDS.get(category) or categories.KINDS.get(category.partition("/")[0], "other")


def facts_of(row: Told, kind: str) -> dict[str, str]:
    """What its kind tells; what a soap is made of is its matter."""
    known = {fact.code for fact in kinds.KINDS[kind].facts}
    facts = {code: str(row[name]) for name, code in FACTS.items() if name in row}
    if "ingredients" in facts and "ingredients" not in known:
        facts["material"] = facts.pop("ingredients")
    return {code: text for code, text in facts.items() if code in known}


def cut_prices(loading: Loading) -> None:
    """What costs less since some days, each on its day."""
    cuts = [
        (row["price_cut_days_ago"], town.city, row)
        for town in loading.towns
        for row in loading.cast.products.get(town.city.slug, [])
        if "price_cut_days_ago" in row
    ]
    for days, city, row in cuts:
        with loading.dated(loading.now - timedelta(days=days)):
            record = StockRecord.objects.get(product__city=city, product__slug=row["slug"])
            stock.set_price(record, Decimal(row["price"]), by=None)


def fill_shelves(loading: Loading) -> None:
    """This morning's stock of what is made daily, less what is gone already."""
    for town in loading.towns:
        today = loading.now.astimezone(town.city.zone).date()
        for row in loading.cast.products.get(town.city.slug, []):
            if row["stock"]["mode"] != "daily":
                continue
            record = StockRecord.objects.get(product__city=town.city, product__slug=row["slug"])
            left = row["stock"].get("left", row["stock"]["quantity"])
            record.num_in_stock, record.refilled_on = left + (record.num_allocated or 0), today
            record.save(update_fields=["num_in_stock", "refilled_on"])
