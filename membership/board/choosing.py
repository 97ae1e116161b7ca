"""Which towns of the board are shown, and in what order."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.search_text import normalise
from membership.board.rows import Row

NEVER = datetime.max.replace(tzinfo=UTC)


def _nearest(row: Row) -> tuple[bool, int]:
    """Those that miss the fewest first, open markets behind them."""
    return row.standing.is_open, row.standing.missing


def _falling(row: Row) -> datetime:
    return row.fall[0] if row.fall else NEVER


def _largest(row: Row) -> int:
    return -row.shop_count


def _waiting(row: Row) -> datetime:
    return next((application.sent_at or NEVER for application in row.facts.waiting), NEVER)


ORDERS: dict[str, tuple[Any, Callable[[Row], Any]]] = {
    "dix": (_("les plus près de dix"), _nearest),
    "baisse": (_("celles qui vont baisser"), _falling),
    "taille": (_("les plus grandes"), _largest),
    "attente": (_("l’attente la plus longue"), _waiting),
}


class ChoosingForm(forms.Form):
    """What is asked of the board, in its address; a value that doesn't exist asks for nothing."""

    q = forms.CharField(label=_("Chercher une ville"), required=False, max_length=80)
    departement = forms.ChoiceField(label=_("Département"), required=False)
    marche = forms.ChoiceField(
        label=_("Marché"),
        required=False,
        choices=[("", _("ouvert ou fermé")), ("ouvert", _("ouvert")), ("ferme", _("fermé"))],
    )
    ordre = forms.ChoiceField(
        label=_("D’abord"), required=False, choices=[(key, words) for key, (words, _key) in ORDERS.items()]
    )
    action = forms.BooleanField(label=_("Seulement s’il y a quelque chose à faire"), required=False)

    def __init__(self, *args: Any, rows: list[Row], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = sorted({row.city.departement for row in rows})
        field = self.fields["departement"]
        field.choices = [("", _("tous")), *((code, code) for code in codes)]  # type: ignore[attr-defined]

    def chosen(self, rows: list[Row]) -> list[Row]:
        self.is_valid()
        asked = self.cleaned_data
        words = normalise(asked.get("q", ""))
        found = [row for row in rows if _is_asked_for(row, asked, words)]
        _words, key = ORDERS[asked.get("ordre") or "dix"]
        return sorted(found, key=lambda row: (key(row), row.city.name, row.city.slug))


def _is_asked_for(row: Row, asked: dict[str, Any], words: str) -> bool:
    return (
        (not words or words in row.city.commune.search_name)
        and asked.get("departement", "") in ("", row.city.departement)
        and asked.get("marche", "") in ("", "ouvert" if row.standing.is_open else "ferme")
        and (not asked.get("action") or row.action.is_needed)
    )
