from django.db import models
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership.models.applications import new_token
from membership.models.members import Shop


class NeighbourLinkQuerySet(models.QuerySet["NeighbourLink"]):
    def good(self, code: str) -> "NeighbourLink | None":
        """The link of this code, while its shop is listed."""
        found = self.filter(code=code, shop__status=Shop.Status.ACCEPTED)
        return found.select_related("shop__city__commune", "shop__member", "shop__subscription").first()


class NeighbourLink(models.Model):
    """The personal link by which a shop invites its neighbours to join; a new code makes the old one worthless."""

    shop = models.OneToOneField(
        Shop, on_delete=models.CASCADE, related_name="neighbour_link", verbose_name=_("boutique")
    )
    code = models.CharField(max_length=40, unique=True, default=new_token)
    made_at = models.DateTimeField(default=clock.now)

    objects = NeighbourLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("lien d’invitation")
        verbose_name_plural = _("liens d’invitation")

    def __str__(self) -> str:
        return str(self.shop)
