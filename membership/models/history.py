"""How each town stood, day by day: what a trend is drawn from."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from membership.models.places import City


class TownDayQuerySet(models.QuerySet["TownDay"]):
    def of(self, cities: Iterable[City]) -> "TownDayQuerySet":
        return self.filter(city__in=cities)

    def between(self, first: date, last: date) -> "TownDayQuerySet":
        return self.filter(day__gte=first, day__lte=last).order_by("city", "day")


class TownDay(models.Model):
    """One town on one day, as it stood when the day began (or as it was known later): written once, never edited."""

    city = models.ForeignKey(City, verbose_name=_("ville"), on_delete=models.CASCADE, related_name="days")
    day = models.DateField(_("jour"))
    pro_count = models.PositiveIntegerField(_("adhérents Pro"))
    shop_count = models.PositiveIntegerField(_("boutiques"))
    is_open = models.BooleanField(_("marché ouvert"))

    objects = TownDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("jour d’une ville")
        verbose_name_plural = _("jours des villes")
        ordering = ["city", "day"]
        constraints = [models.UniqueConstraint(fields=["city", "day"], name="a_town_has_one_row_a_day")]

    def __str__(self) -> str:
        return f"{self.city_id}, {self.day:%d/%m/%Y}: {self.pro_count}"
