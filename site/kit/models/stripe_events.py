from datetime import datetime

from django.db import models


class StripeEventQuerySet(models.QuerySet["StripeEvent"]):
    def claimable(self, at: datetime, *, stuck_since: datetime) -> "StripeEventQuerySet":
        """Events nobody is handling: new ones, failed ones, and those whose handler died."""
        states = StripeEvent.State
        return self.filter(
            models.Q(state__in=[states.RECEIVED, states.FAILED])
            | models.Q(state=states.HANDLING, claimed_at__lt=stuck_since)
        )

    def due(self, at: datetime) -> "StripeEventQuerySet":
        return self.filter(next_attempt_at__lte=at).order_by("pk")


class StripeEvent(models.Model):
    """What Stripe told us, as it told it, and what became of it."""

    class State(models.TextChoices):
        RECEIVED = "received"
        HANDLING = "handling"
        DONE = "done"
        FAILED = "failed"

    event_id = models.CharField(max_length=255, unique=True)
    type = models.CharField(max_length=100, db_index=True)
    account = models.CharField(max_length=255, blank=True, help_text="The connected account it is about, if any.")
    object_id = models.CharField(max_length=255, blank=True, db_index=True)
    payload = models.JSONField()
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    handled_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=500, blank=True)
    received_at = models.DateTimeField(auto_now_add=True)

    objects = StripeEventQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "next_attempt_at"])]

    def __str__(self) -> str:
        return f"{self.type} {self.event_id}"
