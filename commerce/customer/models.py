from django.db import models

from kit import clock
from kit.archives.rows import Archive, ArchiveQuerySet
from membership.models import User


class AccountExportQuerySet(ArchiveQuerySet):
    def of_user(self, user: User) -> "AccountExportQuerySet":
        return self.filter(user=user)


class AccountExport(Archive):
    """A customer's own data, put together once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="exports")

    objects = AccountExportQuerySet.as_manager()

    class Meta:
        app_label = "customer"
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(state="waiting"), name="a_customer_waits_for_one_export"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.asked_at:%d/%m/%Y}"

    @property
    def name(self) -> str:
        """What the file is called on the device that fetches it."""
        return f"mon-compte-{self.user.city.slug}-{self.asked_at:%Y-%m-%d}.zip"


class Erasure(models.Model):
    """That, and when, a customer's data was erased: nobody restores it from a copy without seeing this."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="erasure")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        app_label = "customer"

    def __str__(self) -> str:
        return f"{self.user_id}, {self.at:%d/%m/%Y}"


from oscar.apps.customer.models import *
