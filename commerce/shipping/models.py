from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from commerce.shipping import rounds
from commerce.shipping.windows import Rules
from kit import clock
from kit.calendar import Slot
from membership.models import Shop, User


class ShopDelivery(models.Model):
    """How one shop reaches its customers. Pickup is always there; the rest is switched on by the shop, at its price."""

    class Minutes(models.IntegerChoices):
        HALF_HOUR = 30, _("une demi-heure")
        HOUR = 60, _("une heure")
        TWO_HOURS = 120, _("deux heures")
        HALF_DAY = 240, _("une demi-journée")

    KEPT_DAYS = 3  # on which the shop opens, unless it says otherwise

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
    relay_is_on = models.BooleanField(_("expédie en point relais"), default=False)
    relay_fee = models.DecimalField(_("prix du point relais"), max_digits=6, decimal_places=2, default=Decimal("0.00"))
    relay_free_from = models.DecimalField(
        _("point relais offert dès"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    relay_limits = models.CharField(_("ce qui voyage"), max_length=80, blank=True)
    window_minutes = models.PositiveSmallIntegerField(
        _("durée d’un créneau de retrait"), choices=Minutes, default=Minutes.HOUR
    )
    notice_hours = models.PositiveSmallIntegerField(_("délai avant le retrait, en heures"), default=2)
    cutoff = models.TimeField(_("heure limite"), null=True, blank=True)
    kept_days = models.PositiveSmallIntegerField(_("jours de garde"), default=KEPT_DAYS)
    orders_a_window = models.PositiveSmallIntegerField(_("commandes par créneau"), null=True, blank=True)
    home_hours = models.JSONField(
        _("jours et heures de livraison"), default=list, blank=True, help_text='`[[1, "17:00", "20:00"]]`, 0 is Monday.'
    )
    home_notice_hours = models.PositiveSmallIntegerField(_("délai avant une livraison, en heures"), default=24)
    home_cutoff = models.TimeField(_("heure limite pour une livraison"), null=True, blank=True)
    orders_a_round = models.PositiveSmallIntegerField(_("livraisons par créneau"), null=True, blank=True)
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
            models.CheckConstraint(condition=models.Q(relay_fee__gte=0), name="no_delivery_pays_the_customer"),
            models.CheckConstraint(
                condition=models.Q(window_minutes__gte=30), name="a_pickup_window_lasts_long_enough_to_come"
            ),
            models.CheckConstraint(
                condition=models.Q(orders_a_window=None) | models.Q(orders_a_window__gte=1),
                name="a_pickup_window_has_a_place",
            ),
            models.CheckConstraint(condition=models.Q(kept_days__gte=1), name="what_is_ready_is_kept_for_a_day"),
            models.CheckConstraint(
                condition=models.Q(orders_a_round=None) | models.Q(orders_a_round__gte=1),
                name="a_delivery_window_has_a_place",
            ),
        ]

    def __str__(self):
        return str(self.shop)

    @classmethod
    def of(cls, shop: Shop) -> "ShopDelivery":
        """The shop's, or what every shop begins with, not saved."""
        return getattr(shop, "delivery", None) or cls(shop=shop)

    def accept(self, by: User) -> None:
        """The first time it is said, it is dated (not saved): delivering is this shop's service and responsibility."""
        if self.accepted_at is None:
            self.accepted_at, self.accepted_by = clock.now(), by

    @property
    def rules(self) -> Rules:
        return Rules(self.window_minutes, self.notice_hours, self.cutoff, self.orders_a_window)

    @property
    def home_slots(self) -> tuple[Slot, ...]:
        """The ranges of hours in which it delivers; none said: it tells each customer when."""
        return rounds.slots_of(self.home_hours)

    @property
    def home_rules(self) -> Rules:
        return rounds.rules(notice_hours=self.home_notice_hours, cutoff=self.home_cutoff, most=self.orders_a_round)


from commerce.shipping.zone_models import DeliveryZone  # noqa: F401
from oscar.apps.shipping.models import *
