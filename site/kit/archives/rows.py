"""The row of an archive: a floor above says whose it is, and how long nobody may ask for a second."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit import clock


class ArchiveQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(state=Archive.State.WAITING)

    def due(self, at: datetime) -> Self:
        """Those that the worker lost, or that failed and are tried again."""
        return self.waiting().filter(next_attempt_at__lte=at)

    def over(self, at: datetime) -> Self:
        return self.filter(good_until__lte=at)

    def newest(self) -> Any:
        return self.order_by("-pk").first()


class Archive(models.Model):
    """A file that is being made, or can be fetched until `good_until`; then it is deleted with this row."""

    class State(models.TextChoices):
        WAITING = "waiting", _("en préparation")
        READY = "ready", _("prêt")
        FAILED = "failed", _("échoué")

    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(default=clock.now)
    next_attempt_at = models.DateTimeField(default=clock.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    parts_done = models.PositiveSmallIntegerField(default=0)
    parts_total = models.PositiveSmallIntegerField(default=0)
    file = models.CharField(max_length=100, blank=True, help_text="Its name in the private storage.")
    size = models.PositiveBigIntegerField(default=0)
    good_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.FAILED

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY and self.good_until is not None and self.good_until > clock.now()
