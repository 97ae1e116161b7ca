"""« Jours et heures de livraison »: on which weekdays and between which hours the shop brings things."""

from collections.abc import Iterator
from datetime import time
from itertools import pairwise
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from commerce.desk.pickup_form import LONGEST_NOTICE
from commerce.shipping import rounds
from commerce.shipping.models import ShopDelivery

MOST = 6  # ranges of hours
DAYS = (
    (0, _("lundi")),
    (1, _("mardi")),
    (2, _("mercredi")),
    (3, _("jeudi")),
    (4, _("vendredi")),
    (5, _("samedi")),
    (6, _("dimanche")),
)


class DaysForm(forms.ModelForm):
    """A range of hours with its days, as often as it takes; one empty row more than there are."""

    class Meta:
        model = ShopDelivery
        fields = ("home_notice_hours", "home_cutoff", "orders_a_round")
        labels = {
            "home_notice_hours": _("Il vous faut, avant une livraison"),
            "home_cutoff": _("Heure limite du jour"),
            "orders_a_round": _("Livraisons par créneau, au plus"),
        }
        help_texts = {
            "home_notice_hours": _("En heures, avant le début du créneau. 24 : un jour."),
            "home_cutoff": _("Ce qui est commandé après compte pour le lendemain. Vide : pas de limite."),
            "orders_a_round": _("Vide : autant qu’il en vient."),
        }
        widgets = {
            "home_notice_hours": forms.NumberInput({"class": "input", "max": LONGEST_NOTICE}),
            "home_cutoff": forms.TimeInput({"class": "input", "type": "time"}, format="%H:%M"),
            "orders_a_round": forms.NumberInput({"class": "input", "min": 1}),
        }
        error_messages = {
            "home_notice_hours": {"required": _("Un nombre d’heures ; 0 si vous partez tout de suite.")},
            "home_cutoff": {"invalid": _("Une heure, comme 17:00.")},
        }

    def __init__(self, data: Any = None, *, instance: ShopDelivery) -> None:
        told = rounds.by_range(instance.home_slots)
        initial: dict[str, Any] = {}
        for number, (begin, end, days) in enumerate(told):
            initial |= {f"days_{number}": days, f"begin_{number}": begin, f"end_{number}": end}
        super().__init__(data, instance=instance, initial=initial)
        sent = [number for number in range(MOST) if data is not None and f"begin_{number}" in data]
        self.count = min(MOST, max(len(told) + 1, len(sent)))
        for number in range(self.count):
            self.fields[f"days_{number}"] = forms.TypedMultipleChoiceField(
                label=_("Quels jours"),
                choices=DAYS,
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields[f"begin_{number}"] = hour_field(_("De"))
            self.fields[f"end_{number}"] = hour_field(_("À"))

    def rows(self) -> Iterator[tuple[BoundField, BoundField, BoundField]]:
        for number in range(self.count):
            yield self[f"days_{number}"], self[f"begin_{number}"], self[f"end_{number}"]

    def clean_home_notice_hours(self) -> int:
        hours = self.cleaned_data["home_notice_hours"]
        if hours > LONGEST_NOTICE:
            raise forms.ValidationError(_t("Quatorze jours au plus, soit 336 heures."))
        return hours

    def clean_orders_a_round(self) -> int | None:
        most = self.cleaned_data["orders_a_round"]
        if most == 0:
            raise forms.ValidationError(_t("Une au moins. Pour ne plus livrer, décochez « Je livre à domicile »."))
        return most

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        ranges = [found for number in range(self.count) if (found := self._range(number, cleaned))]
        self.slots = [(day, begin, end) for begin, end, days in ranges for day in days]
        for day, name in DAYS:
            of_day = sorted((begin, end) for each, begin, end in self.slots if each == day)
            if any(before[1] > after[0] for before, after in pairwise(of_day)):
                self.add_error(None, _t("Deux créneaux du %(day)s se chevauchent.") % {"day": name})
        return cleaned

    def _range(self, number: int, cleaned: dict[str, Any]) -> tuple[time, time, list[int]] | None:
        """What a row says; nothing of an empty one, or of one that has been found wrong."""
        names = [f"{part}_{number}" for part in ("days", "begin", "end")]
        days, begin, end = (cleaned.get(name) for name in names)
        if any(name in self.errors for name in names) or not (days or begin or end):
            return None
        if not days:
            self.add_error(names[0], _t("Cochez les jours de ce créneau, ou videz ses heures."))
        elif begin is None or end is None:
            self.add_error(names[1 if begin is None else 2], _t("Une heure, comme 17:00."))
        elif begin >= end:
            self.add_error(names[2], _t("La fin du créneau vient après son début, le même jour."))
        else:
            return begin, end, days
        return None

    def save(self, commit: bool = True) -> ShopDelivery:
        self.instance.home_hours = [[day, f"{begin:%H:%M}", f"{end:%H:%M}"] for day, begin, end in sorted(self.slots)]
        self.instance.save()
        return self.instance


def hour_field(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput({"class": "input", "type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Une heure, comme 17:00.")},
    )
