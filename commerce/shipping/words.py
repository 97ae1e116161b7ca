"""How a shop's things reach you and how they are paid, as `components/way.html` takes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel.lists import format_list
from django.utils.translation import gettext as _

from commerce.payment import cards
from commerce.shipping import rounds, zone_words
from commerce.shipping.models import DeliveryZone, ShopDelivery
from commerce.shipping.relay.method import RelayDelivery
from commerce.shipping.repository import methods_of
from kit.money import format_money
from membership.models import Shop


@dataclass(frozen=True)
class Way:
    icon: str
    title: str
    text: str = ""


def ways(shop: Shop) -> list[Way]:
    """Pickup, then delivery where the shop offers it; else why not. Costs no query with its delivery and account."""
    pickup, *others = methods_of(shop)
    found = [Way("store", _("À retirer en boutique, gratuit"), pickup.place)]
    for method in others:
        if isinstance(method, RelayDelivery):
            found.append(_relay(method))
            continue
        where = {"city": shop.city.name, "fee": zone_words.price(method.zones)}
        is_one = len(method.zones) == 1
        title = _("Livré à %(city)s, %(fee)s") % where if is_one else _("Livré chez vous, %(fee)s") % where
        found.append(Way("bike", title, _delivery_text(shop.delivery, method.zones)))
    if not others:
        if cards.may_take(shop):
            found.append(Way("footprints", "", _("Cette boutique ne livre pas : vous passez quand elle est ouverte.")))
        else:
            found.append(
                Way("footprints", "", _("Payé sur place, donc pas de livraison : vous passez quand elle est ouverte."))
            )
    return found


def _relay(method: RelayDelivery) -> Way:
    fee = method.delivery.relay_fee
    title = _("En point relais, %(fee)s") % {"fee": format_money(fee)} if fee else _("En point relais, gratuit")
    told = ", ".join(method.told)
    text = [f"{told[0].upper()}{told[1:]}."] if told else []
    return Way("package", title, " ".join([*text, _("L’envoi est le service de la boutique, sous sa responsabilité.")]))


def _delivery_text(delivery: ShopDelivery, zones: Sequence[DeliveryZone]) -> str:
    """Of one zone what the title doesn't say; of several each with its price."""
    told = []
    if len(zones) > 1:
        told.append(f"{zone_words.all_of(zones)}.")
    else:
        (zone,) = zones
        if zone.free_from and zone.fee:
            told.append(_("Offert dès %(amount)s.") % {"amount": format_money(zone.free_from)})
        if zone.minimum:
            told.append(_("Pour %(amount)s d’achat au moins.") % {"amount": format_money(zone.minimum)})
        if zone.postcodes:
            told.append(_("Codes postaux %(postcodes)s.") % {"postcodes": zone_words.where(zone, is_only=True)})
    if slots := delivery.home_slots:
        told.append(_("Jours de livraison : %(days)s.") % {"days": rounds.sentence(slots)})
    told.append(_("La livraison est le service de la boutique, sous sa responsabilité."))
    return " ".join(told)


def payment(shop: Shop) -> Way:
    """By card now, or in the shop at pickup with what it takes there."""
    if cards.may_take(shop):
        return Way("credit-card", _("Payé par carte"), _("En ligne, au moment de commander."))
    taken = shop.counter_payment_labels
    text = _("Cette boutique ne prend pas la carte en ligne.")
    if taken:
        text += " " + _("Sur place : %(taken)s.") % {"taken": format_list(taken, locale="fr_FR")}
    return Way("wallet", _("Payé en boutique, au retrait"), text)
