"""Where, at what price and when a shop delivers, for the file it takes along."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from commerce.shipping.models import DeliveryZone, ShopDelivery
from kit.open_files import facts, table
from membership.exports import Part
from membership.models import Shop


def of_shop(shop: Shop) -> Iterator[Part]:
    """Nothing of who never delivered."""
    zones = list(DeliveryZone.objects.of_shop(shop))
    if not zones:
        return
    rows = [(", ".join(each.postcodes), each.fee, each.free_from, each.minimum) for each in zones]
    headings = ["codes_postaux", "prix", "offerte_des", "commande_minimum"]
    yield Part(
        "livraison/zones.csv", _("Vos zones de livraison. Sans code postal : partout ailleurs."), table(headings, rows)
    )
    yield Part("livraison/jours.json", _("Vos jours de livraison, 0 est lundi."), facts(_days(zones[0].delivery)))


def _days(delivery: ShopDelivery) -> dict[str, object]:
    return {
        "livre": delivery.home_is_on,
        "creneaux": delivery.home_hours,
        "delai_heures": delivery.home_notice_hours,
        "heure_limite": str(delivery.home_cutoff or ""),
        "livraisons_par_creneau": delivery.orders_a_round,
    }
