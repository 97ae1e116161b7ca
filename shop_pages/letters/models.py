from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership.models import City, Shop


class ShopMessageQuerySet(models.QuerySet["ShopMessage"]):
    def newest_first(self) -> "ShopMessageQuerySet":
        return self.order_by("-created_at", "-pk")

    def unread(self) -> "ShopMessageQuerySet":
        return self.filter(state=ShopMessage.State.NEW)

    def saying(self, *, email: str, words: str, since: datetime) -> "ShopMessageQuerySet":
        """The same words of the same person, sent again."""
        return self.filter(email__iexact=email, words=words, created_at__gte=since)

    def of_address(self, email: str, city: City) -> "ShopMessageQuerySet":
        """What one address wrote to the shops of a town."""
        return self.filter(email__iexact=email, shop__city=city)

    def forget_author(self) -> int:
        """The shop still sees that somebody wrote, and when."""
        gone = {"name": _("Compte effacé"), "words": _("Message effacé à la demande de la personne."), "about": ""}
        return self.update(email="", **{name: str(value) for name, value in gone.items()})

    def written_before(self, at: datetime) -> "ShopMessageQuerySet":
        return self.filter(created_at__lt=at)


class ShopMessage(models.Model):
    """What one visitor wrote to one shop. Nobody but the shop reads it; after a year it is deleted."""

    class State(models.TextChoices):
        NEW = "new", _("à lire")
        READ = "read", _("lu")

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="messages", verbose_name=_("boutique"))
    name = models.CharField(_("nom"), max_length=80)
    email = models.EmailField(_("adresse e-mail"))
    about = models.CharField(_("à propos de"), max_length=100, blank=True)
    words = models.TextField(_("message"), max_length=3000)
    state = models.CharField(_("état"), max_length=5, choices=State, default=State.NEW)
    created_at = models.DateTimeField(_("reçu le"), default=clock.now)

    objects = ShopMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message à une boutique")
        verbose_name_plural = _("messages aux boutiques")
        indexes = [models.Index(fields=["shop", "state"], name="messages_of_a_shop")]

    def __str__(self) -> str:
        return f"{self.name}, {self.shop}"

    @property
    def is_new(self) -> bool:
        return self.state == self.State.NEW

    def mark(self, state: str) -> None:
        self.state = state
        self.save(update_fields=["state"])
