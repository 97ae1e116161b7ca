"""Oscar's order creator (looked up as `order.utils`), with what must not change any more written on the lines."""

from oscar.apps.order.utils import OrderCreator as OscarOrderCreator


class OrderCreator(OscarOrderCreator):
    def create_line_models(self, order, basket_line, extra_line_fields=None):
        product, record = basket_line.product, basket_line.stockrecord
        frozen = {
            "tax_rate": 0 if product.shop.member.is_vat_exempt else record.tax_rate,
            "portion_grams": product.portion_grams if product.is_weighed else None,
            "price_per_kg": basket_line.basket.strategy.asked(product, record) if product.is_weighed else None,
            "withdrawal_exemption": product.withdrawal_exemption,
            "made_to_order_days": product.made_to_order_days,
            "holds_stock": record.is_counted,
        }
        return super().create_line_models(order, basket_line, {**frozen, **(extra_line_fields or {})})

    def update_stock_records(self, line):
        """Nothing: the whole purchase's stock is held at once before (`commerce.order.holds`); Oscar's own
        allocation is an UPDATE without a question, and oversells."""
