"""What search engines are told of a product, in schema.org's words. Its page is there only while the market is open, so
nothing is ever offered in a market that is shut."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from commerce.catalogue import kinds, prices
from commerce.catalogue.models import Product, Variant
from commerce.partner.words import StockWords, stock_of
from kit.heads import absolute
from kit.structured_data import Thing, thing
from shop_pages import fronts
from shop_pages.structured_data import named

WITHDRAWAL_DAYS = 14  # C. conso L221-18


def product(found: Product, at: datetime, stock: StockWords, description: str) -> Thing:
    """What comes in sizes or colours is a group of products, each with its offer. Costs no query on a product from
    `for_page()`."""
    shown = found.offered_variants if found.is_parent else []
    own: dict[str, Any] = {"offers": offer(found, found, stock, at)}
    if shown:
        own = {
            "productGroupID": str(found.pk),
            **({"variesBy": axes(shown)} if has_sizes(found) else {}),
            "hasVariant": [variant(found, each, at) for each in shown],
        }
    return thing(
        "ProductGroup" if shown else "Product",
        id=f"{absolute(found.get_absolute_url())}#produit",
        name=found.title,
        description=description,
        url=absolute(found.get_absolute_url()),
        image=pictures(found),
        category=" > ".join(each.name for each in sorted(found.categories.all(), key=lambda each: each.path)[:1]),
        **own,
    )


def has_sizes(group: Product) -> bool:
    """Clothes have sizes and colours in schema.org's sense; the flavour of a jam is no colour."""
    return kinds.of(group).code == "clothing"


def axes(variants: list[Variant]) -> list[str]:
    named = (("color", any(each.colour for each in variants)), ("size", any(each.size for each in variants)))
    return [f"https://schema.org/{name}" for name, is_used in named if is_used]


def variant(group: Product, each: Variant, at: datetime) -> Thing:
    own = each.product
    named = (("color", each.colour), ("size", each.size)) if has_sizes(group) else ()
    more = {name: text for name, text in named if text}
    offered = offer(group, own, stock_of(own), at)
    return thing("Product", name=own.title, sku=str(own.pk), offers=offered, **more)


def offer(found: Product, own: Product, stock: StockWords, at: datetime) -> Thing:
    """`own` is what is bought: the product itself, or a size of it."""
    promotion = prices.promotion_of(own, at)
    until = {"priceValidUntil": promotion.ends_at.isoformat()} if promotion else {}
    return thing(
        "Offer",
        url=absolute(found.get_absolute_url()),
        availability=f"https://schema.org/{'OutOfStock' if stock.is_out else 'InStock'}",
        seller=named(found.shop),
        hasMerchantReturnPolicy=returns(found),
        priceCurrency="EUR",
        **priced(found, prices.of(own, at)),
        **until,
    )


def priced(found: Product, price: Decimal) -> dict[str, Any]:
    """What is weighed has a price a kilo, which nobody pays as such."""
    amount = f"{price:.2f}"
    if not found.is_weighed:
        return {"price": amount}
    kilo = thing("QuantitativeValue", value=1, unitCode="KGM")
    return {
        "priceSpecification": thing("UnitPriceSpecification", price=amount, priceCurrency="EUR", referenceQuantity=kilo)
    }


def returns(found: Product) -> Thing:
    """The law's right of withdrawal, or that there is none."""
    if found.withdrawal_exemption:
        category = "https://schema.org/MerchantReturnNotPermitted"
        return thing("MerchantReturnPolicy", applicableCountry="FR", returnPolicyCategory=category)
    return thing(
        "MerchantReturnPolicy",
        applicableCountry="FR",
        returnPolicyCategory="https://schema.org/MerchantReturnFiniteReturnWindow",
        merchantReturnDays=WITHDRAWAL_DAYS,
        returnMethod="https://schema.org/ReturnByMail",
        returnFees="https://schema.org/ReturnFeesCustomerResponsibility",
    )


def pictures(found: Product) -> list[str]:
    """Its own, or its shop's drawn front."""
    own = [absolute(each.picture.file.url) for each in found.pictures.all()]
    return own or [fronts.share_picture(found.shop).url]
