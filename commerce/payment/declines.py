"""Why a card was refused, in words of the person who holds it, and what to do next.

The reasons are Stripe's decline codes, or its error codes where a bank said nothing more
(https://docs.stripe.com/declines/codes). A card that was lost, stolen or is suspected of fraud gets the words of any
other refusal: whoever reads them may be the thief.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NO_REASON = _("Votre banque a refusé la carte, sans dire pourquoi. Essayez une autre carte, ou appelez votre banque.")
NOT_THIS_CARD = _("Cette carte ne permet pas ce paiement en ligne. Essayez-en une autre.")
LIMIT = _("Le plafond de la carte est atteint. Essayez une autre carte, ou demandez à votre banque de le relever.")
EXPIRED = _("La carte a expiré. Essayez-en une autre.")
WRONG_NUMBER = _("Le numéro de la carte n’est pas juste. Reprenez-le, chiffre par chiffre.")
WRONG_DATE = _("La date d’expiration ne correspond pas à la carte. Vérifiez-la, puis réessayez.")
WRONG_CVC = _("Les trois chiffres du dos ne correspondent pas à la carte. Vérifiez-les, puis réessayez.")
NOT_RECOGNISED = _(
    "Votre banque ne vous a pas reconnu. Réessayez, et validez le paiement dans son application ou avec son code."
)
BANK_STUMBLED = _("La banque n’a pas pu traiter le paiement. La carte n’y est pour rien : réessayez dans un instant.")

WORDS: dict[str, Promise] = {
    "insufficient_funds": _("Il n’y a pas assez d’argent sur le compte de la carte. Essayez une autre carte."),
    "card_velocity_exceeded": LIMIT,
    "withdrawal_count_limit_exceeded": LIMIT,
    "expired_card": EXPIRED,
    "incorrect_number": WRONG_NUMBER,
    "invalid_number": WRONG_NUMBER,
    "invalid_expiry_month": WRONG_DATE,
    "invalid_expiry_year": WRONG_DATE,
    "incorrect_cvc": WRONG_CVC,
    "invalid_cvc": WRONG_CVC,
    "authentication_required": NOT_RECOGNISED,
    "payment_intent_authentication_failure": NOT_RECOGNISED,
    "card_not_supported": NOT_THIS_CARD,
    "currency_not_supported": NOT_THIS_CARD,
    "transaction_not_allowed": NOT_THIS_CARD,
    "not_permitted": NOT_THIS_CARD,
    "approve_with_id": BANK_STUMBLED,
    "issuer_not_available": BANK_STUMBLED,
    "processing_error": BANK_STUMBLED,
    "reenter_transaction": BANK_STUMBLED,
    "try_again_later": BANK_STUMBLED,
}


def words(reason: str) -> str:
    """Empty while nothing was refused; a reason that nobody knows yet is told without one."""
    return str(WORDS.get(reason, NO_REASON)) if reason else ""
