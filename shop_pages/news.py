"""What a Pro shop has to say for a while: told in a plain form, shown between its dates."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from kit import clock
from kit.models import Picture
from kit.pictures import prefetch
from membership import opening_hours
from membership.models import Shop


class NewsQuerySet(models.QuerySet["News"]):
    def of_shop(self, shop: Shop) -> "NewsQuerySet":
        return self.filter(shop=shop)

    def current(self, today: date) -> "NewsQuerySet":
        """What visitors read on a day, the newest first."""
        is_not_over = models.Q(ends_on=None) | models.Q(ends_on__gte=today)
        return self.filter(is_not_over, starts_on__lte=today)

    def with_pictures(self) -> "NewsQuerySet":
        return self.select_related("picture").prefetch_related(prefetch("picture"))


class News(models.Model):
    class Kind(models.TextChoices):
        NEWS = "news", _("Une nouvelle")
        OFFER = "offer", _("Une offre")

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="news", verbose_name=_("boutique"))
    kind = models.CharField(_("c’est"), max_length=10, choices=Kind, default=Kind.NEWS)
    title = models.CharField(_("titre"), max_length=100)
    words = models.TextField(_("quelques mots"), max_length=600, blank=True)
    picture = models.ForeignKey(Picture, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    starts_on = models.DateField(_("à partir du"), default=clock.today)
    ends_on = models.DateField(_("jusqu’au"), null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = NewsQuerySet.as_manager()

    class Meta:
        verbose_name = _("actualité")
        verbose_name_plural = _("actualités")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="news_end_after_they_begin",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.ends_on and self.starts_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("Le dernier jour est avant le premier : échangez-les.")})

    def as_item(self) -> dict[str, Any]:
        """As the news block takes what was composed in the editor."""
        until: date | None = self.ends_on
        return {
            "pk": self.pk,
            "title": self.title,
            "text": self.words,
            "date": self.starts_on,
            "until": until,
            "link": None,
            "picture": self.picture,
            "is_offer": self.kind == self.Kind.OFFER,
        }


def items(shop: Shop) -> list[dict[str, Any]]:
    """What a shop's page shows now."""
    return [each.as_item() for each in News.objects.of_shop(shop).current(opening_hours.today(shop)).with_pictures()]
