"""A shop asks for help, by phone or mail; support takes it, and says at the end what was done."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership.models.members import Shop
from membership.models.people import User


class HelpRequestQuerySet(models.QuerySet["HelpRequest"]):
    def open(self) -> HelpRequestQuerySet:
        return self.filter(state__in=HelpRequest.OPEN)

    def waiting(self) -> HelpRequestQuerySet:
        """Nobody of the team has taken them yet."""
        return self.filter(state=HelpRequest.State.WAITING)

    def late(self, at: datetime) -> HelpRequestQuerySet:
        """Open, though we promised to have called or written by now."""
        return self.open().filter(due_at__lt=at)

    def in_window(self, call_at: datetime) -> HelpRequestQuerySet:
        """Calls that are promised from this moment on."""
        return self.open().filter(call_at=call_at)

    def calls_from(self, at: datetime) -> dict[datetime, int]:
        """How many calls are promised in each window that begins from now on."""
        counted = self.open().filter(call_at__gte=at).values_list("call_at").annotate(models.Count("pk"))
        return dict(counted.order_by())

    def next_first(self) -> HelpRequestQuerySet:
        """In the order in which staff see to them: what is open, by the promised moment; then the latest that ended."""
        is_over = models.Case(
            models.When(state__in=HelpRequest.OPEN, then=0), default=1, output_field=models.IntegerField()
        )
        return self.annotate(is_over=is_over).order_by("is_over", "due_at", "-pk")

    def latest_first(self) -> HelpRequestQuerySet:
        return self.order_by("-pk")

    def of(self, shop: Shop) -> HelpRequestQuerySet:
        return self.filter(shop=shop)

    def asked_by(self, user: User) -> HelpRequestQuerySet:
        return self.filter(asked_by=user)

    def besides(self, request: HelpRequest) -> HelpRequestQuerySet:
        return self.exclude(pk=request.pk)

    def with_people(self) -> HelpRequestQuerySet:
        return self.select_related("asked_by", "taken_by", "shop__city__commune", "shop__subscription")


class HelpRequest(models.Model):
    """`call_at` is when the window of two hours begins in which we call, `place` the call's number in it; both empty
    where a mail was asked for. `due_at`: by then we promised to have called or written."""

    class Kind(models.TextChoices):
        EXPLAIN = "explain", _("aidez-moi")
        DO = "do", _("faites-le pour moi")

    class Topic(models.TextChoices):
        PAGE = "page", _("Ma page")
        MINI_SITE = "mini_site", _("Mon mini-site")
        PRODUCTS = "products", _("Mes produits")
        DELIVERY = "delivery", _("Retrait et livraison")
        CARDS = "cards", _("Les paiements par carte")
        MEMBERSHIP = "membership", _("Mon adhésion")
        OTHER = "other", _("Autre chose")

    class State(models.TextChoices):
        WAITING = "waiting", _("à prendre")
        TAKEN = "taken", _("en cours")
        DONE = "done", _("terminée")
        WITHDRAWN = "withdrawn", _("retirée")

    OPEN = (State.WAITING, State.TAKEN)

    shop = models.ForeignKey(Shop, verbose_name=_("boutique"), on_delete=models.PROTECT, related_name="help_requests")
    asked_by = models.ForeignKey(
        User, verbose_name=_("demandée par"), on_delete=models.PROTECT, related_name="help_requests"
    )
    kind = models.CharField(_("demande"), max_length=10, choices=Kind)
    topic = models.CharField(_("sujet"), max_length=12, choices=Topic)
    words = models.TextField(_("mots"), max_length=2000, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    call_at = models.DateTimeField(_("rappel à partir de"), null=True, blank=True)
    place = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    due_at = models.DateTimeField(_("promis pour"))
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.WAITING)
    taken_by = models.ForeignKey(
        User, verbose_name=_("prise par"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("demandée le"), default=clock.now)
    ended_at = models.DateTimeField(_("finie le"), null=True, blank=True)
    closing_words = models.TextField(_("mot de la fin"), max_length=2000, blank=True)

    objects = HelpRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande d’aide")
        verbose_name_plural = _("demandes d’aide")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call_at", "place"],
                condition=models.Q(state__in=["waiting", "taken"]),
                name="a_place_among_calls_is_given_once",
            ),
            models.CheckConstraint(
                condition=models.Q(call_at=None) | ~models.Q(phone=""), name="who_is_called_has_a_number"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="taken") | models.Q(taken_by__isnull=False), name="what_is_taken_has_a_taker"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="done") | ~models.Q(closing_words=""), name="help_ends_with_a_word"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shop}, {self.get_kind_display()}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def wants_doing(self) -> bool:
        return self.kind == self.Kind.DO

    def is_late(self, at: datetime) -> bool:
        return self.is_open and self.due_at < at


class HelpEventQuerySet(models.QuerySet["HelpEvent"]):
    def with_people(self) -> HelpEventQuerySet:
        return self.select_related("by")


class HelpEvent(models.Model):
    """What happened to a request, who did it and what was written: rows are added, never edited."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("demandée")
        MOVED = "moved", _("rappel déplacé")
        WITHDRAWN = "withdrawn", _("retirée")
        TAKEN = "taken", _("prise en charge")
        GIVEN_BACK = "given_back", _("rendue à l’équipe")
        NOT_REACHED = "not_reached", _("personne au bout du fil")
        NOTED = "noted", _("note")
        DONE = "done", _("terminée")

    request = models.ForeignKey(HelpRequest, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("quoi"), max_length=12, choices=Kind)
    by = models.ForeignKey(User, verbose_name=_("par"), on_delete=models.PROTECT, related_name="+")
    words = models.TextField(_("mots"), blank=True)
    at = models.DateTimeField(_("le"), default=clock.now)

    objects = HelpEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("événement d’une demande d’aide")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d %H:%M}"
