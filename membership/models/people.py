from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership.models.places import City

if TYPE_CHECKING:
    from membership.models.members import Shop


class UserManager(BaseUserManager["User"]):
    def of_realm(self, city_id: int | None, email: str) -> "User | None":
        """The account of this address in one town (`None`: on the platform); an address may have one in each."""
        return self.filter(models.Q(city_id=city_id), email__iexact=email.strip()).first()

    def everywhere(self, email: str) -> models.QuerySet["User"]:
        return self.filter(email__iexact=email.strip(), is_active=True).select_related("city")

    def platform(self) -> models.QuerySet["User"]:
        return self.filter(city=None)

    def owners_of(self, shop: "Shop") -> models.QuerySet["User"]:
        """Who is written to about a shop's contract."""
        return self.platform().filter(shop_roles__shop=shop, shop_roles__role="owner", is_active=True).distinct()

    def owners_in(self, city: City) -> models.QuerySet["User"]:
        """Who signs for the shops of a town, once each."""
        return (
            self.platform()
            .filter(shop_roles__shop__city=city, shop_roles__shop__status="accepted", shop_roles__role="owner")
            .filter(is_active=True)
            .distinct()
        )

    def customers_of(self, city: City) -> models.QuerySet["User"]:
        return self.filter(city=city)

    def create_user(self, email: str, password: str | None = None, *, city: City | None = None, **more: Any) -> "User":
        user = self.model(email=self.normalize_email(email), city=city, **more)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **more: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **more)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(key=username)


def account_key(city_id: int | None, email: str) -> str:
    return f"{city_id or ''}:{email.strip().lower()}"


class User(AbstractBaseUser, PermissionsMixin):
    """A customer of one town (`city` set), or a person of the platform: acts for shops, or is staff (`city` null)."""

    key = models.CharField(max_length=280, unique=True, default="", help_text="Town and address; made by save().")
    email = models.EmailField(_("adresse e-mail"))
    city = models.ForeignKey(
        City, verbose_name=_("ville"), on_delete=models.PROTECT, null=True, blank=True, related_name="customers"
    )
    first_name = models.CharField(_("prénom"), max_length=150, blank=True)
    last_name = models.CharField(_("nom"), max_length=150, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    is_staff = models.BooleanField(_("membre de l’équipe"), default=False)
    is_active = models.BooleanField(_("actif"), default=True)
    email_confirmed_at = models.DateTimeField(_("adresse confirmée le"), null=True, blank=True)
    session_round = models.PositiveIntegerField(default=0, editable=False, help_text="One more ends all sessions.")
    date_joined = models.DateTimeField(_("inscrit le"), default=clock.now)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "key"
    REQUIRED_FIELDS = ["email"]

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        constraints = [
            models.UniqueConstraint(Lower("email"), "city", name="an_address_has_one_account_a_town"),
            models.UniqueConstraint(
                Lower("email"), condition=models.Q(city=None), name="an_address_has_one_platform_account"
            ),
            models.CheckConstraint(
                condition=models.Q(city=None) | models.Q(is_staff=False, is_superuser=False),
                name="customers_are_never_staff",
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.strip()
        self.key = account_key(self.city_id, self.email)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "key"}
        super().save(*args, **kwargs)

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        # Behind both of Django's methods, the one for former secret keys too.
        own = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc]
        return f"{own}-{self.session_round}" if self.session_round else own

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name or self.email

    def get_username(self) -> str:
        return self.email

    @property
    def is_customer(self) -> bool:
        return self.city_id is not None
