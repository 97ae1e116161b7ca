"""Where a shop delivers, and what it asks there."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Optional

from django.db import models
from django.utils.translation import gettext_lazy as _

NOTHING = Decimal("0.00")


class DeliveryZoneQuerySet(models.QuerySet):
    def of_shop(self, shop):
        return self.filter(delivery__shop=shop).select_related("delivery")

    def besides(self, zone):
        return self.exclude(pk=zone.pk)


class DeliveryZone(models.Model):
    """Postcodes that a shop brings things to for one price; without any it is everywhere that no other zone names."""

    delivery = models.ForeignKey("shipping.ShopDelivery", on_delete=models.CASCADE, related_name="zones")
    position = models.PositiveSmallIntegerField(default=0)
    postcodes = models.JSONField(_("codes postaux"), default=list, blank=True)
    fee = models.DecimalField(_("prix de la livraison"), max_digits=8, decimal_places=2, default=NOTHING)
    free_from = models.DecimalField(_("offerte dès"), max_digits=8, decimal_places=2, null=True, blank=True)
    minimum = models.DecimalField(_("commande minimum"), max_digits=8, decimal_places=2, default=NOTHING)

    objects = DeliveryZoneQuerySet.as_manager()

    class Meta:
        app_label = "shipping"
        ordering = ["position", "pk"]
        verbose_name = _("zone de livraison")
        verbose_name_plural = _("zones de livraison")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fee__gte=0) & models.Q(minimum__gte=0), name="no_zone_pays_the_customer"
            ),
            models.CheckConstraint(
                condition=models.Q(free_from=None) | models.Q(free_from__gte=0),
                name="free_delivery_begins_at_an_amount",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(self.postcodes) or "*"

    @classmethod
    def at(cls, zones: Iterable["DeliveryZone"], postcode: str) -> Optional["DeliveryZone"]:
        """In which of a shop's zones an address falls: the first that names its postcode, else the one that names none.
        None: the shop doesn't go there."""
        asked = list(zones)
        named = (each for each in asked if postcode in each.postcodes)
        return next(named, next((each for each in asked if not each.postcodes), None))

    def fee_of(self, subtotal: Decimal) -> Decimal:
        return NOTHING if self.free_from is not None and subtotal >= self.free_from else self.fee

    def missing_to_order(self, subtotal: Decimal) -> Decimal:
        """What is still to be bought before the shop comes."""
        return max(self.minimum - subtotal, NOTHING)

    def missing_to_free(self, subtotal: Decimal) -> Decimal:
        """What is still to be bought until it costs nothing; nothing where it is free, or never."""
        return max(self.free_from - subtotal, NOTHING) if self.free_from is not None and self.fee else NOTHING
