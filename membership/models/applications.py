"""Somebody asks to join: what they typed, what the register says beside it, and what became of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership import plans, trades
from membership.models.members import Shop
from membership.models.people import User
from membership.models.places import City, Commune, siret_digits
from membership.register.answers import Facts, Outcome


def new_token() -> str:
    return secrets.token_urlsafe(18)


OUTCOMES = [
    (Outcome.FOUND.value, _("connu")),
    (Outcome.UNKNOWN.value, _("inconnu")),
    (Outcome.SILENT.value, _("n’a pas répondu")),
    (Outcome.OFF.value, _("à vérifier à la main")),
]


class ApplicationQuerySet(models.QuerySet["Application"]):
    def drafts(self) -> ApplicationQuerySet:
        return self.filter(state=Application.State.DRAFT)

    def accepted_for(self, shop: Shop) -> ApplicationQuerySet:
        """Those by which a shop came, each time that it did."""
        return self.filter(shop=shop).order_by("pk")

    def undecided(self) -> ApplicationQuerySet:
        """Sent, and neither accepted nor refused: whoever looks must do something, or the applicant must."""
        return self.filter(state__in=Application.UNDECIDED)

    def to_decide(self) -> ApplicationQuerySet:
        """Those that wait for staff."""
        return self.filter(state=Application.State.WAITING)

    def overdue(self, at: datetime) -> ApplicationQuerySet:
        """Promised an answer by now, and still waiting for it."""
        return self.to_decide().filter(answer_by__lt=at.date())

    def of_towns(self, cities: Iterable[City]) -> ApplicationQuerySet:
        return self.filter(commune__city__in=cities)

    def longest_first(self) -> ApplicationQuerySet:
        return self.order_by("sent_at", "pk")

    def waiting_first(self) -> ApplicationQuerySet:
        """In the order in which staff see to them: what waits for them, by promised day; then what they asked."""
        state = Application.State
        first = [state.WAITING, state.ASKED, state.DRAFT]
        whens = [models.When(state=each, then=place) for place, each in enumerate(first)]
        rank = models.Case(*whens, default=len(first), output_field=models.IntegerField())
        return self.annotate(rank=rank).order_by("rank", "answer_by", "-pk")

    def refused_before(self, application: Application) -> Application | None:
        """The last refusal of the same SIRET, before this application."""
        before = self.filter(siret=application.siret, state=Application.State.REFUSED, pk__lt=application.pk or 0)
        return before.order_by("-pk").first()

    def invited_by(self, shop: Shop) -> ApplicationQuerySet:
        """What neighbours sent who came by this shop's link."""
        unsent = (Application.State.DRAFT, Application.State.DROPPED)
        return self.filter(invited_by=shop).exclude(state__in=unsent).select_related("shop__city")

    def to_look_up(self, at: datetime) -> ApplicationQuerySet:
        """The register was silent, and its next try has come."""
        return self.exclude(state__in=Application.ENDED).filter(register_next_at__lte=at)

    def forgotten(self, before: datetime) -> ApplicationQuerySet:
        """Begun and left."""
        return self.drafts().filter(changed_at__lt=before)


