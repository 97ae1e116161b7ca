"""Which size of a product, and how much of it, was asked for."""

from collections.abc import Mapping

from commerce.basket.contents import NotChosen
from commerce.catalogue import portions
from commerce.catalogue.models import Product

MOST = 9_999


def chosen(posted: Mapping[str, str], product: Product) -> Product:
    """The size or colour that was chosen of a product, or the product itself where there is nothing to choose. Raises
    `NotChosen` without one of its own; costs no query on a product from `for_cards()`."""
    if not product.is_parent:
        return product
    pk = _number(posted.get("variant"), most=None)
    found = next((each.product for each in product.offered_variants if each.product_id == pk), None)
    if found is None:
        raise NotChosen(product)
    found.shop, found.parent = product.shop, product
    return found


def wanted(posted: Mapping[str, str], product: Product, *, otherwise: int = 1) -> int:
    """Pieces or portions: `grams` wins over `quantity` for what is weighed, `step` (-1, 1) is added. What isn't a
    number is `otherwise`; never below 0."""
    grams = _number(posted.get("grams"))
    if product.is_weighed and grams:
        quantity = portions.quantity_for(product, grams)
    else:
        given = _number(posted.get("quantity"))
        quantity = otherwise if given is None else given
    step = posted.get("step", "")
    return max(0, quantity + (int(step) if step in ("-1", "1") else 0))


def _number(text: str | None, most: int | None = MOST) -> int | None:
    text = (text or "").strip()[:18]
    if not (text.isascii() and text.isdigit()):
        return None
    return int(text) if most is None else min(int(text), most)
