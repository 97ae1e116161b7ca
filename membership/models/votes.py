from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership.models.members import Shop
from membership.models.places import City


class ShopVoteQuerySet(models.QuerySet["ShopVote"]):
    def counts(self, city: City) -> dict[int, int]:
        """Votes of the town's shops, by the key of the shop; those that have some."""
        rows = self.filter(shop__city=city).values("shop").annotate(number=models.Count("pk"))
        return {row["shop"]: row["number"] for row in rows}

    def counts_of(self, shops: Collection[int]) -> dict[int, int]:
        """The same for these shops, whatever their towns."""
        rows = self.filter(shop__in=shops).values("shop").annotate(number=models.Count("pk"))
        return {row["shop"]: row["number"] for row in rows}

    def counts_in(self, cities: Iterable[City]) -> dict[int, int]:
        """All votes for shops of these towns, by the key of the town."""
        rows = self.filter(shop__city__in=cities).values("shop__city").annotate(number=models.Count("pk"))
        return {row["shop__city"]: row["number"] for row in rows}

    def for_shop(self, shop: Shop) -> "ShopVoteQuerySet":
        return self.filter(shop=shop)

    def before(self, at: datetime) -> "ShopVoteQuerySet":
        return self.filter(at__lt=at)


class ShopVote(models.Model):
    """« J’aimerais y acheter en ligne », once a person and shop. `mark` tells only whether this voice is in already."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="votes", verbose_name=_("boutique"))
    mark = models.CharField(max_length=64, editable=False)
    at = models.DateTimeField(_("le"), default=clock.now)

    objects = ShopVoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("voix")
        verbose_name_plural = _("voix")
        constraints = [models.UniqueConstraint(fields=["shop", "mark"], name="a_person_votes_once_for_a_shop")]

    def __str__(self) -> str:
        return f"{self.shop}, {self.at:%d/%m/%Y}"


class MissingShopQuerySet(models.QuerySet["MissingShop"]):
    def shown_in(self, city: City) -> "MissingShopQuerySet":
        """Those that members read: the most wanted first."""
        return (
            self.filter(city=city, state=MissingShop.State.NAMED)
            .annotate(number=models.Count("votes"))
            .filter(number__gt=0)
            .order_by("-number", "name")
        )

    def with_votes(self) -> "MissingShopQuerySet":
        return self.annotate(number=models.Count("votes"))

    def without_votes(self) -> "MissingShopQuerySet":
        return self.filter(votes=None)


class MissingShop(models.Model):
    """A shop of a town that isn't here, as visitors named it. Read by staff and by the town's members, by nobody else."""

    class State(models.TextChoices):
        NAMED = "named", _("nommé")
        ASIDE = "aside", _("écarté")
        JOINED = "joined", _("inscrit depuis")

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="missing_shops", verbose_name=_("ville"))
    key = models.CharField(max_length=80, editable=False, help_text="The name as it is compared.")
    name = models.CharField(_("nom"), max_length=80)
    street = models.CharField(_("rue"), max_length=120, blank=True)
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.NAMED)
    named_at = models.DateTimeField(_("nommé le"), default=clock.now)

    objects = MissingShopQuerySet.as_manager()

    class Meta:
        verbose_name = _("commerce qui manque")
        verbose_name_plural = _("commerces qui manquent")
        constraints = [models.UniqueConstraint(fields=["city", "key"], name="a_missing_shop_is_one_row_a_town")]

    def __str__(self) -> str:
        return self.name


class MissingShopVoteQuerySet(models.QuerySet["MissingShopVote"]):
    def before(self, at: datetime) -> "MissingShopVoteQuerySet":
        return self.filter(at__lt=at)


class MissingShopVote(models.Model):
    shop = models.ForeignKey(MissingShop, on_delete=models.CASCADE, related_name="votes")
    mark = models.CharField(max_length=64, editable=False)
    at = models.DateTimeField(_("le"), default=clock.now)

    objects = MissingShopVoteQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shop", "mark"], name="a_person_names_a_missing_shop_once")]

    def __str__(self) -> str:
        return f"{self.shop}, {self.at:%d/%m/%Y}"
