from django.db import models
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership.models.places import City


class ForeseenFallQuerySet(models.QuerySet["ForeseenFall"]):
    def standing(self) -> "ForeseenFallQuerySet":
        """Those that were told, and neither lifted nor past."""
        return self.filter(ended_at=None).select_related("city__commune")


class ForeseenFall(models.Model):
    """A town will fall under ten on a day of the next thirty: kept so that its members are told once a fall."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="foreseen_falls", verbose_name=_("ville"))
    on = models.DateField(_("le"))
    left = models.PositiveSmallIntegerField(_("adhérents Pro ce jour-là"))
    told_at = models.DateTimeField(_("annoncée le"), default=clock.now)
    ended_at = models.DateTimeField(_("levée ou passée le"), null=True, blank=True)

    objects = ForeseenFallQuerySet.as_manager()

    class Meta:
        verbose_name = _("fermeture prévue")
        verbose_name_plural = _("fermetures prévues")
        constraints = [
            models.UniqueConstraint(
                fields=["city", "on"], condition=models.Q(ended_at=None), name="a_fall_of_a_town_is_told_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.city}, {self.on:%d/%m/%Y}"
