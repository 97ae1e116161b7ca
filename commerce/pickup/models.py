import secrets

from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from commerce.order.models import Order
from commerce.order.statuses import STILL_TO_FETCH, OrderStatus
from membership.models import Shop

# No letter that looks or sounds like another, nor like a figure.
ALPHABET = "ACDEFHJKMNPRTUVWXY34679"
LENGTH = 5


def new_code() -> str:
    return get_random_string(LENGTH, ALPHABET)


def new_token() -> str:
    return secrets.token_urlsafe(12)


class TicketQuerySet(models.QuerySet["Ticket"]):
    def of_shop(self, shop: Shop) -> "TicketQuerySet":
        return self.filter(shop=shop)

    def saying(self, text: str) -> "Ticket | None":
        """As somebody types it: « k7 m4f »."""
        code = "".join(text.split()).upper()
        return self.filter(code=code).select_related("order").first() if len(code) == LENGTH else None

    def to_show(self) -> "TicketQuerySet":
        return self.select_related("order", "shop__city__commune").annotate(line_count=models.Count("order__lines"))


class Ticket(models.Model):
    """Whoever knows it may fetch the order: a code to say, and a link to pass on."""

    order = models.OneToOneField(Order, verbose_name=_("commande"), on_delete=models.CASCADE, related_name="ticket")
    shop = models.ForeignKey(Shop, verbose_name=_("boutique"), on_delete=models.CASCADE, related_name="tickets")
    code = models.CharField(_("code de retrait"), max_length=LENGTH, default=new_code)
    token = models.CharField(max_length=24, unique=True, default=new_token)

    objects = TicketQuerySet.as_manager()

    class Meta:
        verbose_name = _("retrait")
        constraints = [models.UniqueConstraint(fields=["shop", "code"], name="a_code_is_one_order_of_a_shop")]

    def __str__(self) -> str:
        return self.code

    @property
    def is_good(self) -> bool:
        """Something is to be fetched, or will be."""
        return self.order.status in STILL_TO_FETCH

    @property
    def is_ready(self) -> bool:
        return self.order.status == OrderStatus.READY
