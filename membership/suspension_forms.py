from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit import clock
from membership.models import Suspension
from membership.models.suspensions import GROUNDS
from membership.suspending import Terms

Measure = Suspension.Measure


class AnswerForm(forms.Form):
    """What a merchant answers to a suspension."""

    words = forms.CharField(
        label=gettext_lazy("Votre réponse"),
        max_length=4000,
        help_text=gettext_lazy("Une fois, en entier : une personne la lit et vous répond avec ses raisons."),
        widget=forms.Textarea({"rows": 6, "class": "input"}),
        error_messages={"required": gettext_lazy("Écrivez quelques mots : nous les lirons.")},
    )


class SuspendForm(forms.Form):
    """What staff decide about a shop. The notice is preset; `when` is asked for where it is another one."""

    measure = forms.ChoiceField(
        label=gettext_lazy("Mesure"),
        choices=[
            (Measure.PAUSE, gettext_lazy("Suspendre, quinze jours après l’annonce")),
            (Measure.END, gettext_lazy("Mettre fin à l’adhésion, trente jours après l’annonce")),
        ],
        initial=Measure.PAUSE,
        widget=forms.RadioSelect,
    )
    ground = forms.ChoiceField(
        label=gettext_lazy("Motif"),
        choices=[("", "–"), *GROUNDS],
        help_text=gettext_lazy("La règle d’où il vient est dite dans le message."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Raison, pour le commerçant"),
        max_length=2000,
        help_text=gettext_lazy("En quelques phrases : pourquoi, et ce qui suffirait à lever la mesure."),
        widget=forms.Textarea({"rows": 4}),
    )
    facts = forms.CharField(
        label=gettext_lazy("Faits retenus"),
        max_length=2000,
        help_text=gettext_lazy("Ce qui s’est passé, quand, comment nous le savons. Le commerçant les lit aussi."),
        widget=forms.Textarea({"rows": 4}),
    )
    when = forms.ChoiceField(
        label=gettext_lazy("Quand"),
        choices=[
            ("notice", gettext_lazy("Au bout du préavis")),
            ("day", gettext_lazy("Un autre jour")),
            ("now", gettext_lazy("Tout de suite")),
        ],
        initial="notice",
        widget=forms.RadioSelect,
    )
    day = forms.DateField(
        label=gettext_lazy("Ce jour-là"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    why_sooner = forms.CharField(
        label=gettext_lazy("Pourquoi sans attendre tout le préavis"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("La loi l’exige, un danger, ou des manquements répétés : écrivez ce qui presse."),
        widget=forms.Textarea({"rows": 3}),
    )
    stops_collecting = forms.BooleanField(
        label=gettext_lazy("Ne rien prélever pour Pro pendant la suspension"), required=False, initial=True
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("when") == "day":
            day = data.get("day")
            if day is None:
                self.add_error("day", _("Choisissez le jour."))
            elif day <= clock.today():
                self.add_error("day", _("Ce jour est passé, ou c’est aujourd’hui : choisissez « Tout de suite »."))
        return data

    def terms(self) -> Terms:
        data = self.cleaned_data
        return Terms(
            measure=data["measure"],
            ground=data["ground"],
            reason=data["reason"],
            facts=data["facts"],
            takes_effect_at=self._moment(),
            why_sooner=data["why_sooner"],
            stops_collecting=data["stops_collecting"],
        )

    def _moment(self) -> datetime | None:
        """A day begins at eight in the morning, when somebody is there to answer."""
        if self.cleaned_data["when"] == "notice":
            return None
        if self.cleaned_data["when"] == "now":
            return clock.now()
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], time(8)))


class WhyForm(forms.Form):
    """The words that go with an act of staff: the merchant reads them."""

    words = forms.CharField(
        label=gettext_lazy("Vos mots"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("Le commerçant les lit, dans le message qui part."),
        widget=forms.Textarea({"rows": 4}),
    )
