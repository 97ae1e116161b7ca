from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    def waiting(self) -> "OutgoingMailQuerySet":
        return self.filter(state=OutgoingMail.State.WAITING)

    def due(self, at: datetime) -> "OutgoingMailQuerySet":
        return self.waiting().filter(next_attempt_at__lte=at).order_by("next_attempt_at")

    def sent(self) -> "OutgoingMailQuerySet":
        return self.filter(state=OutgoingMail.State.SENT)

    def sent_before(self, at: datetime) -> "OutgoingMailQuerySet":
        return self.sent().filter(sent_at__lt=at)

    def to_address(self, email: str) -> "OutgoingMailQuerySet":
        return self.filter(to__iexact=email)

    def newest_first(self) -> "OutgoingMailQuerySet":
        return self.order_by("-pk")


class OutgoingMail(models.Model):
    """One mail to one address, from the moment it was decided to the moment it left."""

    class State(models.TextChoices):
        WAITING = "waiting", _("en attente")
        SENT = "sent", _("envoyé")
        GIVEN_UP = "given_up", _("abandonné")

    to = models.EmailField(_("destinataire"))
    reply_to = models.EmailField(_("réponse à"), blank=True, help_text=_("Vide : à qui l’écrit."))
    unsubscribe_url = models.URLField(
        _("adresse de désinscription"), max_length=300, blank=True, help_text=_("Une requête POST y suffit (RFC 8058).")
    )
    subject = models.CharField(_("objet"), max_length=250)
    text = models.TextField(_("texte"))
    html = models.TextField("HTML", blank=True)
    key = models.CharField(max_length=120, unique=True, null=True, blank=True, help_text="Same key, same mail.")
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    last_error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "next_attempt_at"])]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"
