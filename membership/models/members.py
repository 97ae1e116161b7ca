"""Legal units, their shops, and who acts for them."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kit import clock
from kit.calendar import Calendar, Week
from kit.models import Picture
from membership import plans, reserved, social, trades
from membership.models.people import User
from membership.models.places import City, pro_condition, siren_digits, siret_digits

hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Une couleur s’écrit comme #B5472F."))


class Member(models.Model):
    """A legal unit. Its legal name and what the law wants a trader to show is public; the rest is for support."""

    siren = models.CharField("SIREN", max_length=9, unique=True, validators=[siren_digits])
    legal_name = models.CharField(_("dénomination légale"), max_length=200)
    legal_form = models.CharField(_("forme juridique"), max_length=100, blank=True)
    register_entry = models.CharField(_("registre"), max_length=100, blank=True, help_text=_("RCS Annecy, RNE…"))
    vat_number = models.CharField(_("numéro de TVA"), max_length=20, blank=True)
    is_vat_exempt = models.BooleanField(_("TVA non applicable, art. 293 B du CGI"), default=False)
    activity_code = models.CharField(_("code d’activité"), max_length=8, blank=True)
    activity_revision = models.CharField(_("nomenclature"), max_length=20, blank=True, default="NAF rév. 2")
    legal_address = models.CharField(_("adresse légale"), max_length=250, blank=True)
    contact_name = models.CharField(_("contact"), max_length=150, blank=True)
    contact_email = models.EmailField(_("e-mail du contact"), blank=True)
    contact_phone = models.CharField(_("téléphone du contact"), max_length=20, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("adhérent")
        ordering = ["legal_name"]

    def __str__(self) -> str:
        return self.legal_name


class ShopQuerySet(models.QuerySet["Shop"]):
    def in_city(self, city: City) -> "ShopQuerySet":
        return self.filter(city=city)

    def in_cities(self, cities: Iterable[City]) -> "ShopQuerySet":
        return self.filter(city__in=cities)

    def at_address(self, slug: str) -> "ShopQuerySet":
        return self.filter(slug=slug)

    def of_member(self, member: Member) -> "ShopQuerySet":
        return self.filter(member=member).exclude(status=Shop.Status.LEFT)

    def besides(self, shop: "Shop") -> "ShopQuerySet":
        return self.exclude(pk=shop.pk)

    def listed(self) -> "ShopQuerySet":
        """Shops that the public sees."""
        return self.filter(status=Shop.Status.ACCEPTED)

    def gone(self) -> "ShopQuerySet":
        return self.filter(status=Shop.Status.LEFT)

    def to_forget(self, before: datetime) -> "ShopQuerySet":
        """Gone since before that moment, by their own will or ours, and what has to be forgotten of them isn't yet."""
        left = models.Q(departures__at__lte=before) | models.Q(suspensions__in_effect_at__lte=before)
        lately = models.Q(departures__at__gt=before) | models.Q(suspensions__in_effect_at__gt=before)
        ours = Shop.objects.filter(models.Q(pk=models.OuterRef("pk")))
        found = self.gone().filter(models.Exists(ours.filter(left)), facts_forgotten_at=None)
        return found.exclude(models.Exists(ours.filter(lately)))

    def pro(self, at: datetime | None = None) -> "ShopQuerySet":
        return self.filter(pro_condition(at or clock.now()))

    def with_ends(self) -> models.QuerySet[Any, Any]:
        """(town, member, when its Pro ends, whether nothing is expected to renew it) of shops that are Pro."""
        is_renewed = models.Q(subscription__status="active", subscription__ends_at_period_end=False)
        is_ending = models.Case(models.When(is_renewed, then=False), default=True, output_field=models.BooleanField())
        return self.annotate(is_ending=is_ending).values_list("city", "member", "subscription__pro_until", "is_ending")

    def with_spans(self) -> models.QuerySet[Any, Any]:
        """(town, member, when the shop was accepted, first day and end of its Pro): what is known of days gone by."""
        return self.order_by().values_list(
            "city", "member", "created_at", "subscription__began_on", "subscription__pro_until"
        )

    def silent_since(self, moment: datetime) -> "ShopQuerySet":
        """Accepted before that moment, no fact written and nobody who acts for them signed in since
        (`membership.board.life` knows what else is a sign of life)."""
        signed_in = ShopRole.objects.filter(shop=models.OuterRef("pk"), user__last_login__gt=moment)
        return self.filter(created_at__lte=moment, changed_at__lte=moment).exclude(models.Exists(signed_in))

    def with_last_sign_in(self) -> "ShopQuerySet":
        """Adds `last_sign_in`: when somebody who acts for the shop came last."""
        return self.annotate(last_sign_in=models.Max("roles__user__last_login"))

    def could_be_tenth(self, at: datetime) -> "ShopQuerySet":
        """Shops whose going Pro adds a member: Standard, and their member has no Pro shop in the town."""
        others = Shop.objects.pro(at).filter(member=models.OuterRef("member"), city=models.OuterRef("city"))
        return self.listed().exclude(models.Exists(others))

    def named(self) -> "ShopQuerySet":
        """Only what a list of names needs."""
        return self.only("pk", "name", "city_id")

    def for_person(self, user: User, *roles: str) -> "ShopQuerySet":
        """The shops a person acts for (in one of these roles): where everything a merchant sees begins. Staff who act
        for a shop at this moment work there as its people do; what its owners sign begins with `owned_by`."""
        if user.city_id is not None or not user.is_authenticated:
            return self.none()
        held = ShopRole.objects.filter(user=user)
        mine = models.Q(pk__in=(held.filter(role__in=roles) if roles else held).values("shop"))
        if user.is_staff:
            mine |= models.Q(pk__in=Shop.objects.visited_by(user).values("pk"))
        return self.filter(mine).exclude(status=Shop.Status.LEFT)

    def visited_by(self, user: User) -> "ShopQuerySet":
        """The shop that a member of the team acts for at this moment."""
        return self.filter(visits__staff=user, visits__ended_at=None, visits__until__gt=clock.now())

    def owned_by(self, user: User) -> "ShopQuerySet":
        """The shops a person signs contracts for."""
        # Both in one filter: of two filters on the roles, the second could be met by somebody else's. The role itself is
        # asked for again: staff who act for a shop sign nothing.
        return self.for_person(user).filter(roles__user=user, roles__role=ShopRole.Role.OWNER)

    def signed_for(self, user: User) -> "ShopQuerySet":
        """The same, and those of them that left: their data and papers stay within reach of who signed."""
        if user.city_id is not None or not user.is_authenticated:
            return self.none()
        return self.filter(roles__user=user, roles__role=ShopRole.Role.OWNER)

    def with_contract(self) -> "ShopQuerySet":
        """Those with a contract for Pro that could be ended."""
        return self.filter(subscription__status__in=["active", "past_due"], subscription__ends_at_period_end=False)

    def billed_as(self, customer_id: str) -> "Shop | None":
        """The shop whose Pro this customer of Stripe pays."""
        return self.filter(subscription__stripe_customer_id=customer_id).first() if customer_id else None

    def with_votes(self) -> "ShopQuerySet":
        """Adds `vote_count`: how many would like to buy there online."""
        return self.annotate(vote_count=models.Count("votes", distinct=True))

    def with_standing(self) -> "ShopQuerySet":
        return self.select_related("city__commune", "member", "subscription__price")


