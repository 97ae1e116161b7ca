"""What is known before buying and stays on the order: how long it takes to make, what can't be sent back and why."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commerce.catalogue.models import Product

WHY_NOT_WITHDRAWN = {
    Product.Exemption.PERISHABLE: gettext_lazy("produit frais, qui se périme vite"),
    Product.Exemption.MADE_TO_ORDER: gettext_lazy("fait pour vous, selon vos indications"),
    Product.Exemption.SEALED_HYGIENE: gettext_lazy("une fois descellé, l’hygiène interdit de le reprendre"),
    Product.Exemption.PRESS: gettext_lazy("journal, périodique ou magazine"),
}


def why(exemption: str) -> str:
    """The reason of the law (C. conso L221-28) in a few words; empty where there is none."""
    return str(WHY_NOT_WITHDRAWN.get(Product.Exemption(exemption), "")) if exemption else ""


def no_withdrawal(exemption: str) -> str:
    return _("Pas de rétractation : %(why)s") % {"why": why(exemption)}


def exempt(title: str, exemption: str) -> str:
    """« Pain de campagne (produit frais, qui se périme vite) »."""
    return f"{title} ({why(exemption)})"


def delay(days: int) -> str:
    return ngettext("Fait à la commande : prêt en un jour", "Fait à la commande : prêt en %(days)d jours", days) % {
        "days": days
    }
