"""What a product is found, sorted, filtered and on sale by, worked out from what is told of it whenever it is saved."""

from typing import Any

from commerce.catalogue import allergens, kinds
from kit.search_text import index_text, normalise

BETWEEN = "|"  # the stems of the title stand before it, those of all the rest after it
SEARCHED = ("author", "publisher", "isbn")  # facts by which one looks for a thing


def derive(product: Any) -> None:
    """`product`: a Product, on its way to be saved. One query, none for a new one (nothing was told of it yet); of a
    size or colour, which nobody looks for, only what everything has: the facts are its product's."""
    if product.parent_id:
        product.title_key = normalise(product.title)
        return
    told = told_facts(product) if product.pk else {}
    labels = [each.label for each in product.variants.all()] if product.structure == "parent" else []
    searched = [told[code] for code in SEARCHED if code in told]
    rest = index_text(product.description, product.shop.name, *searched, *labels)
    product.title_key = normalise(product.title)
    product.search_text = index_text(product.title) + BETWEEN + rest
    product.allergens_are_told, product.allergen_codes = allergens.told(
        told.get("allergens", ""), told.get("ingredients", "")
    )
    product.is_complete = all(told.get(fact.code, "").strip() for fact in kinds.of(product).needed)


def told_facts(product: Any) -> dict[str, str]:
    """Facts by their codes, those of the kind that it is of now."""
    rows = product.attribute_values.filter(attribute__product_class=product.product_class_id)
    return {code: text or "" for code, text in rows.order_by("pk").values_list("attribute__code", "value_text")}