class Application(models.Model):
    """A request to join. Whoever holds `token` goes on with it (its address is in the mail, no account is needed)."""

    class State(models.TextChoices):
        DRAFT = "draft", _("commencée")
        WAITING = "waiting", _("à décider")
        ASKED = "asked", _("question posée")
        ACCEPTED = "accepted", _("acceptée")
        REFUSED = "refused", _("refusée")
        DROPPED = "dropped", _("abandonnée")

    UNDECIDED = (State.WAITING, State.ASKED)
    ENDED = (State.ACCEPTED, State.REFUSED, State.DROPPED)

    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.DRAFT)
    siret = models.CharField("SIRET", max_length=14, validators=[siret_digits])
    shop_name = models.CharField(_("nom du commerce"), max_length=80, blank=True)
    trade = models.CharField(_("métier"), max_length=20, choices=trades.CHOICES, blank=True)
    legal_name = models.CharField(_("dénomination légale"), max_length=200, blank=True)
    legal_form = models.CharField(_("forme juridique"), max_length=100, blank=True)
    activity_code = models.CharField(_("code d’activité"), max_length=8, blank=True)
    street_address = models.CharField(_("adresse"), max_length=150, blank=True)
    postcode = models.CharField(_("code postal"), max_length=5, blank=True)
    commune = models.ForeignKey(
        Commune, verbose_name=_("ville"), on_delete=models.PROTECT, null=True, blank=True, related_name="applications"
    )
    contact_name = models.CharField(_("contact"), max_length=150, blank=True)
    email = models.EmailField(_("adresse e-mail"), blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    offer = models.CharField(
        _("offre"), max_length=10, choices=[(plan.code, plan.name) for plan in plans.ALL.values()], blank=True
    )
    is_franchise = models.BooleanField(_("franchisé indépendant"), default=False)
    words = models.TextField(_("un mot pour l’équipe"), max_length=1000, blank=True)
    terms_version = models.CharField(_("conditions acceptées"), max_length=20, blank=True)
    terms_accepted_at = models.DateTimeField(_("acceptées le"), null=True, blank=True)

    register_outcome = models.CharField(_("registre"), max_length=10, blank=True, choices=OUTCOMES)
    register_source = models.CharField(_("source"), max_length=100, blank=True)
    register_facts = models.JSONField(default=dict, blank=True)
    register_asked_at = models.DateTimeField(_("registre interrogé le"), null=True, blank=True)
    register_tries = models.PositiveSmallIntegerField(default=0)
    register_next_at = models.DateTimeField(null=True, blank=True)

    created_at = models.DateTimeField(_("commencée le"), default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(_("envoyée le"), null=True, blank=True)
    answer_by = models.DateField(_("réponse promise pour le"), null=True, blank=True)
    decided_at = models.DateTimeField(_("décidée le"), null=True, blank=True)
    decided_by = models.ForeignKey(
        User, verbose_name=_("décidée par"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("raison"), max_length=1000, blank=True)
    # A shop that left and came back has several.
    shop = models.ForeignKey(
        Shop, verbose_name=_("boutique"), on_delete=models.PROTECT, null=True, blank=True, related_name="applications"
    )

    invited_by = models.ForeignKey(
        Shop,
        verbose_name=_("invitée par"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="neighbours_invited",
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande d’inscription")
        verbose_name_plural = _("demandes d’inscription")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["siret"],
                condition=models.Q(state__in=["waiting", "asked"]),
                name="a_siret_applies_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | models.Q(shop__isnull=False),
                name="an_accepted_application_has_its_shop",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(reason=""), name="a_refusal_gives_its_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "dropped"]) | models.Q(terms_accepted_at__isnull=False),
                name="who_applies_has_accepted_the_terms",
            ),
        ]

    def __str__(self) -> str:
        return self.shop_name or self.legal_name or self.siret

    @property
    def siren(self) -> str:
        return self.siret[:9]

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_undecided(self) -> bool:
        return self.state in self.UNDECIDED

    @property
    def is_open_to_applicant(self) -> bool:
        """Whether the applicant may still change it: until it is sent, and while staff have asked something."""
        return self.state in (self.State.DRAFT, self.State.ASKED)

    @property
    def facts(self) -> Facts | None:
        """What the register said, if it knew the number."""
        return Facts(**self.register_facts) if self.register_facts else None

    @property
    def is_being_looked_up(self) -> bool:
        """Whether the register has been asked and hasn't said anything yet."""
        return self.register_asked_at is not None and not self.register_outcome

    def is_late(self, today: date) -> bool:
        """Whether an answer was promised for a day that is past."""
        return self.state == self.State.WAITING and self.answer_by is not None and self.answer_by < today

    @property
    def wants_pro(self) -> bool:
        return self.offer == plans.PRO.code


class ApplicationEventQuerySet(models.QuerySet["ApplicationEvent"]):
    def open_question(self) -> ApplicationEvent | None:
        """What staff asked last, of one application that waits for its applicant; None for any other."""
        kind = ApplicationEvent.Kind.ASKED
        return self.filter(kind=kind, application__state=Application.State.ASKED).order_by("-pk").first()

    def with_people(self) -> ApplicationEventQuerySet:
        return self.select_related("by")


class ApplicationEvent(models.Model):
    """What happened to an application, who did it and what was written: rows are added, never edited."""

    class Kind(models.TextChoices):
        BEGUN = "begun", _("commencée")
        SENT = "sent", _("envoyée")
        ASKED = "asked", _("question posée")
        ANSWERED = "answered", _("réponse reçue")
        NOTED = "noted", _("note")
        LOOKED_UP = "looked_up", _("registre consulté")
        ACCEPTED = "accepted", _("acceptée")
        REFUSED = "refused", _("refusée")
        DROPPED = "dropped", _("abandonnée")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("quoi"), max_length=10, choices=Kind)
    by = models.ForeignKey(
        User, verbose_name=_("par"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.TextField(_("mots"), blank=True)
    at = models.DateTimeField(_("le"), default=clock.now)

    objects = ApplicationEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("événement d’une demande")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%d/%m/%Y %H:%M}"
