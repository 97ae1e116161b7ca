from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from kit.search_text import normalise
from membership import reserved
from membership.timezones import zone_of


class CommuneQuerySet(models.QuerySet["Commune"]):
    def matching(self, words: str) -> "CommuneQuerySet":
        """Communes whose name or postcode begins like `words`, the most populated first; empty for no words."""
        words = words.strip()
        if not words:
            return self.none()
        if words.isdigit():
            return self.filter(postcodes__contains=words).order_by("-population")
        return self.filter(search_name__startswith=normalise(words)).order_by("-population")

    def called(self, names: list[str]) -> "CommuneQuerySet":
        """Communes that have one of these names (normalised) or postcodes."""
        is_there = models.Q(search_name__in=names)
        for postcode in [name for name in names if name.isdigit() and len(name) == 5]:
            is_there |= models.Q(postcodes__contains=postcode)
        return self.filter(is_there)

    def spelt_like(self, name: str) -> "CommuneQuerySet":
        """Communes whose normalised name begins with the same two letters and is about as long."""
        about_as_long = self.annotate(name_length=Length("search_name")).filter(
            name_length__gte=len(name) - 2, name_length__lte=len(name) + 2
        )
        return about_as_long.filter(search_name__startswith=name[:2])

    def without_city(self) -> "CommuneQuerySet":
        return self.filter(city=None)

    def asked_for(self) -> "CommuneQuerySet":
        """Communes that somebody asked for, with `wish_count`, `first_wish`, `last_wish`, `address_count` (who wants to be
        told) and `application_count` (shops there whose request isn't decided)."""
        undecided = models.Q(applications__state__in=["waiting", "asked"])
        return (
            self.filter(wishes__isnull=False)
            .select_related("city")
            .annotate(
                wish_count=models.Count("wishes", distinct=True),
                first_wish=models.Min("wishes__created_at"),
                last_wish=models.Max("wishes__created_at"),
                address_count=models.Count("wishes__email", distinct=True, filter=~models.Q(wishes__email="")),
                application_count=models.Count("applications", distinct=True, filter=undecided),
            )
        )

    def wish_departements(self) -> list[str]:
        asked = self.filter(wishes__isnull=False).order_by("departement")
        return list(asked.values_list("departement", flat=True).distinct())

    def in_departement(self, code: str) -> "CommuneQuerySet":
        return self.filter(departement=code)

    def named_like(self, words: str) -> "CommuneQuerySet":
        return self.filter(search_name__contains=normalise(words))

    def most_asked_for_since(self, moment: datetime) -> "Commune | None":
        """The commune without a town that was asked for most since then, with `wish_count`."""
        asked = self.without_city().filter(wishes__created_at__gte=moment)
        return asked.annotate(wish_count=models.Count("wishes")).order_by("-wish_count", "-population").first()


class Commune(models.Model):
    """A commune of the reference file (`data/communes.tsv.gz`)."""

    insee_code = models.CharField("code INSEE", max_length=5, primary_key=True)
    name = models.CharField(_("nom"), max_length=60)
    search_name = models.CharField(max_length=80, db_index=True)
    departement = models.CharField(_("département"), max_length=3, db_index=True)
    postcodes = models.CharField(_("codes postaux"), max_length=250)
    population = models.PositiveIntegerField(_("population"), default=0)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    objects = CommuneQuerySet.as_manager()

    class Meta:
        verbose_name = _("commune")
        ordering = ["name", "departement"]

    def __str__(self) -> str:
        return f"{self.name} ({self.departement})"

    @property
    def postcode_list(self) -> list[str]:
        return self.postcodes.replace(",", " ").split()

    @property
    def first_postcode(self) -> str:
        return self.postcodes.split(",")[0].split(" ")[0]


