from django import forms
from django.utils.translation import gettext_lazy as _


class LeaveForm(forms.Form):
    """The shop's name, typed: nobody leaves by a slip of the thumb."""

    name = forms.CharField(
        label=_("Le nom de votre commerce, pour confirmer"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
