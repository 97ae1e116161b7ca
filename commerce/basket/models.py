from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.basket.abstract_models import AbstractBasket


class Basket(AbstractBasket):
    """One basket a town, over any number of shops."""

    city = models.ForeignKey(
        "membership.City", on_delete=models.PROTECT, related_name="baskets", verbose_name=_("ville")
    )

    class Meta(AbstractBasket.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "city"],
                condition=models.Q(status="Open"),
                name="a_person_has_one_open_basket_a_town",
            )
        ]

    def all_lines(self):
        """Everything that basket and checkout show of the lines, in a constant number of queries."""
        if self.pk is None:
            return self.lines.model.objects.none()
        if self._lines is None:
            self._lines = (
                self.lines.select_related(
                    "product__product_class",
                    "product__parent",
                    "product__shop__member",
                    "product__shop__city__commune",
                    "product__shop__subscription",
                    "product__shop__stripe_account",
                    "product__shop__delivery",
                    "stockrecord",
                )
                .prefetch_related(
                    "attributes",
                    "product__shop__delivery__zones",
                    "product__promotions",
                    "product__pictures__picture__renditions",
                    "product__parent__pictures__picture__renditions",
                )
                .order_by("pk")
            )
        return self._lines


from oscar.apps.basket.models import *
