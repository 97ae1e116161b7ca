from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from commerce.order.models import Order
from kit.models import Frozen, FrozenQuerySet
from kit.sums import adds_up
from membership.models import Shop, User


class PaperQuerySet(FrozenQuerySet):
    def of_shop(self, shop: Shop) -> "PaperQuerySet":
        return self.filter(shop=shop).with_basis()

    def of_customer(self, user: User) -> "PaperQuerySet":
        return self.filter(order__user=user, order__city=user.city_id).with_basis()

    def in_month(self, first: date) -> "PaperQuerySet":
        return self.filter(issued_on__year=first.year, issued_on__month=first.month)

    def months(self) -> list[date]:
        """The months with papers, newest first."""
        return list(self.order_by().dates("issued_on", "month", order="DESC"))

    def with_basis(self) -> "PaperQuerySet":
        return self.select_related("basis", "order")

    def known_as(self, key: str) -> "Paper | None":
        return self.filter(key=key).first()

    def receipt_of(self, order: Order) -> "Paper | None":
        return self.filter(order=order, kind=Paper.Kind.RECEIPT).first()

    def sale_of(self, order: Order) -> "Paper | None":
        """What stands for the sale now: the invoice if one was asked for, else the receipt."""
        return self.filter(order=order).exclude(kind=Paper.Kind.CREDIT).order_by("-pk").first()

    def credits_of(self, order: Order) -> "list[Paper]":
        return list(self.filter(order=order, kind=Paper.Kind.CREDIT))


class Paper(Frozen):
    """One sale of one shop, on paper; or its invoice, or money that went back. Everything is what it was on that day."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("reçu")
        INVOICE = "invoice", _("facture")
        CREDIT = "credit", _("avoir")

    MARKS = {Kind.RECEIPT: "", Kind.INVOICE: "-F", Kind.CREDIT: "-A"}

    kind = models.CharField(_("sorte"), max_length=7, choices=Kind)
    year = models.PositiveSmallIntegerField(_("année"))
    sequence = models.PositiveIntegerField(_("rang"))
    number = models.CharField(_("numéro"), max_length=30, unique=True)
    key = models.CharField(max_length=120, unique=True, help_text="What it was written for: once.")
    issued_on = models.DateField(_("date"))
    shop = models.ForeignKey(Shop, verbose_name=_("boutique"), on_delete=models.PROTECT, related_name="papers")
    order = models.ForeignKey(Order, verbose_name=_("commande"), on_delete=models.PROTECT, related_name="papers")
    basis = models.ForeignKey(
        "self",
        verbose_name=_("sur"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="followers",
        help_text="The receipt that an invoice stands for, the paper that a credit note corrects.",
    )
    seller = models.JSONField(_("vendeur"), help_text="commerce.papers.facts.seller()")
    buyer = models.JSONField(_("client"), help_text="commerce.papers.facts.buyer()")
    lines = models.JSONField(_("lignes"), help_text="commerce.papers.facts.lines()")
    rates = models.JSONField(_("TVA par taux"), help_text="commerce.papers.taxes.Share.to_json()")
    net = models.DecimalField(_("hors taxe"), max_digits=12, decimal_places=2)
    vat = models.DecimalField(_("TVA"), max_digits=12, decimal_places=2)
    total = models.DecimalField(_("total TTC"), max_digits=12, decimal_places=2)
    paid_by = models.CharField(_("paiement"), max_length=10, choices=Order.PaidBy)
    paid_at = models.DateTimeField(_("payé le"))
    cause = models.CharField(_("motif"), max_length=250, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("reçu, facture ou avoir")
        verbose_name_plural = _("reçus, factures et avoirs")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "kind", "year", "sequence"], name="a_shops_number_of_a_year_is_given_once"
            ),
            models.UniqueConstraint(
                fields=["order"], condition=models.Q(kind="receipt"), name="an_order_has_one_receipt"
            ),
            models.UniqueConstraint(
                fields=["order"], condition=models.Q(kind="invoice"), name="an_order_has_one_invoice"
            ),
            models.CheckConstraint(condition=models.Q(sequence__gt=0), name="a_shops_series_begins_at_one"),
            models.CheckConstraint(condition=adds_up("total", "net", "vat"), name="a_paper_adds_up_to_the_cent"),
            models.CheckConstraint(
                condition=models.Q(kind="receipt", basis=None)
                | (~models.Q(kind="receipt") & models.Q(basis__isnull=False)),
                name="what_follows_names_its_paper",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_receipt(self) -> bool:
        return self.kind == self.Kind.RECEIPT

    @property
    def is_invoice(self) -> bool:
        return self.kind == self.Kind.INVOICE

    @property
    def is_credit(self) -> bool:
        return self.kind == self.Kind.CREDIT

    @property
    def counted(self) -> dict[str, Any]:
        """Its amounts by rate as they count in the books: minus for what went back, nothing for an invoice, whose
        receipt was counted."""
        sign = {self.Kind.CREDIT: -1, self.Kind.INVOICE: 0}.get(self.Kind(self.kind), 1)
        return {each["rate"]: (sign * Decimal(each["net"]), sign * Decimal(each["vat"])) for each in self.rates}


def series_of(shop: Shop, kind: str) -> str:
    """« B00012 », « B00012-F », « B00012-A »: the shop's number, which no change of name touches."""
    return f"B{shop.pk:05d}{Paper.MARKS[Paper.Kind(kind)]}"
