from datetime import date, datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class StripeRoundQuerySet(models.QuerySet["StripeRound"]):
    def newest(self) -> "StripeRound | None":
        """The last that came to its end."""
        return self.exclude(finished_at=None).order_by("-night").first()

    def begun_before(self, night: date) -> "StripeRoundQuerySet":
        return self.filter(night__lt=night)

    def unfinished_since(self, at: datetime) -> "StripeRoundQuerySet":
        return self.filter(finished_at=None, claimed_at__lte=at)


class StripeRound(models.Model):
    """One night's comparison of all contracts for Pro with Stripe, and what it had to put right."""

    KEPT = timedelta(days=400)

    night = models.DateField(_("nuit du"), unique=True)
    claimed_at = models.DateTimeField(_("commencée le"))
    finished_at = models.DateTimeField(_("finie le"), null=True, blank=True)
    compared = models.PositiveIntegerField(_("contrats comparés"), default=0)
    repaired = models.PositiveIntegerField(_("corrigés"), default=0)
    details = models.TextField(_("ce qui a été corrigé"), blank=True)

    objects = StripeRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("comparaison avec Stripe")
        verbose_name_plural = _("comparaisons avec Stripe")
        ordering = ["-night"]

    def __str__(self) -> str:
        return f"{self.night:%d/%m/%Y}"
