"""A line of an order: what was ordered, what of it was given, what it costs."""

from decimal import ROUND_HALF_UP, Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.order.abstract_models import AbstractLine

from commerce.catalogue import terms
from commerce.order import missing_words
from kit.money import CENT

ZERO = Decimal("0.00")


class Line(AbstractLine):
    """A line of an order, with what must not change any more: rate, portion, exemption, whether its stock was counted."""

    tax_rate = models.DecimalField(_("taux de TVA"), max_digits=4, decimal_places=2, default=Decimal("0.00"))
    portion_grams = models.PositiveIntegerField(_("portion, en grammes"), null=True, blank=True)
    price_per_kg = models.DecimalField(_("prix au kilo"), max_digits=12, decimal_places=2, null=True, blank=True)
    weighed_grams = models.PositiveIntegerField(_("pesé, en grammes"), null=True, blank=True)
    real_price = models.DecimalField(
        _("prix réel"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Weighed, or something of it missing; else None.",
    )
    missing = models.PositiveIntegerField(
        _("manque"), default=0, help_text="Of the quantity: pieces, or portions of what is weighed."
    )
    instead = models.CharField(_("remplacé par"), max_length=150, blank=True)
    instead_price = models.DecimalField(
        _("prix de ce qui remplace"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    holds_stock = models.BooleanField(_("prise sur un stock compté"), default=True)
    withdrawal_exemption = models.CharField(_("exception au droit de rétractation"), max_length=20, blank=True)
    made_to_order_days = models.PositiveSmallIntegerField(_("délai de préparation, en jours"), default=0)

    class Meta(AbstractLine.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(real_price=None)
                | (models.Q(real_price__gte=0) & models.Q(real_price__lte=models.F("line_price_incl_tax"))),
                name="a_real_price_is_never_above_the_ceiling",
            ),
            models.CheckConstraint(
                condition=models.Q(missing__lte=models.F("quantity")), name="no_more_is_missing_than_was_ordered"
            ),
            models.CheckConstraint(
                condition=models.Q(instead="", instead_price=None)
                | (
                    ~models.Q(instead="")
                    & models.Q(missing__gt=0, instead_price__gte=0)
                    & models.Q(instead_price__lte=models.F("line_price_incl_tax"))
                ),
                name="what_replaces_has_a_name_and_a_price",
            ),
        ]

    @property
    def is_weighed(self):
        return self.portion_grams is not None

    @property
    def ordered_grams(self):
        return self.quantity * self.portion_grams

    @property
    def given(self):
        """Pieces or portions that are there."""
        return self.quantity - self.missing

    @property
    def price_of_given(self):
        """At most, of what is weighed."""
        return (self.line_price_incl_tax * self.given / self.quantity).quantize(CENT, ROUND_HALF_UP)

    @property
    def price_instead(self):
        return self.instead_price or ZERO

    @property
    def price_now(self):
        """What it costs as far as is known: at most, then in the end."""
        return self.price_of_given + self.price_instead if self.real_price is None else self.real_price

    @property
    def is_at_most(self):
        """Its price may still come down: it wasn't weighed yet."""
        return self.is_weighed and self.real_price is None

    @property
    def goes_on_the_scales(self):
        """There is something of it to weigh."""
        return self.is_weighed and self.given > 0

    @property
    def is_taken_off(self):
        return self.real_price is not None and not self.real_price

    @property
    def missing_words(self):
        """« 1 sur 2 manque, remplacé par une tourte »; nothing if all is there."""
        return missing_words.sentence(self, self.missing, self.instead) if self.missing else ""

    @property
    def conditions(self):
        """What was told before buying: how long it takes to make, that it can't be sent back and why."""
        delay = [terms.delay(self.made_to_order_days)] if self.made_to_order_days else []
        return delay + ([terms.no_withdrawal(self.withdrawal_exemption)] if self.withdrawal_exemption else [])
