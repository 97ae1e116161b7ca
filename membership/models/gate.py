from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from membership.models.places import City


class MarketTransitionQuerySet(models.QuerySet["MarketTransition"]):
    def newest_of(self, city: City) -> "MarketTransition | None":
        return self.filter(city=city).order_by("-pk").first()

    def history_of(self, city: City) -> "MarketTransitionQuerySet":
        """The town's openings and closings, the newest first."""
        return self.filter(city=city).select_related("city__commune").order_by("-pk")

    def of(self, cities: Iterable[City]) -> "MarketTransitionQuerySet":
        """Those of these towns, in the order in which they happened."""
        return self.filter(city__in=cities).order_by("pk")

    def untold(self, before: datetime) -> "MarketTransitionQuerySet":
        """Those of which visitors who asked should know by now."""
        return self.filter(told_at=None, at__lt=before).select_related("city__commune").order_by("pk")


class MarketTransition(models.Model):
    """A market opened or closed: kept for ever, with its cause."""

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="market_transitions", verbose_name=_("ville"))
    is_opening = models.BooleanField(_("ouverture"))
    at = models.DateTimeField(_("le"))
    pro_count = models.PositiveIntegerField(_("adhérents Pro"))
    cause = models.CharField(_("cause"), max_length=200)
    told_at = models.DateTimeField(_("visiteurs prévenus le"), null=True, blank=True)

    objects = MarketTransitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("ouverture ou fermeture")
        verbose_name_plural = _("ouvertures et fermetures")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.city}: {_('ouvert') if self.is_opening else _('fermé')}, {self.at:%d/%m/%Y %H:%M}"
