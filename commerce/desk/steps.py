"""Which buttons an order has: the way it takes, as far as the states allow."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commerce.order import collecting
from commerce.order.models import Order
from commerce.order.statuses import FOLLOWS
from commerce.order.statuses import OrderStatus as S

LABELS = {
    S.PREPARING: _("Je prépare"),
    S.READY: _("C’est prêt"),
    S.COLLECTED: _("Remis au client"),
    S.SENT: _("Partie en livraison"),
    S.DELIVERED: _("Livrée"),
}
PICKED_UP = (S.PREPARING, S.READY, S.COLLECTED)
SHIPPED = (S.PREPARING, S.READY, S.DELIVERED)  # it leaves with its tracking (`relay_form`)
BROUGHT = (S.PREPARING, S.READY, S.SENT, S.DELIVERED)
REFUSABLE = (S.PAID, S.DUE_IN_SHOP, S.PREPARING)


@dataclass(frozen=True)
class Step:
    """A button: `to` is the state it leads to; the main one comes first."""

    to: str
    label: str | Promise
    is_main: bool


def of(order: Order) -> list[Step]:
    path: tuple[S, ...] = PICKED_UP if order.way == Order.Way.PICKUP else BROUGHT
    if order.way == Order.Way.RELAY:
        path = () if order.status == S.READY else SHIPPED
    allowed = [to for to in path if to in FOLLOWS[order.status]]
    return [Step(to, LABELS[to], is_main=place == 0) for place, to in enumerate(allowed)]


def may_refuse(order: Order) -> bool:
    """Until it is ready, or when what is paid was never fetched; what was paid by card goes back."""
    return order.status in REFUSABLE or collecting.may_give_back(order)
