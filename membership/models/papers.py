"""What changed in the facts of a member or a shop, and what a member can't change without us."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership.models.members import Member, Shop
from membership.models.people import User


class FactChangeQuerySet(models.QuerySet["FactChange"]):
    def of_member(self, member: Member) -> "FactChangeQuerySet":
        """Those of the legal unit and of its shops."""
        return self.filter(member=member)

    def with_people(self) -> "FactChangeQuerySet":
        return self.select_related("by", "shop", "member")


class FactChange(models.Model):
    """A fact was another before: orders and invoices freeze what was true then. Rows are added, never edited."""

    member = models.ForeignKey(
        Member, verbose_name=_("adhérent"), on_delete=models.PROTECT, related_name="fact_changes"
    )
    shop = models.ForeignKey(
        Shop,
        verbose_name=_("boutique"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="fact_changes",
        help_text="None for a fact of the legal unit.",
    )
    fact = models.CharField(_("quoi"), max_length=40)
    before = models.TextField(_("avant"), blank=True)
    after = models.TextField(_("après"), blank=True)
    by = models.ForeignKey(
        User, verbose_name=_("par"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(_("le"), default=clock.now)

    objects = FactChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("changement")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.label}: {self.before_words} → {self.after_words}"

    @property
    def label(self) -> str:
        model = Member if self.shop_id is None else Shop
        field: Any = model._meta.get_field(self.fact)
        return str(field.verbose_name)

    @property
    def who(self) -> str:
        return str(self.by or _("un compte fermé"))

    @property
    def before_words(self) -> str:
        return str(self.before or _("rien"))

    @property
    def after_words(self) -> str:
        return str(self.after or _("rien"))


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def open(self) -> "CorrectionQuerySet":
        return self.filter(answered_at=None)

    def for_member(self, member: Member) -> "CorrectionQuerySet":
        return self.filter(shop__member=member)

    def latest_of(self, member: Member) -> "Correction | None":
        return self.for_member(member).first()


class Correction(models.Model):
    """A member asks for a correction of what the register vouches for."""

    shop = models.ForeignKey(Shop, verbose_name=_("boutique"), on_delete=models.PROTECT, related_name="corrections")
    words = models.TextField(_("demande"), max_length=1000)
    by = models.ForeignKey(User, verbose_name=_("demandée par"), on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(_("demandée le"), default=clock.now)
    answer = models.TextField(_("réponse"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(_("répondue le"), null=True, blank=True)
    answered_by = models.ForeignKey(
        User, verbose_name=_("répondue par"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande de correction")
        verbose_name_plural = _("demandes de correction")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at=None) | ~models.Q(answer=""), name="an_answered_correction_has_an_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shop}: {self.words[:60]}"
