"""« Annuler »: why, for who wants to say it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Votre raison"),
        help_text=_("La boutique la lit. Rien ne vous oblige à la dire."),
        max_length=250,
        required=False,
        widget=forms.Textarea({"class": "input", "rows": 2}),
    )