class Shop(models.Model):
    """One place of a member in one town. The facts of its page live here, whatever its offer."""

    class Status(models.TextChoices):
        ACCEPTED = "accepted", _("acceptée")
        SUSPENDED = "suspended", _("suspendue")
        LEFT = "left", _("partie")

    class CounterPayment(models.TextChoices):
        CASH = "cash", _("espèces")
        CHEQUE = "cheque", _("chèque")
        CARD = "card", _("carte bancaire")
        MEAL_VOUCHER = "meal_voucher", _("titres-restaurant")
        GIFT_CARD = "gift_card", _("chèques-cadeaux")

    member = models.ForeignKey(Member, verbose_name=_("adhérent"), on_delete=models.PROTECT, related_name="shops")
    city = models.ForeignKey(City, verbose_name=_("ville"), on_delete=models.PROTECT, related_name="shops")
    siret = models.CharField("SIRET", max_length=14, unique=True, validators=[siret_digits])
    slug = models.SlugField(_("adresse"), max_length=80)
    status = models.CharField(_("état"), max_length=10, choices=Status, default=Status.ACCEPTED)
    name = models.CharField(_("nom"), max_length=80)
    trade = models.CharField(_("métier"), max_length=20, choices=trades.CHOICES, default="autre")
    trade_label = models.CharField(_("métier, dans vos mots"), max_length=60, blank=True)
    tagline = models.CharField(_("en une phrase"), max_length=160, blank=True)
    words = models.TextField(_("quelques mots"), max_length=3000, blank=True)
    colour = models.CharField(_("couleur du store"), max_length=7, default="#17452F", validators=[hex_colour])
    second_colour = models.CharField(_("seconde couleur"), max_length=7, default="#FBF1DC", validators=[hex_colour])
    street_address = models.CharField(_("adresse"), max_length=150, blank=True)
    postcode = models.CharField(_("code postal"), max_length=5, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    email = models.EmailField(_("adresse e-mail"), blank=True)
    website = models.URLField(_("site"), blank=True)
    social_links = models.JSONField(
        _("réseaux sociaux"), default=dict, blank=True, help_text="membership.social: key of the network -> address"
    )
    hours = models.JSONField(_("horaires"), default=dict, blank=True, help_text="kit.calendar.Week.to_json()")
    counter_payments = models.JSONField(_("moyens de paiement en boutique"), default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    facts_forgotten_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ShopQuerySet.as_manager()

    class Meta:
        verbose_name = _("boutique")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["city", "slug"], name="an_address_in_a_town_is_one_shop"),
            models.CheckConstraint(
                condition=~models.Q(slug__in=sorted(reserved.IN_TOWN)), name="no_shop_takes_a_reserved_word"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        try:
            Week.from_json({**self.hours, "timezone": self.city.timezone})
        except ValueError as error:
            raise ValidationError({"hours": str(error)}) from error

    def get_absolute_url(self) -> str:
        return f"/{self.city.slug}/{self.slug}/"

    @property
    def trade_row(self) -> trades.Trade:
        return trades.of(self.trade)

    @property
    def trade_name(self) -> str:
        return self.trade_label or str(self.trade_row.label)

    @property
    def counter_payment_labels(self) -> list[str]:
        return [str(self.CounterPayment(code).label) for code in self.counter_payments if code in self.CounterPayment]

    @property
    def social(self) -> list[social.SocialLink]:
        return social.links(self.social_links)

    @property
    def is_listed(self) -> bool:
        return self.status == self.Status.ACCEPTED

    @property
    def has_left(self) -> bool:
        return self.status == self.Status.LEFT

    @property
    def is_pro(self) -> bool:
        """Whether Pro is paid for or in grace now (needs `with_standing()` to cost no query)."""
        subscription = getattr(self, "subscription", None)
        return self.is_listed and subscription is not None and subscription.is_running

    @property
    def plan(self) -> plans.Plan:
        return plans.PRO if self.is_pro else plans.STANDARD

    @cached_property
    def calendar(self) -> Calendar:
        """When the shop is open: the one answer, in the town's time zone."""
        return Calendar(
            Week.from_json({**self.hours, "timezone": self.city.timezone, "departement": self.city.departement})
        )


class ShopPhoto(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="photos")
    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.picture)


class ShopRoleQuerySet(models.QuerySet["ShopRole"]):
    def with_people(self) -> "ShopRoleQuerySet":
        return self.select_related("user")

    def who_sell(self) -> "ShopRoleQuerySet":
        """Those who are told of orders: who only writes the page isn't."""
        return self.filter(user__is_active=True).exclude(role=ShopRole.Role.EDITOR)

    def of(self, user: User) -> "ShopRole | None":
        return self.filter(user=user).first()

    def is_owner(self, user: User) -> bool:
        return self.filter(user=user, role=ShopRole.Role.OWNER).exists()

    def of_person(self, user: User) -> "ShopRoleQuerySet":
        """What somebody does and where; shops that left aside."""
        roles = self.filter(user=user).exclude(shop__status=Shop.Status.LEFT)
        return roles.select_related("shop__city__commune").order_by("shop__name", "pk")

    def of_address(self, email: str) -> "ShopRole | None":
        return self.filter(user__email__iexact=email.strip()).select_related("user").first()

    def owners_first(self) -> "ShopRoleQuerySet":
        rank = models.Case(
            *(models.When(role=role, then=place) for place, role in enumerate(ShopRole.Role.values)),
            output_field=models.IntegerField(),
        )
        return self.select_related("user").order_by(rank, "user__last_name", "user__first_name", "pk")


class ShopRole(models.Model):
    """A person acts for a shop."""

    class Role(models.TextChoices):
        OWNER = "owner", _("responsable")
        EDITOR = "editor", _("rédaction")
        SELLER = "seller", _("vente")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="shop_roles")
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(_("rôle"), max_length=10, choices=Role, default=Role.OWNER)

    objects = ShopRoleQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "shop"], name="a_person_has_one_role_a_shop")]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}, {self.shop}"

    @property
    def is_owner(self) -> bool:
        return self.role == self.Role.OWNER

    def clean(self) -> None:
        if self.user.city_id is not None:
            raise ValidationError(_("Un compte client ne peut pas agir pour une boutique."))
