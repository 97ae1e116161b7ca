"""A shop is suspended or its membership ended by staff: with reasons, notice, the merchant's answer; and its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership.models.members import Shop
from membership.models.people import User


@dataclass(frozen=True)
class Rule:
    """Why a shop may be suspended, and where that is written."""

    code: str
    label: str | Promise
    source: str | Promise


RULES = (
    Rule(
        "misleading", _("informations fausses ou trompeuses"), _("conditions d’utilisation, 4 et 7 ; C. conso. L121-2")
    ),
    Rule("illegal", _("contenu ou produit interdit"), _("conditions d’utilisation, 7 ; règlement (UE) 2022/2065")),
    Rule("dangerous", _("produit dangereux"), _("règlement (UE) 2023/988, art. 22")),
    Rule(
        "undelivered",
        _("commandes non tenues ou non remboursées"),
        _("conditions d’utilisation, 4 ; C. conso. L216-1 et L221-24"),
    ),
    Rule("inactive", _("activité fermée ou non déclarée"), _("conditions d’utilisation, 4")),
    Rule("identity", _("identité qui n’a pas pu être vérifiée"), _("règlement (UE) 2022/2065, art. 30")),
    Rule("authority", _("décision d’un juge ou d’une autorité"), _("règlement (UE) 2019/1150, art. 4, § 4")),
    Rule("terms", _("autre manquement aux conditions"), _("conditions d’utilisation, 7")),
)
RULE_OF = {rule.code: rule for rule in RULES}
GROUNDS = [(rule.code, rule.label) for rule in RULES]


class SuspensionQuerySet(models.QuerySet["Suspension"]):
    def of_shop(self, shop: Shop) -> SuspensionQuerySet:
        return self.filter(shop=shop)

    def open(self) -> SuspensionQuerySet:
        """Announced or in effect."""
        return self.filter(ended_at=None)

    def announced(self) -> SuspensionQuerySet:
        return self.open().filter(in_effect_at=None)

    def running(self) -> SuspensionQuerySet:
        return self.open().exclude(in_effect_at=None)

    def due(self, at: datetime) -> SuspensionQuerySet:
        return self.announced().filter(takes_effect_at__lte=at).order_by("takes_effect_at")

    def answer_waiting(self) -> SuspensionQuerySet:
        """The merchant answered, nobody has decided; a measure that is over needs no decision."""
        return self.open().exclude(answered_at=None).filter(decided_at=None)

    def to_stop_collecting(self) -> SuspensionQuerySet:
        stops = models.Q(stops_collecting=True) | models.Q(measure=Suspension.Measure.END)
        return self.running().filter(stops, collecting_stopped_at=None)

    def to_collect_again(self) -> SuspensionQuerySet:
        stopped = self.exclude(ended_at=None).exclude(collecting_stopped_at=None)
        return stopped.filter(collecting_again_at=None)

    def with_people(self) -> SuspensionQuerySet:
        return self.select_related("shop__city__commune", "by", "ended_by", "decided_by", "answered_by")


class Suspension(models.Model):
    """A measure against a shop (P2B, règlement 2019/1150, art. 4; DSA, règlement 2022/2065, art. 17): announced, in
    effect, ended. `takes_effect_at` is what was told, `in_effect_at` what happened."""

    class Measure(models.TextChoices):
        PAUSE = "pause", _("suspension")
        END = "end", _("fin de l’adhésion")

    class Decision(models.TextChoices):
        KEPT = "kept", _("mesure maintenue")
        GRANTED = "granted", _("mesure levée")

    # What is given before it takes effect unless there is a reason to be quicker; for the end the law says it.
    NOTICE = {Measure.PAUSE: timedelta(days=15), Measure.END: timedelta(days=30)}

    shop = models.ForeignKey(Shop, verbose_name=_("boutique"), on_delete=models.CASCADE, related_name="suspensions")
    measure = models.CharField(_("mesure"), max_length=10, choices=Measure, default=Measure.PAUSE)
    ground = models.CharField(_("motif"), max_length=20, choices=GROUNDS)
    reason = models.TextField(_("raison, pour le commerçant"), max_length=2000)
    facts = models.TextField(_("faits retenus"), max_length=2000)
    why_sooner = models.TextField(_("raison de ne pas attendre"), max_length=1000, blank=True)
    by = models.ForeignKey(User, verbose_name=_("par"), on_delete=models.SET_NULL, null=True, related_name="+")
    told_at = models.DateTimeField(_("annoncée le"))
    takes_effect_at = models.DateTimeField(_("prend effet le"))
    in_effect_at = models.DateTimeField(_("en vigueur depuis le"), null=True, blank=True)
    stops_collecting = models.BooleanField(_("sans prélèvement de Pro"), default=True)
    collecting_stopped_at = models.DateTimeField(_("prélèvements arrêtés le"), null=True, blank=True)
    collecting_again_at = models.DateTimeField(_("prélèvements repris le"), null=True, blank=True)
    answer = models.TextField(_("réponse du commerçant"), max_length=4000, blank=True)
    answered_at = models.DateTimeField(_("répondu le"), null=True, blank=True)
    answered_by = models.ForeignKey(
        User, verbose_name=_("réponse de"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decision = models.CharField(_("décision"), max_length=10, choices=Decision, blank=True)
    decision_words = models.TextField(_("raison de la décision"), max_length=2000, blank=True)
    decided_at = models.DateTimeField(_("décidé le"), null=True, blank=True)
    decided_by = models.ForeignKey(
        User, verbose_name=_("décidé par"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(_("finie le"), null=True, blank=True)
    ended_why = models.TextField(_("pourquoi"), max_length=2000, blank=True)
    ended_by = models.ForeignKey(
        User, verbose_name=_("finie par"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = SuspensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suspension")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["shop"], condition=models.Q(ended_at=None), name="a_shop_has_one_open_suspension"
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(facts=""), name="a_suspension_gives_its_reasons"
            ),
            models.CheckConstraint(
                condition=models.Q(takes_effect_at__gte=models.F("told_at")),
                name="a_suspension_is_told_before_it_takes_effect",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at=None) | models.Q(answered_at__isnull=False),
                name="a_decision_follows_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shop}, {self.get_measure_display()}"

    @property
    def rule(self) -> Rule:
        return RULE_OF[self.ground]

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def is_running(self) -> bool:
        return self.is_open and self.in_effect_at is not None

    @property
    def is_announced(self) -> bool:
        return self.is_open and self.in_effect_at is None

    @property
    def is_for_good(self) -> bool:
        return self.measure == self.Measure.END

    @property
    def may_be_answered(self) -> bool:
        return self.is_open and self.answered_at is None

    @property
    def may_be_decided(self) -> bool:
        return self.is_open and self.answered_at is not None and self.decided_at is None

    @property
    def standing(self) -> str | Promise:
        """Where it stands, in words."""
        if self.is_announced:
            return _("annoncée")
        if self.is_running:
            return _("en vigueur")
        return _("finie") if self.in_effect_at else _("retirée avant effet")


class ShopEventQuerySet(models.QuerySet["ShopEvent"]):
    def of_shop(self, shop: Shop) -> ShopEventQuerySet:
        return self.filter(shop=shop)

    def with_people(self) -> ShopEventQuerySet:
        return self.select_related("by")


class ShopEvent(models.Model):
    """What staff did to a shop's standing, and what it answered: rows are added, never edited."""

    class Kind(models.TextChoices):
        ANNOUNCED = "announced", _("suspension annoncée")
        TOOK_EFFECT = "took_effect", _("suspension en vigueur")
        WITHDRAWN = "withdrawn", _("annonce retirée")
        LIFTED = "lifted", _("suspension levée")
        ANSWERED = "answered", _("réponse du commerçant")
        KEPT = "kept", _("mesure maintenue")
        GRANTED = "granted", _("réponse acceptée")
        CAME_BACK = "came_back", _("de retour")
        LEFT = "left", _("partie d’elle-même")

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="events")
    suspension = models.ForeignKey(Suspension, on_delete=models.CASCADE, null=True, blank=True, related_name="events")
    kind = models.CharField(_("quoi"), max_length=20, choices=Kind)
    by = models.ForeignKey(
        User, verbose_name=_("par"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    words = models.TextField(_("mots"), blank=True)
    at = models.DateTimeField(_("le"), default=clock.now)

    objects = ShopEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("événement d’une boutique")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%d/%m/%Y %H:%M}"
