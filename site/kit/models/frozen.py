from typing import Any, NoReturn

from django.db import models


class IsFrozen(Exception):
    """What bears a number is history: a mistake is put right by another paper, never by another text under this one."""


class FrozenQuerySet(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise IsFrozen

    def delete(self) -> NoReturn:
        raise IsFrozen


class Frozen(models.Model):
    """Written once, then only read."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise IsFrozen(str(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise IsFrozen(str(self))
