"""What a bank answers when it says no: Stripe's two codes, its English for developers, our French for who pays."""

from __future__ import annotations

from dataclasses import dataclass

from tests.stripe_standin.errors import CardDeclined

NOTHING_TAKEN = "Rien n’a été débité"


@dataclass(frozen=True)
class Refusal:
    """`decline_code` is empty where Stripe's `code` says it all."""

    code: str
    decline_code: str
    message: str
    french: str

    def error(self) -> CardDeclined:
        return CardDeclined(self.decline_code or None, self.french, self.code, self.message)


def _declined(decline_code: str, french: str, message: str = "Your card was declined.") -> Refusal:
    return Refusal("card_declined", decline_code, message, french)


# What a lost or a stolen card is may be the thief who reads it: the same words as for any other (docs.stripe.com/declines/codes).
_NEUTRAL = f"Votre carte a été refusée. {NOTHING_TAKEN} : essayez une autre carte."

REFUSALS = {
    "generic_decline": _declined("generic_decline", _NEUTRAL),
    "lost_card": _declined("lost_card", _NEUTRAL),
    "stolen_card": _declined("stolen_card", _NEUTRAL),
    "insufficient_funds": _declined(
        "insufficient_funds",
        f"Votre carte a été refusée : provision insuffisante. {NOTHING_TAKEN}, essayez une autre carte.",
        "Your card has insufficient funds.",
    ),
    "card_velocity_exceeded": _declined(
        "card_velocity_exceeded",
        f"Votre carte a été refusée : son plafond est atteint. {NOTHING_TAKEN}, essayez une autre carte.",
    ),
    "expired_card": Refusal(
        "expired_card",
        "",
        "Your card has expired.",
        f"Votre carte a expiré. {NOTHING_TAKEN}, essayez une autre carte.",
    ),
    "incorrect_cvc": Refusal(
        "incorrect_cvc",
        "",
        "Your card's security code is incorrect.",
        f"Le CVC ne correspond pas à la carte. {NOTHING_TAKEN} : vérifiez les trois chiffres au dos.",
    ),
    "processing_error": Refusal(
        "processing_error",
        "",
        "An error occurred while processing your card. Try again in a little bit.",
        f"La banque n’a pas pu traiter le paiement. {NOTHING_TAKEN} : réessayez dans un instant.",
    ),
    "authentication_required": Refusal(
        "authentication_required",
        "authentication_required",
        "Your card was declined. This transaction requires authentication.",
        "La banque demande une authentification.",
    ),
}


def declined(reason: str) -> CardDeclined:
    return REFUSALS[reason].error()
