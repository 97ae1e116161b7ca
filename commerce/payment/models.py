from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.sums import HALF_A_CENT, adds_up


class ShopAccount(models.Model):
    """A shop's account at Stripe, as Stripe last described it."""

    shop = models.OneToOneField(
        "membership.Shop", on_delete=models.PROTECT, related_name="stripe_account", verbose_name=_("boutique")
    )
    stripe_account_id = models.CharField(max_length=255, unique=True)
    can_take_cards = models.BooleanField(_("accepte les cartes"), default=False)
    can_receive = models.BooleanField(_("peut recevoir"), default=False)
    is_wanted = models.BooleanField(_("le commerçant veut les cartes"), default=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "payment"
        verbose_name = _("compte Stripe d’une boutique")
        verbose_name_plural = _("comptes Stripe des boutiques")

    def __str__(self):
        return f"{self.shop}: {self.stripe_account_id}"


class ShopTransfer(models.Model):
    """What one shop receives for one order: its gross less its share of the fee Stripe really took."""

    class State(models.TextChoices):
        WAITING = "waiting", _("en attente")
        SENDING = "sending", _("en cours d’envoi")
        SENT = "sent", _("envoyé")

    order = models.OneToOneField("order.Order", on_delete=models.PROTECT, related_name="transfer")
    gross = models.DecimalField(max_digits=12, decimal_places=2)
    fee_share = models.DecimalField(max_digits=12, decimal_places=2)
    net = models.DecimalField(max_digits=12, decimal_places=2)
    given_back = models.DecimalField(
        max_digits=12, decimal_places=2, default=0, help_text="Refunded to the customer before it was sent."
    )
    kept_back = models.DecimalField(
        max_digits=12, decimal_places=2, default=0, help_text="What the shop owed from earlier refunds."
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    stripe_transfer_id = models.CharField(max_length=255, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    last_error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "payment"
        verbose_name = _("virement à une boutique")
        verbose_name_plural = _("virements aux boutiques")
        constraints = [
            models.CheckConstraint(condition=adds_up("gross", "fee_share", "net"), name="gross_is_fee_share_plus_net"),
            models.CheckConstraint(
                condition=models.Q(given_back__gte=0)
                & models.Q(kept_back__gte=0)
                & models.Q(net__gt=models.F("given_back") + models.F("kept_back") - HALF_A_CENT),
                name="no_more_is_kept_than_is_there",
            ),
            models.UniqueConstraint(
                fields=["stripe_transfer_id"],
                condition=~models.Q(stripe_transfer_id=""),
                name="a_stripe_transfer_is_one_orders",
            ),
        ]

    def __str__(self):
        return f"{self.order.number}: {self.net} €"

    @property
    def to_send(self):
        return self.net - self.given_back - self.kept_back


class LedgerEntry(models.Model):
    """One movement of money, signed: what came to an account is positive. Appended, never edited nor deleted
    (triggers in the database refuse it); the entries of one purchase add up to zero."""

    class Account(models.TextChoices):
        CUSTOMER = "customer", _("client")
        STRIPE_FEE = "stripe_fee", _("frais de Stripe")
        SHOP = "shop", _("boutique")
        SHOP_DEBT = "shop_debt", _("dette d’une boutique")
        PLATFORM = "platform", _("plateforme (à zéro)")
        PLATFORM_COST = "platform_cost", _("frais de la plateforme")

    class Kind(models.TextChoices):
        CHARGE = "charge", _("paiement")
        FEE = "fee", _("frais")
        TRANSFER = "transfer", _("virement")
        REFUND = "refund", _("remboursement")
        REFUND_FAILED = "refund_failed", _("remboursement revenu")
        REVERSAL = "reversal", _("reprise")
        DEBT = "debt", _("dette")
        NETTING = "netting", _("dette retenue")

    purchase = models.ForeignKey("order.Purchase", on_delete=models.PROTECT, related_name="ledger", null=True)
    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="ledger", null=True, blank=True)
    shop = models.ForeignKey("membership.Shop", on_delete=models.PROTECT, related_name="ledger", null=True, blank=True)
    account = models.CharField(max_length=20, choices=Account)
    kind = models.CharField(max_length=20, choices=Kind)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    stripe_id = models.CharField(max_length=255, help_text="The Stripe object that this movement is.")
    at = models.DateTimeField()

    class Meta:
        app_label = "payment"
        verbose_name = _("écriture")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stripe_id", "kind", "account", "order"],
                condition=~models.Q(order=None),
                name="an_orders_movement_is_written_once",
            ),
            models.UniqueConstraint(
                fields=["stripe_id", "kind", "account"],
                condition=models.Q(order=None),
                name="a_purchases_movement_is_written_once",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.amount} €"


from commerce.payment.refund_models import Refund  # noqa: F401
from oscar.apps.payment.models import *
