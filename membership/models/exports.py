"""A shop's own data, put together once for one of its owners."""

from django.db import models

from kit.archives.rows import Archive, ArchiveQuerySet
from membership.models.members import Shop
from membership.models.people import User


class ExportQuerySet(ArchiveQuerySet):
    def of_shop(self, shop: Shop) -> "ExportQuerySet":
        return self.filter(shop=shop)


class Export(Archive):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="exports")
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

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
    def name(self) -> str:
        """What the file is called on the device that fetches it."""
        return f"{self.shop.slug}-{self.asked_at:%Y-%m-%d}.zip"
