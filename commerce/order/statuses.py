"""The states of a purchase and of an order, and which follows which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PurchaseStatus(models.TextChoices):
    AWAITING_PAYMENT = "awaiting_payment", _("paiement en cours")
    CONFIRMED = "confirmed", _("confirmé")
    EXPIRED = "expired", _("expiré")
    CANCELLED = "cancelled", _("annulé")


class OrderStatus(models.TextChoices):
    AWAITING_PAYMENT = "awaiting_payment", _("en attente de paiement")
    EXPIRED = "expired", _("paiement expiré")
    PAID = "paid", _("à préparer (payée)")
    DUE_IN_SHOP = "due_in_shop", _("à préparer (à payer en boutique)")
    REFUSED = "refused", _("refusée par la boutique")
    PREPARING = "preparing", _("en préparation")
    READY = "ready", _("prête")
    SENT = "sent", _("expédiée")
    COLLECTED = "collected", _("retirée")
    DELIVERED = "delivered", _("livrée")
    NOT_COLLECTED = "not_collected", _("non retirée")
    CANCELLED = "cancelled", _("annulée")
    WITHDRAWN = "withdrawn", _("rétractation")
    RETURNED = "returned", _("retournée")
    REFUNDED = "refunded", _("remboursée")
    PARTLY_REFUNDED = "partly_refunded", _("remboursée en partie")


S = OrderStatus
FOLLOWS: dict[str, tuple[str, ...]] = {
    S.AWAITING_PAYMENT: (S.PAID, S.DUE_IN_SHOP, S.EXPIRED, S.CANCELLED),
    S.PAID: (S.PREPARING, S.READY, S.REFUSED, S.WITHDRAWN, S.REFUNDED),
    S.DUE_IN_SHOP: (S.PREPARING, S.READY, S.REFUSED, S.CANCELLED, S.NOT_COLLECTED),
    S.PREPARING: (S.READY, S.REFUSED, S.WITHDRAWN, S.CANCELLED),
    S.READY: (S.COLLECTED, S.SENT, S.DELIVERED, S.NOT_COLLECTED, S.REFUSED, S.WITHDRAWN),
    S.SENT: (S.DELIVERED, S.WITHDRAWN),
    S.COLLECTED: (S.WITHDRAWN, S.RETURNED, S.REFUNDED, S.PARTLY_REFUNDED),
    S.DELIVERED: (S.WITHDRAWN, S.RETURNED, S.REFUNDED, S.PARTLY_REFUNDED),
    S.WITHDRAWN: (S.RETURNED, S.REFUNDED, S.PARTLY_REFUNDED),
    S.RETURNED: (S.REFUNDED, S.PARTLY_REFUNDED),
    S.PARTLY_REFUNDED: (S.REFUNDED,),
    S.EXPIRED: (),
    S.REFUSED: (S.REFUNDED,),
    S.NOT_COLLECTED: (),
    S.CANCELLED: (),
    S.REFUNDED: (),
}
TO_PREPARE = (S.PAID, S.DUE_IN_SHOP, S.PREPARING)
AT_WORK = (*TO_PREPARE, S.READY, S.SENT)
STILL_TO_FETCH = (*TO_PREPARE, S.READY)
TAKES_A_PLACE = (S.AWAITING_PAYMENT, *STILL_TO_FETCH)
NEVER_WAS = (S.AWAITING_PAYMENT, S.EXPIRED)
# What an order of such a purchase is called says nothing: nothing was taken, nobody has anything to do.
RELEASED = (PurchaseStatus.EXPIRED, PurchaseStatus.CANCELLED)
