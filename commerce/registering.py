"""What the market adds to the floors below: sections, entries and addresses of its towns, products of its shops, jobs."""

from commerce.catalogue import in_town
from commerce.catalogue.provider import MarketProducts
from commerce.partner import stock
from kit import due
from pages import registry
from shop_pages import products


def register_all() -> None:
    registry.navigation.register("market", in_town.navigation, order=10)
    registry.town_sections.register("market", in_town.section)
    registry.sitemaps.register("market", in_town.addresses)
    products.set_provider(MarketProducts())
    due.register("daily-stock", stock.refill_due)
