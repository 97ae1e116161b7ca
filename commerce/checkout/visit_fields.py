"""The fields of « Quand passez-vous ? »: one time for the whole round where there is one, or a time a shop."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from commerce.checkout.recap import Part
from commerce.checkout.visits import Visits
from commerce.shipping.windows import Window

ROUND, EACH = "round", "each"


def left_of_the_round(data: QueryDict | None, visits: Visits) -> QueryDict | None:
    """The time that was said for a round counts for the shops that are left of it, when the others bring or send; where
    it can't, they are asked again: it is never moved silently."""
    if not data or data.get("visit") != ROUND or visits.together:
        return data
    said = Window.parse(data.get("when", ""))
    if said is None:
        return data
    told = data.copy()
    for part in visits.fetched:
        window = visits.near(part, said)
        told[_name(part)] = window.code if window is not None and window.holds(said) else ""
    return told


def styled(field: forms.Field) -> forms.Field:
    field.widget.attrs.setdefault("class", "input")
    return field


class VisitFields:
    """`visit` (a round, or each shop at its time), `when` (the round's) and `when_<shop>`, made for what is offered."""

    def __init__(self, visits: Visits) -> None:
        self.visits = visits
        self.together = visits.together
        self.fields: dict[str, forms.Field] = {}
        if self.together:
            is_apart = len({part.window for part in visits.fetched}) > 1
            self.fields["visit"] = forms.ChoiceField(
                label=_("Quand passez-vous ?"),
                choices=[(ROUND, _("Une heure pour tout prendre")), (EACH, _("Une heure par commerce"))],
                initial=EACH if is_apart else ROUND,
                widget=forms.RadioSelect,
            )
            self.fields["when"] = self._field(_("Votre passage"), self.together, visits.proposed_together())
        for part in visits.parts:
            offered = visits.offers.get(part.shop.pk)
            if offered:
                self.fields[_name(part)] = self._field(_("Quand passez-vous ?"), offered, visits.proposed(part))

    def _field(self, label: str, offered: list[Window], proposed: Window | None) -> forms.Field:
        return styled(
            forms.ChoiceField(
                label=label,
                choices=self.visits.choices(offered, proposed),
                initial=proposed.code if proposed else None,
                required=False,  # asked of what is really fetched, at the time that is really chosen
                error_messages={"invalid_choice": _("Cette heure n’est plus libre. Voici la première qui l’est.")},
            )
        )

    def unasked(self, cleaned: dict[str, Any]) -> list[str]:
        """Fields whose answer doesn't matter: the round's where each shop has its time, and the other way round."""
        if self._is_round(cleaned):
            asked = {"visit", "when"}
        else:
            asked = {"visit", *(_name(part) for part in self.visits.fetched)}
        return [name for name in self.fields if name not in asked]

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, str]]:
        """What can't be fetched as it was said: a field (or the form) and the sentence."""
        if self._is_round(cleaned):
            if not cleaned.get("when"):
                yield "when", _("Choisissez quand vous passez.")
            return
        for part in self.visits.fetched:
            if not self.visits.offers[part.shop.pk]:
                sentence = _("%(shop)s n’a plus d’heure libre pour un retrait. Retirez ses articles pour continuer.")
                yield None, sentence % {"shop": part.shop.name}
            elif not cleaned.get(_name(part)):
                yield _name(part), _("Choisissez quand vous passez chez %(shop)s.") % {"shop": part.shop.name}

    def codes(self, cleaned: dict[str, Any]) -> dict[str, str]:
        """The chosen windows by shop, of what is fetched."""
        if self._is_round(cleaned):
            return {str(part.shop.pk): cleaned["when"] for part in self.visits.fetched}
        return {str(part.shop.pk): cleaned[_name(part)] for part in self.visits.fetched}

    def _is_round(self, cleaned: dict[str, Any]) -> bool:
        return bool(self.together) and cleaned.get("visit") == ROUND


def _name(part: Part) -> str:
    return f"when_{part.shop.pk}"
