"""Facts of a shop were written, by whatever screen: the others are told, and the gate when its standing changed."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy

from membership import gate, signals
from membership.models import Shop

CAUSES = {
    Shop.Status.ACCEPTED: gettext_lazy("%(shop)s est de retour"),
    Shop.Status.SUSPENDED: gettext_lazy("%(shop)s est suspendue"),
    Shop.Status.LEFT: gettext_lazy("%(shop)s est partie"),
}


def written(*, shop: Shop, fields: Collection[str]) -> None:
    """Tell `shop_changed`; a shop that was suspended, left or came back may open or shut its town's market."""
    with transaction.atomic():
        signals.shop_changed.send(Shop, shop=shop)
        if "status" in fields:
            gate.record(shop.city, CAUSES[Shop.Status(shop.status)] % {"shop": shop.name})
