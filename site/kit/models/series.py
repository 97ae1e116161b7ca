from typing import Any

from django.db import models


class SeriesQuerySet(models.QuerySet["Series"]):
    def hold(self, name: str, *, year: int) -> "Series":
        """Lock a series until the caller's transaction ends: what fails gives no number, two at once wait."""
        self.get_or_create(name=name, year=year)
        return self.select_for_update().get(name=name, year=year)


class Series(models.Model):
    """Numbers without gaps: the last one given in a year."""

    name = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "year"], name="a_series_counts_once_a_year")]

    def __str__(self) -> str:
        return f"{self.name} {self.year}: {self.last}"

    def give(self) -> dict[str, Any]:
        """The next number, as fields of what bears it: « LPC-2026-000123 ». Only on a series that is held."""
        self.last += 1
        self.save(update_fields=["last"])
        return {"year": self.year, "sequence": self.last, "number": f"{self.name}-{self.year}-{self.last:06d}"}
