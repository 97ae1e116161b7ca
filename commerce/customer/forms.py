from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from commerce.customer import accounts, emails, recovery
from kit.throttle import Throttle, client_address
from membership import account_forms
from membership.account_forms import PASSWORD_HELP, CurrentPasswordMixin, email_field, name_field
from membership.forms import NewPasswordForm as PlatformNewPasswordForm
from membership.forms import SignInForm as PlatformSignInForm
from membership.models import City, User

REGISTRATIONS_FROM_A_PLACE = Throttle("customer-register", limit=60, seconds=60 * 60)
RESETS_OF_AN_ADDRESS = Throttle("customer-reset", limit=5, seconds=60 * 60)
RESETS_FROM_A_PLACE = Throttle("customer-reset-place", limit=100, seconds=60 * 60)
CONFIRMATIONS_OF_AN_ACCOUNT = Throttle("customer-confirm", limit=10, seconds=60 * 60)
TAKEN = _("Cette adresse a déjà un compte ici. Connectez-vous, ou réinitialisez votre mot de passe.")


class SignInForm(PlatformSignInForm):
    """Address and password of an account of the request's town. A refusal says the same of every address."""

    error_messages = {
        **PlatformSignInForm.error_messages,
        "invalid_login": _(
            "Cette adresse et ce mot de passe ne vont pas ensemble ici. Vérifiez les deux, et la ville : un compte vaut "
            "dans une seule. Si cette adresse en a un ailleurs, nous venons de lui écrire où."
        ),
    }

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except ValidationError as refusal:
            if refusal.code == "invalid_login":
                city = self.request.realm.owner  # type: ignore[union-attr]
                recovery.sign_in_failed(city=city, email=self.cleaned_data["username"])
            raise


class RegisterForm(forms.Form):
    """`RegisterForm(request, data)`, then `register(city)`. `taken`: what is said of an address that has an account."""

    taken = TAKEN

    email = email_field()
    password = forms.CharField(
        label=_("Mot de passe"),
        help_text=PASSWORD_HELP,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    first_name = name_field(_("Prénom"), "given-name")
    last_name = name_field(_("Nom"), "family-name")

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = client_address(request)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if REGISTRATIONS_FROM_A_PLACE.is_exhausted(self.place):
            raise ValidationError(_("Trop d’inscriptions sont venues d’ici. Attendez une heure, ou écrivez-nous."))
        if "password" in values:
            person = User(**{name: values.get(name, "") for name in ("email", "first_name", "last_name")})
            try:
                validate_password(values["password"], person)
            except ValidationError as refusal:
                self.add_error("password", refusal)
        return values

    def register(self, city: City) -> User | None:
        """The new customer; None, with the reason on the form, if the address has an account here."""
        REGISTRATIONS_FROM_A_PLACE.count(self.place)
        try:
            return accounts.register(city=city, **self.cleaned_data)
        except accounts.AddressIsTaken:
            self.add_error("email", self.taken)
            return None


class PasswordResetForm(forms.Form):
    """Who asks learns nothing: the mail goes, or doesn't, out of sight."""

    email = email_field()

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = client_address(request)

    def write(self, city: City) -> None:
        address = self.cleaned_data["email"]
        of_address = RESETS_OF_AN_ADDRESS.count(f"{city.pk}:{address}") <= RESETS_OF_AN_ADDRESS.limit
        from_place = RESETS_FROM_A_PLACE.count(self.place) <= RESETS_FROM_A_PLACE.limit
        if of_address and from_place:
            recovery.password_forgotten(city=city, email=address)


class NewPasswordForm(PlatformNewPasswordForm):
    """Chosen through the mail's link."""

    def save(self, commit: bool = True) -> User:
        accounts.change_password(user=self.user, password=self.cleaned_data["new_password1"])
        return self.user


class ChangePasswordForm(CurrentPasswordMixin, NewPasswordForm):
    field_order = ["current_password", "new_password1", "new_password2"]


class ChangeAddressForm(account_forms.ChangeAddressForm):
    def clean_email(self) -> str:
        address = self.cleaned_data["email"]
        other = User.objects.of_realm(self.user.city_id, address)
        if other is not None and other != self.user:
            raise ValidationError(_("Cette adresse a déjà un compte ici."))
        return address

    def write(self) -> bool:
        """False if so many mails were asked for that none goes now."""
        if CONFIRMATIONS_OF_AN_ACCOUNT.count(str(self.user.pk)) > CONFIRMATIONS_OF_AN_ACCOUNT.limit:
            return False
        emails.confirm_new_address(self.user, self.cleaned_data["email"])
        return True


class CloseForm(CurrentPasswordMixin):
    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user


class ProfileForm(account_forms.ProfileForm):
    phone = account_forms.phone_field(_("Pour que le commerçant vous joigne s’il le faut. Il ne sert à rien d’autre."))
