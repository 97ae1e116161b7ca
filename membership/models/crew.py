"""Who is asked to act for a shop, and what was changed among those who do."""

import secrets
from datetime import datetime, timedelta

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership.models.members import Shop, ShopRole
from membership.models.people import User

GOOD_FOR = timedelta(days=14)


def new_token() -> str:
    return secrets.token_urlsafe(24)


def good_until() -> datetime:
    return clock.now() + GOOD_FOR


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; the time of some may be over."""
        return self.filter(state=Invitation.State.WAITING)

    def to(self, email: str) -> "InvitationQuerySet":
        return self.filter(email__iexact=email.strip())

    def newest_first(self) -> "InvitationQuerySet":
        return self.order_by("-sent_at", "-pk")


class Invitation(models.Model):
    """Somebody is asked to act for a shop. The mail holds `token`: it works once and for two weeks."""

    class State(models.TextChoices):
        WAITING = "waiting", _("envoyée")
        ACCEPTED = "accepted", _("acceptée")
        WITHDRAWN = "withdrawn", _("retirée")

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("boutique"))
    email = models.EmailField(_("adresse e-mail"))
    role = models.CharField(_("rôle"), max_length=10, choices=ShopRole.Role)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.WAITING)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("par"))
    sent_at = models.DateTimeField(_("envoyée le"), default=clock.now)
    good_until = models.DateTimeField(_("valable jusqu’au"), default=good_until)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "shop",
                condition=models.Q(state="waiting"),
                name="an_address_is_invited_once_to_a_shop",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email}, {self.shop}"

    @property
    def is_over(self) -> bool:
        return self.good_until <= clock.now()

    @property
    def is_open(self) -> bool:
        """Whether it can be accepted now; needs `shop`."""
        return self.state == self.State.WAITING and not self.is_over and self.shop.status != Shop.Status.LEFT


class CrewEvent(models.Model):
    """What was changed among the people of a shop. Names are copied: they stay when an account goes."""

    class Kind(models.TextChoices):
        INVITED = "invited", _("a invité %(whom)s : %(role)s")
        SENT_AGAIN = "again", _("a renvoyé l’invitation à %(whom)s")
        WITHDRAWN = "withdrawn", _("a retiré l’invitation de %(whom)s")
        JOINED = "joined", _("a accepté l’invitation : %(role)s")
        ROLE_CHANGED = "role", _("a changé le rôle de %(whom)s : %(role)s")
        REMOVED = "removed", _("a retiré l’accès de %(whom)s")

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="crew_events")
    kind = models.CharField(max_length=10, choices=Kind)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=310)
    whom = models.CharField(max_length=310)
    role = models.CharField(max_length=10, choices=ShopRole.Role, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.by_name} {self.words}"

    @property
    def words(self) -> str:
        """What was done, as it follows the name of who did it."""
        return str(self.get_kind_display()) % {"whom": self.whom, "role": self.get_role_display()}
