"""What is told of a product: its facts in the order of its kind. Costs no query on a product from `for_page()`."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from commerce.catalogue import kinds
from commerce.catalogue.models import Product


@dataclass(frozen=True)
class Entry:
    """A row of `components/deflist.html`."""

    term: str | Promise
    text: str


def values(product: Product) -> dict[str, str]:
    """The facts by their codes; those that weren't told are not there."""
    return {each.attribute.code: str(each.value) for each in product.attribute_values.all() if each.value}


def entries(product: Product) -> list[Entry]:
    told = values(product)
    found = [
        Entry(fact.label, f"{told[fact.code]}\u00a0{fact.unit}" if fact.unit else told[fact.code])
        for fact in kinds.of(product).facts
        if told.get(fact.code)
    ]
    quantity = net_quantity(product)
    return [Entry(_("Quantité nette"), quantity), *found] if quantity else found


def missing(product: Product) -> list[kinds.Fact]:
    """What has to be told before the product may be sold, and isn't."""
    told = values(product)
    return [fact for fact in kinds.of(product).needed if not told.get(fact.code, "").strip()]


def net_quantity(product: Product) -> str:
    """« 450 g », « 1,5 kg », « 75 cl »; nothing for what is weighed or has none."""
    if product.is_weighed or not product.net_quantity:
        return ""
    return measure(product.net_quantity, product.net_quantity_unit)


def measure(quantity: int, unit: str = Product.QuantityUnit.GRAM) -> str:
    if unit == Product.QuantityUnit.MILLILITRE:
        size, name = (quantity / 1000, "l") if quantity >= 1000 else (quantity / 10, "cl")
    else:
        size, name = (quantity / 1000, "kg") if quantity >= 1000 else (quantity, "g")
    return f"{size:.3f}".rstrip("0").rstrip(".").replace(".", ",") + f"\u00a0{name}"


def tell(product: Product, facts: dict[str, str]) -> None:
    """Write facts by their codes; an empty one is taken away. Raises ValueError for one that its kind doesn't have."""
    attributes = {each.code: each for each in product.product_class.attributes.all()}
    for code, text in facts.items():
        if code not in attributes:
            raise ValueError(f"fact {code!r} of a {product.product_class.slug}: use one of {', '.join(attributes)}")
        attributes[code].save_value(product, text or None)
    # The kind was another one: the same fact, told under it, would stand beside the new one.
    stale = product.attribute_values.filter(attribute__code__in=facts)
    stale.exclude(attribute__product_class=product.product_class).delete()
    product.save()  # it is found, filtered and on sale by them
