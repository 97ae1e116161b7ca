"""The figures that the settings and the rules of the house fix; floors above register those of their own data."""

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from faq import figures
from kit import support_hours
from kit.money import format_money


def card_fee() -> str:
    rate = f"{settings.ANNOUNCED_CARD_RATE.normalize():f}".replace(".", ",")
    return f"{rate}\u00a0% + {format_money(settings.ANNOUNCED_CARD_FIXED)}"


def withdrawal_days() -> str:
    """C. conso L221-18: from the day after the goods were received."""
    return _("14 jours")


def refund_delay() -> str:
    return _("deux semaines")


def chat_hours() -> str:
    return support_hours.words()


def support_address() -> str:
    return _mail_link(settings.SUPPORT_EMAIL)


def contact_address() -> str:
    return _mail_link(settings.CONTACT_EMAIL)


def _mail_link(address: str) -> str:
    return format_html('<a href="mailto:{0}">{0}</a>', address)


def register_all() -> None:
    figures.register("card-fee", gettext_lazy("Frais d’un paiement par carte"), card_fee)
    figures.register("withdrawal-days", gettext_lazy("Délai de rétractation"), withdrawal_days)
    figures.register("refund-delay", gettext_lazy("Délai de remboursement"), refund_delay)
    figures.register("chat-hours", gettext_lazy("Heures du chat"), chat_hours)
    figures.register("support-email", gettext_lazy("Adresse du support"), support_address)
    figures.register("contact-email", gettext_lazy("Adresse de contact"), contact_address)
