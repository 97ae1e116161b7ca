"""Where a parcel is: what its carrier knows it by."""

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Tracking(models.Model):
    """A number, an address at the carrier's, or both, as the shop wrote them down."""

    order = models.OneToOneField("order.Order", on_delete=models.PROTECT, related_name="tracking")
    number = models.CharField(_("numéro de suivi"), max_length=60, blank=True)
    link = models.CharField(
        _("lien de suivi"), max_length=300, blank=True, validators=[URLValidator(schemes=["https"])]
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("par"),
    )
    at = models.DateTimeField(_("le"))

    class Meta:
        app_label = "order"
        verbose_name = _("suivi d’un colis")
        constraints = [
            models.CheckConstraint(condition=~models.Q(number="", link=""), name="a_tracking_has_a_number_or_a_link"),
        ]

    def __str__(self) -> str:
        return self.number or self.link
