"""What search engines are told of a product, in schema.org's words. Its page is there only while the market is open, so
nothing is ever offered in a market that is shut."""

from decimal import Decimal
from typing import Any

from commerce.catalogue.models import Product
from commerce.partner.words import StockWords
from kit.heads import absolute
from kit.structured_data import Thing, thing
from shop_pages import fronts
from shop_pages.structured_data import named

WITHDRAWAL_DAYS = 14  # C. conso L221-18


def product(found: Product, price: Decimal, stock: StockWords, description: str) -> Thing:
    """Costs no query on a product from `for_page()`."""
    return thing(
        "Product",
        id=f"{absolute(found.get_absolute_url())}#produit",
        name=found.title,
        description=description,
        url=absolute(found.get_absolute_url()),
        image=pictures(found),
        category=" > ".join(each.name for each in sorted(found.categories.all(), key=lambda each: each.path)[:1]),
        offers=offer(found, price, stock),
    )


def offer(found: Product, price: Decimal, stock: StockWords) -> Thing:
    return thing(
        "Offer",
        url=absolute(found.get_absolute_url()),
        availability=f"https://schema.org/{'OutOfStock' if stock.is_out else 'InStock'}",
        seller=named(found.shop),
        hasMerchantReturnPolicy=returns(found),
        priceCurrency="EUR",
        **priced(found, price),
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
