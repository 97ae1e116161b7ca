"""A delivery zone as one says it: where it is, what it costs, what is missing."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from babel.lists import format_list
from django.utils.translation import gettext as _

from commerce.shipping.zone_models import DeliveryZone
from kit.money import format_money


def where(zone: DeliveryZone, *, is_only: bool) -> str:
    """« 74000 et 74940 », « partout », « ailleurs » (of several zones the one that names no postcode)."""
    if zone.postcodes:
        return format_list(list(zone.postcodes), locale="fr_FR")
    return _("partout") if is_only else _("ailleurs")


def terms(zone: DeliveryZone) -> str:
    """« 3,50 €, offert dès 30,00 €, pour 15,00 € d’achat au moins »."""
    parts = [format_money(zone.fee) if zone.fee else _("gratuit")]
    if zone.free_from and zone.fee:
        parts.append(_("offert dès %(amount)s") % {"amount": format_money(zone.free_from)})
    if zone.minimum:
        parts.append(_("pour %(amount)s d’achat au moins") % {"amount": format_money(zone.minimum)})
    return ", ".join(parts)


def all_of(zones: Sequence[DeliveryZone]) -> str:
    """« 74000 : 3,50 €· 74940 et 74960 : 5,00 € »; of a single zone its price comes first."""
    if len(zones) == 1:
        told = [terms(zones[0]), *([where(zones[0], is_only=True)] if zones[0].postcodes else [])]
        said = ", ".join(told)
    else:
        pairs = ({"where": where(each, is_only=False), "terms": terms(each)} for each in zones)
        said = " · ".join(_("%(where)s : %(terms)s") % pair for pair in pairs)
    return said[:1].upper() + said[1:]


def price(zones: Sequence[DeliveryZone]) -> str:
    """« 3,50 € », « gratuit », « de 3,50 € à 6,00 € »."""
    fees = sorted({zone.fee for zone in zones})
    if len(fees) > 1:
        return _("de %(least)s à %(most)s") % {"least": format_money(fees[0]), "most": format_money(fees[-1])}
    return format_money(fees[0]) if fees[0] else _("gratuit")


def nearly(zones: Sequence[DeliveryZone], subtotal: Decimal) -> list[str]:
    """What more would bring: to be delivered at all, and for nothing. `zones`: those that the address may fall in."""
    to_order = _amounts(zones, lambda zone: zone.missing_to_order(subtotal))
    to_free = _amounts(zones, lambda zone: zone.missing_to_free(subtotal))
    told = []
    if to_order:
        told.append(_("Encore %(amount)s chez ce commerce pour être livré.") % {"amount": to_order})
    if to_free:
        told.append(_("Encore %(amount)s chez ce commerce pour la livraison offerte.") % {"amount": to_free})
    return told


def _amounts(zones: Sequence[DeliveryZone], missing: Callable[[DeliveryZone], Decimal]) -> str:
    """« 6,50 € », or with several zones the range: « 6,50 € à 21,50 €, selon votre adresse, »; empty: nothing is."""
    found = sorted({missing(zone) for zone in zones})
    if not found or not found[-1]:
        return ""
    if len(found) == 1:
        return format_money(found[0])
    if not found[0]:
        return _("%(most)s au plus, selon votre adresse,") % {"most": format_money(found[-1])}
    range_ = {"least": format_money(found[0]), "most": format_money(found[-1])}
    return _("%(least)s à %(most)s, selon votre adresse,") % range_
