"""Money that goes back to the card that paid, and how the shop gives its part of it back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.sums import HALF_A_CENT

MANY = 3  # attempts after which somebody should look


class RefundQuerySet(models.QuerySet):
    def to_do(self):
        """Not at Stripe yet, or not yet given back by the shop."""
        return self.filter(self.still_to_do())

    def due(self, now):
        return self.to_do().filter(next_attempt_at__lte=now)

    def unsettled(self):
        return self.filter(settled_at=None)

    def stuck(self):
        """Sent back by the customer's bank, or asked for again and again."""
        return self.filter(models.Q(state=Refund.State.FAILED) | (self.still_to_do() & models.Q(attempts__gte=MANY)))

    @staticmethod
    def still_to_do():
        return models.Q(state=Refund.State.WAITING) | models.Q(settled_at=None)

    def of_shop(self, shop):
        return self.filter(order__shop=shop)


class Refund(models.Model):
    """What is given back of one order, once a `key`. It has two sides that come to their end apart: the customer's
    (`state`), and the shop's (`settled_at`): kept from a transfer that wasn't sent, taken back from one that was, or owed."""

    class State(models.TextChoices):
        WAITING = "waiting", _("bientôt envoyé")
        SENT = "sent", _("en chemin vers la carte")
        DONE = "done", _("remboursé")
        FAILED = "failed", _("revenu : la banque du client l’a refusé")

    class Cause(models.TextChoices):
        WEIGHED = "weighed", _("pesé : moins lourd que prévu")
        LINE_TAKEN_OFF = "line_taken_off", _("article retiré de la commande")
        MISSING = "missing", _("manquait à la préparation")
        ORDER_REFUSED = "order_refused", _("commande refusée par la boutique")

    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="refunds")
    amount = models.DecimalField(_("montant"), max_digits=12, decimal_places=2)
    cause = models.CharField(_("cause"), max_length=20, choices=Cause)
    what = models.CharField(_("pour quoi"), max_length=300, blank=True, help_text="Told to the customer.")
    rates = models.JSONField(
        default=list, blank=True, help_text="(tax rate, amount) of what it is for; none: of all the order alike."
    )
    key = models.CharField(max_length=100, unique=True, help_text="The business's own name of it; Stripe is given it.")
    made_at = models.DateTimeField(_("décidé le"))

    state = models.CharField(_("état"), max_length=10, choices=State, default=State.WAITING)
    stripe_refund_id = models.CharField(max_length=255, blank=True)
    done_at = models.DateTimeField(_("remboursé le"), null=True, blank=True)

    kept = models.DecimalField(max_digits=12, decimal_places=2, default=0, help_text="From a transfer not yet sent.")
    reversed = models.DecimalField(max_digits=12, decimal_places=2, default=0, help_text="Taken back from a sent one.")
    owed = models.DecimalField(max_digits=12, decimal_places=2, default=0, help_text="The shop's debt.")
    stripe_reversal_id = models.CharField(max_length=255, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    last_error = models.CharField(max_length=300, blank=True)

    objects = RefundQuerySet.as_manager()

    class Meta:
        app_label = "payment"
        verbose_name = _("remboursement")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="a_refund_gives_something_back"),
            models.CheckConstraint(
                condition=models.Q(kept__gte=0) & models.Q(reversed__gte=0) & models.Q(owed__gte=0),
                name="a_shop_never_gains_by_a_refund",
            ),
            # Within half a cent: SQLite adds decimals as floating-point numbers.
            models.CheckConstraint(
                condition=models.Q(settled_at=None)
                | (
                    models.Q(amount__gt=models.F("kept") + models.F("reversed") + models.F("owed") - HALF_A_CENT)
                    & models.Q(amount__lt=models.F("kept") + models.F("reversed") + models.F("owed") + HALF_A_CENT)
                ),
                name="a_shop_bears_what_its_customer_gets",
            ),
            models.UniqueConstraint(
                fields=["stripe_refund_id"],
                condition=~models.Q(stripe_refund_id=""),
                name="a_stripe_refund_is_one_refund",
            ),
            models.UniqueConstraint(
                fields=["stripe_reversal_id"],
                condition=~models.Q(stripe_reversal_id=""),
                name="a_stripe_reversal_is_one_refund",
            ),
        ]

    def __str__(self):
        return f"{self.order.number}: {self.amount} €"

    @property
    def is_stuck(self):
        """As `RefundQuerySet.stuck`."""
        is_to_do = self.state == self.State.WAITING or self.settled_at is None
        return self.state == self.State.FAILED or (is_to_do and self.attempts >= MANY)
