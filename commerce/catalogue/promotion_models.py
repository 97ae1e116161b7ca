"""A shop's promotion: less than usual on some of its products, from one moment to another."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.money import percent_cut

LONGEST = timedelta(days=30)  # as long as a cut is called one


class PromotionQuerySet(models.QuerySet):
    def live_at(self, at):
        return self.filter(starts_at__lte=at, ends_at__gt=at)

    def with_counts(self):
        """The latest first; `product_count`: a product in sizes is one."""
        pieces = models.Count("products", filter=~models.Q(products__structure="child"))
        return self.annotate(product_count=pieces).order_by("-starts_at", "-pk")

    def not_over_at(self, at):
        return self.filter(ends_at__gt=at)


class Promotion(models.Model):
    """It begins and ends by its dates alone: nothing has to run for that. What it took off, and when it began, is part of
    the history of prices, so that it is never edited; it may be ended earlier."""

    class Kind(models.TextChoices):
        PERCENT = "percent", _("un pourcentage")
        AMOUNT = "amount", _("un montant en euros")

    shop = models.ForeignKey("membership.Shop", on_delete=models.PROTECT, related_name="promotions")
    name = models.CharField(_("nom"), max_length=60)
    kind = models.CharField(max_length=10, choices=Kind)
    value = models.DecimalField(max_digits=8, decimal_places=2)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    products = models.ManyToManyField("catalogue.Product", related_name="promotions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()

    objects = PromotionQuerySet.as_manager()

    class Meta:
        app_label = "catalogue"
        verbose_name = _("promotion")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(value__gt=0), name="a_promotion_takes_something_off"),
            models.CheckConstraint(
                condition=~models.Q(kind="percent") | models.Q(value__lt=100), name="a_promotion_gives_nothing_away"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")), name="a_promotion_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def runs_at(self, at: datetime) -> bool:
        return self.starts_at <= at < self.ends_at

    @property
    def last_moment(self) -> datetime:
        """Still in it: of the day that people are told as its last."""
        return self.ends_at - timedelta(microseconds=1)

    def off(self, price: Decimal) -> Decimal:
        """What is left of a price; not above zero where the amount is larger."""
        return price - (percent_cut(price, self.value) if self.kind == self.Kind.PERCENT else self.value)
