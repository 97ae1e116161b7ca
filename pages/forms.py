from django import forms
from django.utils.translation import gettext_lazy as _


class WishForm(forms.Form):
    email = forms.EmailField(
        label=_("Adresse e-mail"),
        required=False,
        help_text=_(
            "Pour vous écrire quand la ville arrive, puis quand son marché ouvre. Elle ne sert à rien d’autre, et vous "
            "arrêtez d’un clic."
        ),
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
    )