class CityQuerySet(models.QuerySet["City"]):
    def by_slug(self, slug: str) -> "City | None":
        return self.select_related("commune").filter(slug=slug).first()

    def with_pro_count(self, at: datetime) -> "CityQuerySet":
        """Adds `pro_count`: distinct members with an active Pro shop in the town at that moment (`membership.gate`)."""
        return self.annotate(
            pro_count=models.Count("shops__member", filter=pro_condition(at, "shops__"), distinct=True)
        )

    def having_pro(self, count: int) -> "CityQuerySet":
        return self.filter(pro_count=count)

    def having_at_least(self, count: int) -> "CityQuerySet":
        return self.filter(pro_count__gte=count)

    def with_shop_count(self) -> "CityQuerySet":
        return self.annotate(shop_count=models.Count("shops", filter=models.Q(shops__status="accepted"), distinct=True))

    def without_day(self, day: date) -> "CityQuerySet":
        """Towns whose history has no row of that day (`TownDay`)."""
        return self.exclude(days__day=day)

    def with_last_day(self) -> "CityQuerySet":
        """Adds `last_day`: the newest day of the town's history, None if it has none."""
        return self.annotate(last_day=models.Max("days__day"))

    def with_commune(self) -> "CityQuerySet":
        return self.select_related("commune")

    def largest(self, number: int) -> "CityQuerySet":
        """Those with the most shops."""
        return self.with_shop_count().order_by(models.F("shop_count").desc(), "slug")[:number]


def pro_condition(at: datetime, prefix: str = "") -> models.Q:
    """What makes a shop an active Pro one: accepted, not suspended, and paid for or in grace."""
    return models.Q(**{f"{prefix}status": "accepted", f"{prefix}subscription__pro_until__gt": at})


class City(models.Model):
    """A commune that is on the platform; its slug is frozen once it is used."""

    commune = models.OneToOneField(Commune, on_delete=models.PROTECT, verbose_name=_("commune"))
    slug = models.SlugField(_("adresse"), max_length=80, unique=True, editable=False)
    timezone = models.CharField(_("fuseau horaire"), max_length=40, editable=False)
    scene = models.CharField(_("paysage"), max_length=20, default="ville", help_text=_("Le dessin de sa rue."))
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CityQuerySet.as_manager()

    class Meta:
        verbose_name = _("ville")
        ordering = ["commune__name"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(slug__in=sorted(reserved.TOP_LEVEL)), name="no_town_takes_a_reserved_word"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/{self.slug}/"

    @property
    def name(self) -> str:
        return self.commune.name

    @property
    def departement(self) -> str:
        return self.commune.departement

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def save(self, *args: object, **kwargs: object) -> None:
        self.timezone = self.timezone or zone_of(self.commune.departement)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class CityWishQuerySet(models.QuerySet["CityWish"]):
    def counted_for(self, cities: Iterable["City"]) -> dict[int, int]:
        """How many wishes there were for these towns, by the key of the town."""
        rows = self.filter(commune__city__in=cities).values("commune__city").annotate(number=models.Count("pk"))
        return {row["commune__city"]: row["number"] for row in rows}

    def for_commune(self, commune: Commune) -> "CityWishQuerySet":
        return self.filter(commune=commune)

    def with_address(self) -> "CityWishQuerySet":
        return self.exclude(email="")

    def answered(self) -> "CityWishQuerySet":
        """Wishes for a commune that is a town by now."""
        return self.filter(commune__city__isnull=False)

    def before(self, at: datetime) -> "CityWishQuerySet":
        return self.filter(created_at__lt=at)


class CityWish(models.Model):
    """Somebody asked for a town that isn't there yet: counted, by commune."""

    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="wishes")
    email = models.EmailField(_("adresse e-mail"), blank=True, help_text=_("Pour vous écrire quand la ville arrive."))
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CityWishQuerySet.as_manager()

    class Meta:
        verbose_name = _("ville demandée")
        verbose_name_plural = _("villes demandées")

    def __str__(self) -> str:
        return str(self.commune)


siret_digits = RegexValidator(r"^\d{14}$", _("Un SIRET compte 14 chiffres."))
siren_digits = RegexValidator(r"^\d{9}$", _("Un SIREN compte 9 chiffres."))
