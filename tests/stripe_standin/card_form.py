"""The fields of a card, with what is wrong with each, and the cards that can be tried."""

from __future__ import annotations

from html import escape

from tests.stripe_standin.cards import CARDS

FIELDS = (
    ("number", "Numéro de carte", "numeric", "cc-number", "", 23),
    ("expiry", "Date d’expiration", "numeric", "cc-exp", "Mois et année, par exemple 12/34", 9),
    ("cvc", "CVC", "numeric", "cc-csc", "Trois chiffres au dos de la carte", 4),
)


def fields(given: dict[str, str], problems: dict[str, str]) -> str:
    return "".join(_field(*field, given.get(field[0], ""), problems.get(field[0], "")) for field in FIELDS)


def _field(name: str, label: str, mode: str, fill: str, hint: str, size: int, value: str, problem: str) -> str:
    kept = "" if name == "cvc" else escape(value)
    told = [f"{name}-hint"] * bool(hint) + [f"{name}-problem"] * bool(problem)
    about = f' aria-describedby="{" ".join(told)}"' if told else ""
    wrong = ' aria-invalid="true"' if problem else ""
    hint_html = f'<p class="hint" id="{name}-hint">{escape(hint)}</p>' if hint else ""
    problem_html = f'<p class="problem" id="{name}-problem">{escape(problem)}</p>' if problem else ""
    return (
        f'<div class="field {name}"><label for="{name}">{label}</label>{hint_html}'
        f'<input id="{name}" name="{name}" inputmode="{mode}" autocomplete="{fill}" maxlength="{size}" required'
        f' value="{kept}"{about}{wrong}>{problem_html}</div>'
    )


def trial_cards() -> str:
    rows = "".join(
        f"<li><code>{' '.join(number[i : i + 4] for i in range(0, 16, 4))}</code> <span>{escape(card.says)}</span></li>"
        for number, card in CARDS.items()
    )
    return (
        '<section class="trial"><h2>Les cartes d’essai</h2>'
        "<p>Une date à venir et trois chiffres quelconques conviennent. N’entrez jamais une vraie carte.</p>"
        f"<ul>{rows}</ul></section>"
    )
