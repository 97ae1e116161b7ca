"""What happened to the time at which an order is fetched, beside its states."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from commerce.shipping.windows import Window


class PickupEvent(models.Model):
    """Who changed when something is fetched, from what to what; a reminder has only what it said. Rows are added, never
    edited."""

    class Kind(models.TextChoices):
        MOVED = "moved", _("heure de retrait changée")
        REMINDED = "reminded", _("rappel envoyé au client")
        KEPT_LONGER = "kept_longer", _("gardée plus longtemps")

    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="pickup_events")
    kind = models.CharField(_("quoi"), max_length=20, choices=Kind)
    before_from = models.DateTimeField(null=True, blank=True, help_text="Of a window; None of a mere date.")
    before_until = models.DateTimeField(_("avant"), null=True, blank=True)
    after_from = models.DateTimeField(null=True, blank=True, help_text="Of a window; None of a mere date.")
    after_until = models.DateTimeField(_("après"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("par"),
    )
    acting_as = models.CharField(_("au titre de"), max_length=150, blank=True)
    at = models.DateTimeField(_("le"))

    class Meta:
        app_label = "order"
        verbose_name = _("retrait déplacé ou rappelé")
        ordering = ["pk"]

    @property
    def before(self):
        """The window it had; None of a mere date."""
        return Window(self.before_from, self.before_until) if self.before_from and self.before_until else None

    @property
    def after(self):
        return Window(self.after_from, self.after_until) if self.after_from else None

    def __str__(self):
        return f"{self.order}: {self.get_kind_display()}"
