from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kit import realm
from kit.throttle import Throttle, client_address
from membership import emails
from membership.models import User

FAILURES_OF_AN_ADDRESS = Throttle("sign-in-address", limit=20, seconds=15 * 60)
FAILURES_FROM_A_PLACE = Throttle("sign-in-place", limit=200, seconds=15 * 60)
RESETS_OF_AN_ADDRESS = Throttle("password-reset", limit=5, seconds=60 * 60)


class SignInForm(AuthenticationForm):
    """Address and password of a platform account; many failures make one wait."""

    username = forms.EmailField(
        label=_("Adresse e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Mot de passe"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": _(
            "Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez les deux, ou choisissez un nouveau mot de passe."
        ),
        "inactive": _("Ce compte est fermé. Écrivez-nous et nous regarderons ensemble."),
        "too_many": _("Trop d’essais ont échoué. Attendez un quart d’heure, ou choisissez un nouveau mot de passe."),
    }

    def clean(self) -> dict[str, Any]:
        # An address has an account in each realm: failures in one town leave the others alone.
        address = f"{realm.current().key}:{self.cleaned_data.get('username') or ''}"
        place = client_address(self.request) if self.request else ""
        if FAILURES_OF_AN_ADDRESS.is_exhausted(address) or FAILURES_FROM_A_PLACE.is_exhausted(place):
            raise ValidationError(self.error_messages["too_many"], code="too_many")
        try:
            return super().clean()
        except ValidationError:
            FAILURES_OF_AN_ADDRESS.count(address)
            FAILURES_FROM_A_PLACE.count(place)
            raise


class PasswordResetForm(forms.Form):
    """Writes to the platform account of an address, if there is one; who asks learns nothing."""

    email = forms.EmailField(
        label=_("Adresse e-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def write(self) -> None:
        address = self.cleaned_data["email"]
        user = User.objects.of_realm(None, address)
        if user is not None and user.is_active and RESETS_OF_AN_ADDRESS.count(address) <= RESETS_OF_AN_ADDRESS.limit:
            emails.password_reset(user)


class NewPasswordForm(SetPasswordForm):
    error_messages = {"password_mismatch": _("Les deux mots de passe sont différents.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("Nouveau mot de passe")
        self.fields["new_password1"].help_text = _("Dix caractères au moins, pas seulement des chiffres.")
        self.fields["new_password2"].label = _("Le même, encore une fois")
        self.fields["new_password2"].help_text = ""
