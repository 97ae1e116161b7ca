"""How much of a product was asked for."""

from collections.abc import Mapping

from commerce.catalogue import portions
from commerce.catalogue.models import Product

MOST = 9_999


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


def _number(text: str | None) -> int | None:
    text = (text or "").strip()
    return min(int(text), MOST) if text.isascii() and text.isdigit() else None
