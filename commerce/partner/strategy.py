"""What a product costs and whether it can be had now. Oscar looks the selector up here."""

from decimal import Decimal

from oscar.apps.partner.availability import Available, StockRequired, Unavailable
from oscar.apps.partner.prices import TaxInclusiveFixedPrice
from oscar.apps.partner.prices import Unavailable as NoPrice
from oscar.apps.partner.strategy import Selector as OscarSelector
from oscar.apps.partner.strategy import Structured, UseFirstStockRecord

from commerce.catalogue import prices
from kit import clock
from kit.money import tax_included


def tax_rate(product, stockrecord) -> Decimal:
    """Per cent; none where the shop's member charges none (art. 293 B du CGI)."""
    return Decimal(0) if product.shop.member.is_vat_exempt else Decimal(stockrecord.tax_rate)


class TownStrategy(UseFirstStockRecord, Structured):
    """Prices are entered tax included; Oscar's own strategies would add the tax once more.

    What is weighed is sold by the portion step: one unit costs what a portion costs at most. Costs no query on
    products from `for_cards()` and on a basket's `all_lines()`.

    One moment for all it is asked: a promotion that ends meanwhile can't make a line differ from its total.
    """

    def __init__(self, request=None):
        super().__init__(request)
        self.at = clock.now()

    def asked(self, product, stockrecord) -> Decimal:
        """A piece's price, or a kilo's, promotions taken off."""
        return prices.reduced(product, stockrecord.price, self.at)

    def fetch_for_line(self, line, stockrecord=None):
        # Oscar asks the product for its record again: a query a line.
        return self.fetch_for_product(line.product, stockrecord or line.stockrecord)

    def pricing_policy(self, product, stockrecord):
        if stockrecord is None or stockrecord.price is None:
            return NoPrice()
        asked = self.asked(product, stockrecord)
        price = product.portion_price(asked) if product.is_weighed else asked
        rate = tax_rate(product, stockrecord)
        net, tax = tax_included(price, rate)
        return TaxInclusiveFixedPrice(
            currency=stockrecord.price_currency, excl_tax=net, tax=tax, tax_code=str(rate.quantize(Decimal("0.01")))
        )

    def availability_policy(self, product, stockrecord):
        if stockrecord is None or not product.is_sold or not product.shop.is_pro:
            return Unavailable()
        if not stockrecord.is_counted:
            return Available()
        return StockRequired(max(0, stockrecord.net_stock_level))


class Selector(OscarSelector):
    def strategy(self, request=None, user=None, **kwargs):
        # Without the request: Oscar would look up who is signed in on every page, shared ones too.
        return TownStrategy()
