from datetime import datetime
from typing import Any

from django.db import models

from kit import clock
from kit.archives.rows import Archive, ArchiveQuerySet
from membership.models import Shop, User


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


class FavouriteQuerySet(models.QuerySet["Favourite"]):
    def of_user(self, user: User) -> "FavouriteQuerySet":
        return self.filter(user=user)


class Favourite(models.Model):
    """A product or a shop that a customer wants to find again."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="favourites")
    product = models.ForeignKey(
        "catalogue.Product", on_delete=models.CASCADE, null=True, blank=True, related_name="favourites"
    )
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, null=True, blank=True, related_name="favourites")
    at = models.DateTimeField(default=clock.now)

    objects = FavouriteQuerySet.as_manager()

    class Meta:
        app_label = "customer"
        constraints = [
            models.UniqueConstraint(fields=["user", "product"], name="a_product_is_kept_once"),
            models.UniqueConstraint(fields=["user", "shop"], name="a_shop_is_kept_once"),
            models.CheckConstraint(
                condition=models.Q(product=None, shop__isnull=False) | models.Q(product__isnull=False, shop=None),
                name="a_favourite_is_a_product_or_a_shop",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.product_id or self.shop_id}"


class StockAlertQuerySet(models.QuerySet["StockAlert"]):
    def of_user(self, user: User) -> "StockAlertQuerySet":
        return self.filter(user=user)

    def of_product(self, product: Any) -> "StockAlertQuerySet":
        return self.filter(product=product)

    def waiting(self) -> "StockAlertQuerySet":
        return self.filter(told_at=None)

    def told_since(self, at: datetime) -> "StockAlertQuerySet":
        return self.filter(told_at__gt=at)


class StockAlert(models.Model):
    """A customer waits for a product that is sold out; told once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="stock_alerts")
    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="stock_alerts")
    asked_at = models.DateTimeField(default=clock.now)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = StockAlertQuerySet.as_manager()

    class Meta:
        app_label = "customer"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "product"],
                condition=models.Q(told_at=None),
                name="a_customer_waits_once_for_a_product",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.product_id}"


class Erasure(models.Model):
    """That, and when, a customer's data was erased: nobody restores it from a copy without seeing this."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="erasure")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        app_label = "customer"

    def __str__(self) -> str:
        return f"{self.user_id}, {self.at:%d/%m/%Y}"


from oscar.apps.customer.models import *
