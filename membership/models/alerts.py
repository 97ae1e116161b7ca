from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership.models.applications import new_token
from membership.models.places import City


class OpeningAlertQuerySet(models.QuerySet["OpeningAlert"]):
    def of(self, city: City) -> "OpeningAlertQuerySet":
        return self.filter(city=city)

    def wanted(self) -> "OpeningAlertQuerySet":
        """Addresses that are written to: confirmed, or left with a wish for the town before it was there."""
        return self.filter(models.Q(confirmed_at__isnull=False) | models.Q(is_from_wish=True))

    def counts_in(self, cities: Iterable[City]) -> dict[int, int]:
        """How many addresses wait for each of these towns, by the key of the town."""
        rows = self.wanted().filter(city__in=cities).values("city").annotate(number=models.Count("pk"))
        return {row["city"]: row["number"] for row in rows}

    def of_wishes(self) -> "OpeningAlertQuerySet":
        return self.filter(is_from_wish=True)

    def not_of(self, emails: list[str]) -> "OpeningAlertQuerySet":
        return self.exclude(email__in=[email.lower() for email in emails])

    def after(self, pk: int) -> "OpeningAlertQuerySet":
        return self.filter(pk__gt=pk).order_by("pk")

    def by_token(self, city: City, token: str) -> "OpeningAlert | None":
        return self.filter(city=city, token=token).select_related("city__commune").first()

    def kept_since(self, at: datetime) -> "OpeningAlertQuerySet":
        """Those whose last consent is older."""
        return self.filter(asked_at__lt=at).exclude(confirmed_at__gte=at)

    def never_confirmed(self, before: datetime) -> "OpeningAlertQuerySet":
        return self.filter(confirmed_at=None, is_from_wish=False, asked_at__lt=before)


class OpeningAlert(models.Model):
    """Somebody without an account wants to be told when a town's market opens or shuts. Nothing else is known of them."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="alerts", verbose_name=_("ville"))
    email = models.EmailField(_("adresse e-mail"))
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    asked_at = models.DateTimeField(_("demandée le"), default=clock.now)
    confirmed_at = models.DateTimeField(_("confirmée le"), null=True, blank=True)
    is_from_wish = models.BooleanField(_("ville demandée avant"), default=False)

    objects = OpeningAlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("alerte d’ouverture")
        verbose_name_plural = _("alertes d’ouverture")
        constraints = [models.UniqueConstraint(Lower("email"), "city", name="an_address_is_told_once_a_town")]

    def __str__(self) -> str:
        return f"{self.email}, {self.city}"

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None
