from django import forms
from django.utils.translation import gettext_lazy as _


class WishForm(forms.Form):
    email = forms.EmailField(
        label=_("Adresse e-mail"),
        required=False,
        help_text=_("Pour vous écrire une fois, quand la ville arrive. Elle ne sert à rien d’autre."),
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
    )
