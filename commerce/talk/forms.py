from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commerce.talk.models import LONGEST


class WordsField(forms.CharField):
    """Counts as the page does: the end of a line is one character."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class SeenForm(forms.Form):
    """`seen`: the last message on the page, so that what arrived meanwhile stays unread."""

    seen = forms.IntegerField(required=False, min_value=0, max_value=2**62, widget=forms.HiddenInput)

    def clean_seen(self) -> int:
        return self.cleaned_data["seen"] or 0

    @classmethod
    def number_in(cls, data: Mapping[str, Any]) -> int:
        form = cls(data)
        return form.cleaned_data["seen"] if form.is_valid() else 0


class MessageForm(SeenForm):
    words = WordsField(
        label=_("Votre message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"class": "input", "rows": 4}),
        error_messages={"required": _("Écrivez votre message avant de l’envoyer.")},
    )
