from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.demo.travelling import FRANCE


class MomentForm(forms.Form):
    """Any moment, on a French clock."""

    moment = forms.DateTimeField(
        label=_("Ou le moment de votre choix"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "input"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        error_messages={
            "required": _("Choisissez un jour et une heure."),
            "invalid": _("Choisissez un jour et une heure."),
        },
    )

    def clean_moment(self) -> Any:
        return self.cleaned_data["moment"].replace(tzinfo=FRANCE)
