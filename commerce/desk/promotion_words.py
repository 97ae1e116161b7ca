"""A promotion in words, for the merchant whose it is."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commerce.catalogue.models import Promotion
from kit.money import format_money
from membership.models import Shop


@dataclass(frozen=True)
class Row:
    """`action`: what its button does; nothing where it is over."""

    promotion: Promotion
    off: str
    days: str
    state: str
    count: str
    action: str


def of(promotion: Promotion, shop: Shop, now: datetime) -> Row:
    """`promotion` comes from `with_counts()`."""
    state, action = _("Terminée"), ""
    if promotion.runs_at(now):
        state, action = _("En cours"), _("Arrêter maintenant")
    elif promotion.starts_at > now:
        state, action = _("Prévue"), _("Retirer")
    first, last = (each.astimezone(shop.city.zone).date() for each in (promotion.starts_at, promotion.last_moment))
    days = _("du %(first)s au %(last)s") % {"first": date_format(first, "j F"), "last": date_format(last, "j F Y")}
    count = ngettext("%(count)d produit", "%(count)d produits", promotion.product_count)
    return Row(promotion, off(promotion), days, state, count % {"count": promotion.product_count}, action)


def off(promotion: Promotion) -> str:
    """« −20 % », « −1,50 € »."""
    if promotion.kind == Promotion.Kind.PERCENT:
        return _("−%(value)s %%") % {"value": f"{promotion.value.normalize():f}".replace(".", ",")}
    return f"−{format_money(promotion.value)}"
