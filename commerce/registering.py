"""What the market adds to the floors below: sections, entries and addresses of its towns, products of its shops,
rights of staff, jobs."""

from commerce import category_requests_admin, export_parts, holding_back, permissions, refunds_admin
from commerce.catalogue import in_town, on_the_board
from commerce.catalogue.provider import MarketProducts
from commerce.customer import alerts, exporting, favourites
from commerce.demo import registering as demo
from commerce.desk import acted as desk
from commerce.order import collecting
from commerce.partner import stock
from kit import due
from membership import acted, exports, leaving, teams, waiting
from membership.board import catalogues, life
from pages import registry
from shop_pages import keeping, products


def register_all() -> None:
    registry.navigation.register("market", in_town.navigation, order=10)
    registry.town_sections.register("market", in_town.section)
    registry.town_searches.register("market", in_town.searches)
    registry.sitemaps.register("market", in_town.addresses)
    products.set_provider(MarketProducts())
    keeping.set_provider(favourites.of_shop)
    teams.STAFF_MAY.extend(right for right in permissions.STAFF_MAY if right not in teams.STAFF_MAY)
    catalogues.register(on_the_board.on_sale)
    life.register(on_the_board.last_written)
    acted.tell(desk.WORDS)
    acted.register_place("desk", desk.shop_of_desk)
    waiting.register(category_requests_admin.waiting)
    waiting.register(refunds_admin.waiting)
    exports.register("market", export_parts.parts)
    leaving.register("market", holding_back.holds)
    due.register("daily-stock", stock.refill_due)
    due.register("account-exports-to-make", exporting.make_due)
    due.register("old-account-exports", exporting.forget_due)
    due.register("back-in-stock", alerts.tell_due)
    due.register("orders-nobody-fetched", collecting.due)
    demo.register_all()
