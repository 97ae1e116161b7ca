"""What members were billed for Pro: two series without gaps, written once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.models import Frozen, FrozenQuerySet
from kit.sums import adds_up
from membership.models.members import Shop

PREFIX = "LPC"


class InvoiceSweep(models.Model):
    """When Stripe is next asked for paid invoices that we don't have, and until when it has told us all. One row."""

    next_at = models.DateTimeField()
    seen_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.next_at:%d/%m/%Y %H:%M}"


class InvoiceQuerySet(FrozenQuerySet):
    def of_shop(self, shop: Shop) -> "InvoiceQuerySet":
        return self.filter(shop=shop)

    def with_corrected(self) -> "InvoiceQuerySet":
        return self.select_related("corrects")

    def at_stripe(self, stripe_id: str) -> "Invoice | None":
        return self.filter(stripe_id=stripe_id).first()

    def known(self, stripe_ids: list[str]) -> set[str]:
        return set(self.filter(stripe_id__in=stripe_ids).values_list("stripe_id", flat=True))

    def paid_by(self, payment_id: str) -> "Invoice | None":
        """The invoice that a payment settled."""
        return self.filter(kind=Invoice.Kind.INVOICE, payment_id=payment_id).exclude(payment_id="").first()


class Invoice(Frozen):
    """One paid month of Pro, or money that went back. Seller and buyer are what they were on that day."""

    class Kind(models.TextChoices):
        INVOICE = "invoice", _("facture")
        CREDIT = "credit", _("avoir")

    SERIES = {Kind.INVOICE: PREFIX, Kind.CREDIT: f"{PREFIX}-A"}

    kind = models.CharField(_("sorte"), max_length=7, choices=Kind, default=Kind.INVOICE)
    year = models.PositiveSmallIntegerField(_("année"))
    sequence = models.PositiveIntegerField(_("rang"))
    number = models.CharField(_("numéro"), max_length=20, unique=True)
    issued_on = models.DateField(_("date"))
    shop = models.ForeignKey(Shop, verbose_name=_("boutique"), on_delete=models.PROTECT, related_name="invoices")
    corrects = models.ForeignKey(
        "self", verbose_name=_("corrige"), on_delete=models.PROTECT, null=True, blank=True, related_name="credits"
    )
    seller = models.JSONField(_("vendeur"), help_text="membership.issuer.Issuer.to_json()")
    buyer = models.JSONField(_("client"), help_text="membership.invoices.buyer()")
    description = models.CharField(_("désignation"), max_length=150)
    period_start = models.DateField(_("du"))
    period_end = models.DateField(_("au"))
    net = models.DecimalField(_("hors taxe"), max_digits=8, decimal_places=2)
    vat_rate = models.DecimalField(_("taux de TVA"), max_digits=4, decimal_places=2)
    vat = models.DecimalField(_("TVA"), max_digits=8, decimal_places=2)
    total = models.DecimalField(_("total TTC"), max_digits=8, decimal_places=2)
    paid_at = models.DateTimeField(_("payée le"))
    stripe_id = models.CharField(max_length=100, unique=True, help_text="Of the invoice at Stripe, or of the refund.")
    payment_id = models.CharField(max_length=100, blank=True, db_index=True, help_text="Stripe's payment intent.")

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("facture")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "year", "sequence"], name="a_number_of_a_year_is_given_once"),
            models.CheckConstraint(condition=models.Q(sequence__gt=0), name="a_series_begins_at_one"),
            models.CheckConstraint(condition=models.Q(total__gt=0), name="nothing_is_no_invoice"),
            models.CheckConstraint(condition=adds_up("total", "net", "vat"), name="an_invoice_adds_up_to_the_cent"),
            models.CheckConstraint(
                condition=models.Q(kind="invoice", corrects=None) | models.Q(kind="credit", corrects__isnull=False),
                name="a_credit_note_names_its_invoice",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_credit(self) -> bool:
        return self.kind == self.Kind.CREDIT

    @property
    def is_exempt(self) -> bool:
        return not self.vat_rate
