"""A shop left by its own will."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership.models.members import Shop
from membership.models.people import User


class DepartureQuerySet(models.QuerySet["Departure"]):
    def to_tell_stripe(self) -> "DepartureQuerySet":
        """Those whose contract for Pro may still go on; who came back meanwhile keeps it."""
        gone = self.filter(shop__status=Shop.Status.LEFT, contract_ended_at=None)
        return gone.select_related("shop__subscription", "by").order_by("pk")


class Departure(models.Model):
    """Who took a shop off the platform and when, and when Stripe was told that the contract ends."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="departures", verbose_name=_("boutique"))
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("par"))
    at = models.DateTimeField(_("le"), default=clock.now)
    contract_ended_at = models.DateTimeField(null=True, blank=True)

    objects = DepartureQuerySet.as_manager()

    class Meta:
        verbose_name = _("départ")

    def __str__(self) -> str:
        return f"{self.shop}, {self.at:%d/%m/%Y}"
