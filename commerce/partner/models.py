from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.abstract_models import AbstractPartner, AbstractStockRecord


class Partner(AbstractPartner):
    """Oscar's seller: one a shop, made with it."""

    shop = models.OneToOneField(
        "membership.Shop", on_delete=models.PROTECT, related_name="partner", verbose_name=_("boutique")
    )


class StockRecordQuerySet(models.QuerySet):
    def empty_since_yesterday(self, city, today):
        """What is sold « tant par jour » in a town and wasn't filled on this day yet."""
        return self.filter(mode="daily", product__city=city).exclude(refilled_on=today)

    def of_product_and_variants(self, product):
        return self.filter(models.Q(product=product) | models.Q(product__parent=product))

    def of_variants_priced_like(self, product_pk):
        """Those of a product's sizes and colours that have no price of their own."""
        return self.filter(product__variant__of=product_pk, product__variant__price=None).order_by("pk")


class StockRecord(AbstractStockRecord):
    """Price and stock of a product. `price` is entered tax included: a piece's, or a kilo's for what is weighed.

    `num_in_stock` and `num_allocated` count pieces, or portions of what is weighed.
    """

    class Mode(models.TextChoices):
        COUNTED = "counted", _("compté")
        DAILY = "daily", _("tant par jour")
        UNCOUNTED = "uncounted", _("non compté")

    mode = models.CharField(_("stock"), max_length=10, choices=Mode, default=Mode.COUNTED)
    daily_quantity = models.PositiveIntegerField(_("par jour"), null=True, blank=True)
    refilled_on = models.DateField(null=True, blank=True, editable=False)
    tax_rate = models.DecimalField(_("taux de TVA"), max_digits=4, decimal_places=2, default="20.00")

    objects = StockRecordQuerySet.as_manager()

    class Meta(AbstractStockRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mode="uncounted")
                | models.Q(num_allocated=None)
                | models.Q(num_allocated__lte=models.F("num_in_stock")),
                name="nothing_is_promised_that_is_not_there",
            ),
            models.CheckConstraint(
                condition=models.Q(num_allocated=None) | models.Q(num_allocated__gte=0),
                name="no_hold_is_released_twice",
            ),
            models.CheckConstraint(
                condition=~models.Q(mode="daily") | models.Q(daily_quantity__gt=0),
                name="a_daily_stock_says_how_much",
            ),
            models.CheckConstraint(
                condition=models.Q(price=None) | models.Q(price__gt=0), name="a_price_is_above_zero"
            ),
            models.UniqueConstraint(fields=["product"], name="a_product_has_one_stock_record"),
        ]

    @property
    def is_counted(self):
        return self.mode != self.Mode.UNCOUNTED


from oscar.apps.partner.models import *
