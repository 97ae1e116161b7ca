"""Stripe's published test cards, and the form they are typed into. No other number is ever taken or kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class TrialCard:
    number: str
    brand: str
    says: str  # what it does, for the person who tries it
    challenge: str = ""  # "", "once" (when kept) or "always"
    refusal: str = ""  # a reason in `refusals.REFUSALS`
    later: str = ""  # refused only when charged again without the person


CARDS = {
    card.number: card
    for card in (
        TrialCard("4242424242424242", "visa", "acceptée"),
        TrialCard("5555555555554444", "mastercard", "acceptée"),
        TrialCard("4000002760003184", "visa", "demande une authentification (3-D Secure)", challenge="always"),
        TrialCard("4000002500003155", "visa", "demande une authentification la première fois", challenge="once"),
        TrialCard("4000000000000002", "visa", "refusée par la banque", refusal="generic_decline"),
        TrialCard("4000000000009995", "visa", "refusée, provision insuffisante", refusal="insufficient_funds"),
        TrialCard("4000000000009987", "visa", "refusée, carte perdue", refusal="lost_card"),
        TrialCard("4000000000009979", "visa", "refusée, carte volée", refusal="stolen_card"),
        TrialCard("4000000000000069", "visa", "refusée, carte expirée", refusal="expired_card"),
        TrialCard("4000000000000127", "visa", "refusée, CVC faux", refusal="incorrect_cvc"),
        TrialCard("4000000000000119", "visa", "refusée, erreur de la banque", refusal="processing_error"),
        TrialCard("4000000000006975", "visa", "refusée, plafond atteint", refusal="card_velocity_exceeded"),
        TrialCard(
            "4000000000000341", "visa", "acceptée, puis refusée aux prélèvements suivants", later="generic_decline"
        ),
    )
}


@dataclass(frozen=True)
class Payment:
    """A card as typed, already checked."""

    card: TrialCard
    month: int
    year: int


def luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[::2]) % 10 == sum(-sum(divmod(2 * digit, 10)) for digit in digits[1::2]) % 10


def check(number: str, expiry: str, cvc: str, *, now: int) -> tuple[Payment | None, dict[str, str]]:
    """The card, or a French sentence for each field that doesn't fit."""
    problems: dict[str, str] = {}
    digits = re.sub(r"[\s.\-\u00a0\u202f]", "", number)
    if not digits:
        problems["number"] = "Indiquez le numéro de la carte."
    elif not re.fullmatch(r"\d{12,19}", digits) or not luhn(digits):
        problems["number"] = "Ce numéro de carte n’est pas valable : vérifiez les chiffres."
    elif digits not in CARDS:
        problems["number"] = (
            "Ici, seules les cartes d’essai de la liste sont acceptées. N’entrez jamais une vraie carte."
        )
    month, year = _expiry(expiry)
    today = datetime.fromtimestamp(now, UTC)
    if not expiry.strip():
        problems["expiry"] = "Indiquez la date d’expiration."
    elif not 1 <= month <= 12:
        problems["expiry"] = "Écrivez la date d’expiration comme sur la carte : mois puis année, par exemple 12/34."
    elif (year, month) < (today.year, today.month):
        problems["expiry"] = "Cette carte a expiré."
    elif year > today.year + 50:
        problems["expiry"] = "Cette année d’expiration est trop lointaine."
    if not cvc.strip():
        problems["cvc"] = "Indiquez le CVC, les trois chiffres au dos de la carte."
    elif not re.fullmatch(r"\d{3}", cvc.strip()):
        problems["cvc"] = "Le CVC a trois chiffres."
    return (None if problems else Payment(CARDS[digits], month, year)), problems


def _expiry(given: str) -> tuple[int, int]:
    found = re.fullmatch(r"\s*(\d{1,2})\s*[/\-. ]\s*(\d{2}|\d{4})\s*", given) or re.fullmatch(
        r"\s*(\d{2})(\d{2}|\d{4})\s*", given
    )
    if not found:
        return 0, 0
    month, year = int(found[1]), int(found[2])
    return month, year + 2000 if year < 100 else year
