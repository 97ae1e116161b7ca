"""A shop's own data, put together once for one of its owners."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership.models.members import Shop
from membership.models.people import User


class ExportQuerySet(models.QuerySet["Export"]):
    def of_shop(self, shop: Shop) -> "ExportQuerySet":
        return self.filter(shop=shop)

    def waiting(self) -> "ExportQuerySet":
        return self.filter(state=Export.State.WAITING)

    def ready(self, at: datetime) -> "ExportQuerySet":
        return self.filter(state=Export.State.READY, good_until__gt=at)

    def due(self, at: datetime) -> "ExportQuerySet":
        """Those that the worker lost, or that failed and are tried again."""
        return self.waiting().filter(next_attempt_at__lte=at)

    def over(self, at: datetime) -> "ExportQuerySet":
        return self.filter(good_until__lte=at)

    def before(self, export: "Export") -> "ExportQuerySet":
        return self.filter(shop=export.shop_id, pk__lt=export.pk)

    def newest(self) -> "Export | None":
        return self.order_by("-pk").first()


class Export(models.Model):
    """A file that is being made, or can be fetched until `good_until`; then it is deleted with this row."""

    class State(models.TextChoices):
        WAITING = "waiting", _("en préparation")
        READY = "ready", _("prêt")
        FAILED = "failed", _("échoué")

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="exports")
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(default=clock.now)
    next_attempt_at = models.DateTimeField(default=clock.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    parts_done = models.PositiveSmallIntegerField(default=0)
    parts_total = models.PositiveSmallIntegerField(default=0)
    file = models.CharField(max_length=100, blank=True, help_text="Its name in the private storage.")
    size = models.PositiveBigIntegerField(default=0)
    good_until = models.DateTimeField(null=True, blank=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop"], condition=models.Q(state="waiting"), name="a_shop_waits_for_one_export"
            )
        ]

    def __str__(self) -> str:
        return f"{self.shop}, {self.asked_at:%d/%m/%Y}"

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.FAILED

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY and self.good_until is not None and self.good_until > clock.now()

    @property
    def name(self) -> str:
        """What the file is called on the device that fetches it."""
        return f"{self.shop.slug}-{self.asked_at:%Y-%m-%d}.zip"
