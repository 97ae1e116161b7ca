"""Querysets that belong to the current town: a product of Dinan is not there in Annecy, by construction."""

from typing import Any

from django.db import models

from membership import current
from membership.models import City


class NoCurrentTown(Exception):
    """A town's things were asked for where there is no town: say `everywhere()` or `in_city(city)` if that is meant."""


class TownManager(models.Manager):
    """The default manager of models with a `city`: only the current town's rows, and a refusal where there is none.

    Failing closed with an empty list would quietly empty the admin, the index and every export.
    """

    def get_queryset(self) -> models.QuerySet:
        city = current.city()
        if city is None:
            raise NoCurrentTown(self.model.__name__)
        return super().get_queryset().filter(city=city)

    # `Any`: the queryset class that the manager was made from, which no annotation here can name.
    def everywhere(self) -> Any:
        return super().get_queryset()

    def in_city(self, city: City) -> Any:
        return super().get_queryset().filter(city=city)

    def create(self, **values: Any) -> Any:
        return self.everywhere().create(**values)

    def bulk_create(self, *args: Any, **options: Any) -> Any:
        return self.everywhere().bulk_create(*args, **options)
