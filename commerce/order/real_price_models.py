"""What the lines of an order cost in the end, as the shop said it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RealPrice(models.Model):
    """One line as it was weighed, taken off or lacking, with who said so and when. Rows are added, never edited: the
    last one stands."""

    line = models.ForeignKey("order.Line", on_delete=models.PROTECT, related_name="real_prices")
    grams = models.PositiveIntegerField(
        _("pesé, en grammes"), null=True, blank=True, help_text="None unless it was weighed."
    )
    missing = models.PositiveIntegerField(_("manque"), default=0, help_text="Pieces or portions, in all.")
    instead = models.CharField(_("remplacé par"), max_length=150, blank=True)
    amount = models.DecimalField(_("prix réel"), max_digits=12, decimal_places=2)
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
        verbose_name = _("prix réel d’une ligne")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="a_real_price_is_never_negative"),
        ]

    def __str__(self):
        return f"{self.line}: {self.amount} €"
