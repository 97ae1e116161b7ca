from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from membership import crew
from membership.account_forms import PASSWORD_HELP, email_field, name_field
from membership.models import ShopRole, User


class InviteForm(forms.Form):
    """Whom to ask, and what they may do."""

    email = email_field()
    role = forms.ChoiceField(
        label=_("Ce que cette personne pourra faire"),
        choices=[(role.value, f"{role.label.capitalize()}. {crew.MAY[role]}") for role in ShopRole.Role],
        widget=forms.RadioSelect,
        initial=ShopRole.Role.SELLER,
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Rôle"), choices=ShopRole.Role)


class NewAccountForm(forms.Form):
    """Name and password of who accepts an invitation without having an account; `NewAccountForm(email, data)`."""

    first_name = name_field(_("Prénom"), "given-name", required=True)
    last_name = name_field(_("Nom"), "family-name", required=True)
    password = forms.CharField(
        label=_("Mot de passe"),
        help_text=PASSWORD_HELP,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "password" in values:
            names = {name: values.get(name, "") for name in ("first_name", "last_name")}
            try:
                validate_password(values["password"], User(email=self.email, **names))
            except ValidationError as refusal:
                self.add_error("password", refusal)
        return values
