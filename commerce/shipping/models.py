from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ShopDelivery(models.Model):
    """How one shop reaches its customers. Pickup is always there; the rest is switched on by the shop, at its price."""

    shop = models.OneToOneField(
        "membership.Shop", on_delete=models.CASCADE, related_name="delivery", verbose_name=_("boutique")
    )
    pickup_place = models.CharField(
        _("lieu de retrait"),
        max_length=200,
        blank=True,
        help_text=_("Vide : à la boutique. Sinon un étal, une autre boutique…"),
    )
    home_is_on = models.BooleanField(_("livre à domicile"), default=False)
    home_fee = models.DecimalField(_("prix de la livraison"), max_digits=6, decimal_places=2, default=Decimal("0.00"))
    home_free_from = models.DecimalField(_("offerte dès"), max_digits=8, decimal_places=2, null=True, blank=True)
    home_postcodes = models.JSONField(_("codes postaux livrés"), default=list, blank=True)
    relay_is_on = models.BooleanField(_("expédie en point relais"), default=False)
    relay_fee = models.DecimalField(_("prix du point relais"), max_digits=6, decimal_places=2, default=Decimal("0.00"))
    accepted_at = models.DateTimeField(_("responsabilité acceptée le"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        app_label = "shipping"
        verbose_name = _("livraison d’une boutique")
        verbose_name_plural = _("livraisons des boutiques")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(home_is_on=False, relay_is_on=False) | ~models.Q(accepted_at=None),
                name="who_delivers_has_accepted_the_responsibility",
            ),
            models.CheckConstraint(
                condition=models.Q(home_fee__gte=0) & models.Q(relay_fee__gte=0), name="no_delivery_pays_the_customer"
            ),
        ]

    def __str__(self):
        return str(self.shop)


from oscar.apps.shipping.models import *
