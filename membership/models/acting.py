"""Staff act for a shop: who, why, from when to when, and what they changed."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit import clock
from kit.calendar.words import hour
from membership.models.helping import HelpRequest
from membership.models.members import Shop
from membership.models.people import User


class ActingQuerySet(models.QuerySet["Acting"]):
    def by(self, user: User) -> ActingQuerySet:
        return self.filter(staff=user)

    def unended(self) -> ActingQuerySet:
        return self.filter(ended_at=None)

    def running(self, at: datetime) -> ActingQuerySet:
        return self.unended().filter(until__gt=at)

    def overdue(self, at: datetime) -> ActingQuerySet:
        """Over by time, and not yet told to the shop."""
        return self.unended().filter(until__lte=at)

    def of(self, shop: Shop) -> ActingQuerySet:
        return self.filter(shop=shop)

    def latest_first(self) -> ActingQuerySet:
        return self.order_by("-pk")

    def with_all(self) -> ActingQuerySet:
        return self.select_related("staff", "shop__city__commune", "request")


class Acting(models.Model):
    """One visit. It opens the shop's rooms to `staff` from `began_at` until it is ended, at `until` at the latest; the
    answer to whether it does now is `Shop.objects.visited_by`."""

    staff = models.ForeignKey(User, verbose_name=_("qui"), on_delete=models.PROTECT, related_name="+")
    shop = models.ForeignKey(Shop, verbose_name=_("boutique"), on_delete=models.PROTECT, related_name="visits")
    request = models.ForeignKey(
        HelpRequest,
        verbose_name=_("demande"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="visits",
    )
    reason = models.CharField(_("raison"), max_length=500)
    began_at = models.DateTimeField(_("commencée le"), default=clock.now)
    until = models.DateTimeField(_("au plus tard"))
    ended_at = models.DateTimeField(_("finie le"), null=True, blank=True)

    objects = ActingQuerySet.as_manager()

    class Meta:
        verbose_name = _("visite de l’équipe")
        verbose_name_plural = _("visites de l’équipe")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["staff"], condition=models.Q(ended_at=None), name="staff_act_for_one_shop_at_a_time"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="acting_for_a_shop_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("began_at")), name="acting_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff}, {self.shop}"

    @property
    def until_hour(self) -> str:
        """« 15 h 40 », where the shop is."""
        return hour(self.until.astimezone(self.shop.city.zone))

    def is_running(self, at: datetime) -> bool:
        return self.ended_at is None and at < self.until


class ActedChangeQuerySet(models.QuerySet["ActedChange"]):
    def on_visits_to(self, shop: Shop) -> ActedChangeQuerySet:
        return self.filter(acting__shop=shop).order_by("pk")


class ActedChange(models.Model):
    """One thing that was changed on a visit, in plain words, frozen as they were; rows are added, never edited."""

    acting = models.ForeignKey(Acting, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(_("le"), default=clock.now)
    words = models.CharField(_("quoi"), max_length=200)
    address = models.CharField(_("où"), max_length=300)

    objects = ActedChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("changement")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words
