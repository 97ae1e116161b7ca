"""Fields and forms about an account, of the platform or of a town."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from membership.forms import NewPasswordForm
from membership.models import User

PASSWORD_HELP = _("Dix caractères au moins, pas seulement des chiffres.")

phone_number = RegexValidator(r"^\+?\d[\d .()-]{5,18}$", _("Un numéro s’écrit en chiffres, comme 04 65 71 00 42."))


def email_field(label: Any = None) -> forms.EmailField:
    widget = forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none"})
    return forms.EmailField(label=label or _("Adresse e-mail"), max_length=254, widget=widget)


def name_field(label: Any, autocomplete: str, *, required: bool = False) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=150, required=required, widget=widget)


def phone_field(help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Téléphone"),
        help_text=help_text,
        max_length=20,
        required=False,
        validators=[phone_number],
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )


class CurrentPasswordMixin(forms.Form):
    """Asks once more for the password of who is signed in: a device left open is no key."""

    current_password = forms.CharField(
        label=_("Mot de passe actuel"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    user: User

    def clean_current_password(self) -> str:
        password = self.cleaned_data["current_password"]
        if not self.user.check_password(password):
            raise ValidationError(_("Ce n’est pas votre mot de passe actuel."))
        return password


class ProfileForm(forms.ModelForm):
    """Who somebody is; a floor above says in `phone` what the number is for."""

    first_name = name_field(_("Prénom"), "given-name")
    last_name = name_field(_("Nom"), "family-name")
    phone = phone_field(_("Pour que nous vous joignions s’il le faut. Il ne sert à rien d’autre."))

    class Meta:
        model = User
        fields = ["first_name", "last_name", "phone"]


class ChangePasswordForm(CurrentPasswordMixin, NewPasswordForm):
    """`clean` and the fields alone: the verb that writes it is the caller's."""

    field_order = ["current_password", "new_password1", "new_password2"]


class ChangeAddressForm(CurrentPasswordMixin):
    """The new address is written to; it becomes the account's when its link is followed."""

    email = email_field(_("Nouvelle adresse e-mail"))
    field_order = ["email", "current_password"]

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
