"""What of the market has to come to its end before a shop can leave."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commerce.order.models import Order
from commerce.payment import debts
from commerce.payment.models import Refund, ShopTransfer
from kit.money import format_money
from membership.leaving import Hold
from membership.models import Shop


def holds(shop: Shop) -> list[Hold]:
    """Orders on their way, payments that may still become some, money on its way to the shop or back to a customer."""
    desk = reverse("desk-orders", kwargs={"city": shop.city, "slug": shop.slug})
    orders = Order.objects.filter(shop=shop)
    found = []
    if count := orders.at_work().count():
        text = ngettext(
            "%(count)d commande n’est pas encore remise au client.",
            "%(count)d commandes ne sont pas encore remises aux clients.",
            count,
        )
        found.append(Hold(text % {"count": count}, desk, _("Voir mes commandes")))
    if count := orders.being_paid().count():
        text = ngettext(
            "%(count)d client est en train de payer : attendez une demi-heure.",
            "%(count)d clients sont en train de payer : attendez une demi-heure.",
            count,
        )
        found.append(Hold(text % {"count": count}))
    if count := orders.owed_to_customers().count():
        text = ngettext(
            "%(count)d retour attend son remboursement.", "%(count)d retours attendent leur remboursement.", count
        )
        found.append(Hold(text % {"count": count}, desk, _("Voir mes commandes")))
    if count := Refund.objects.of_shop(shop).to_do().count():
        text = ngettext(
            "%(count)d remboursement à un client est encore en route.",
            "%(count)d remboursements à des clients sont encore en route.",
            count,
        )
        found.append(Hold(text % {"count": count}, desk, _("Voir mes commandes")))
    if owed := debts.of(shop):
        text = _("Vous devez encore %(amount)s de remboursements à vos clients : écrivez-nous.")
        found.append(Hold(text % {"amount": format_money(owed)}))
    if count := ShopTransfer.objects.filter(order__shop=shop).exclude(state=ShopTransfer.State.SENT).count():
        text = ngettext(
            "%(count)d virement vers vous est encore en route.",
            "%(count)d virements vers vous sont encore en route.",
            count,
        )
        payments = reverse("desk-payments", kwargs={"city": shop.city, "slug": shop.slug})
        found.append(Hold(text % {"count": count}, payments, _("Voir mes paiements")))
    return found
