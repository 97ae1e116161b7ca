from datetime import timedelta
from math import ceil

from django.db import models


class ClockSetting(models.Model):
    """The demonstration's clock: one row that says how far it is from the real one."""

    offset_seconds = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_demonstration_clock")]

    def __str__(self) -> str:
        return str(timedelta(seconds=self.offset_seconds))

    @classmethod
    def current_offset(cls) -> timedelta:
        seconds = cls.objects.filter(pk=1).values_list("offset_seconds", flat=True).first()
        return timedelta(seconds=seconds or 0)

    @classmethod
    def set_offset(cls, offset: timedelta) -> None:
        # Up: whoever asks for eleven o’clock is never shown 10:59.
        cls.objects.update_or_create(pk=1, defaults={"offset_seconds": ceil(offset.total_seconds())})
