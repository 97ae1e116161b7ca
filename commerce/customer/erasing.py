"""A customer closes the account: who it was is forgotten, what the accounts of the shops need stays (C. com. L123-22).

Orders keep their numbers, lines and amounts; names, addresses, telephone, e-mail, notes and letters go. What isn't
finished holds it back: somebody still has to be reached.
"""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commerce.basket.models import Basket
from commerce.customer import addresses, emails, exporting
from commerce.customer.emails import home_of
from commerce.customer.models import Erasure, Favourite, StockAlert
from commerce.order.models import Order, Purchase, ShippingAddress, Tracking
from commerce.talk.models import Message
from kit import outbox
from membership.leaving import Hold
from membership.models import User
from shop_pages.letters.models import ShopMessage

NOWHERE = "efface.invalid"  # RFC 2606: never delivered
BLANK = dict.fromkeys(
    "title first_name last_name line1 line2 line3 line4 state postcode phone_number notes search_text".split(), ""
)


class HeldBack(Exception):
    """Something isn't finished; `holds` says what."""

    def __init__(self, holds: list[Hold]) -> None:
        super().__init__(len(holds))
        self.holds = holds


def holds(user: User) -> list[Hold]:
    city = home_of(user)
    home, basket = (reverse(name, kwargs={"city": city}) for name in ("customer-home", "basket"))
    orders = Order.objects.of_customer(user)
    found = []
    if Purchase.objects.of_customer(user).awaiting_payment().exists():
        text = _("Un paiement est en cours. Terminez-le, ou abandonnez-le.")
        found.append(Hold(text, basket, _("Voir mon panier")))
    if count := orders.at_work().count():
        text = ngettext(
            "%(count)d commande ne vous est pas encore remise. Le commerçant doit pouvoir vous joindre.",
            "%(count)d commandes ne vous sont pas encore remises. Les commerçants doivent pouvoir vous joindre.",
            count,
        )
        found.append(Hold(text % {"count": count}, home, _("Voir mes achats")))
    if count := orders.owed_to_customers().count():
        text = ngettext(
            "%(count)d retour attend son remboursement.", "%(count)d retours attendent leur remboursement.", count
        )
        found.append(Hold(text % {"count": count}, home, _("Voir mes achats")))
    return found


@transaction.atomic
def erase(*, user: User) -> None:
    """Told by mail to the address that it had, which may begin a new account at once. Raises `HeldBack`."""
    # A plain lock: nobody writes a purchase of this person meanwhile.
    locked = User.objects.select_for_update().get(pk=user.pk)
    if not locked.is_active:
        return
    if found := holds(locked):
        raise HeldBack(found)
    address, is_proven = locked.email, locked.email_confirmed_at is not None
    if not User.objects.everywhere(address).exclude(pk=locked.pk).exists():
        outbox.forget_address(address)
    emails.erased(locked)
    if is_proven:
        ShopMessage.objects.of_address(address, home_of(locked)).forget_author()
    _forget_orders(locked)
    _forget_person(locked)
    transaction.on_commit(lambda: exporting.forget_all(user=locked))


def _forget_orders(user: User) -> None:
    orders = Order.objects.of_customer(user)
    ShippingAddress.objects.filter(order__in=orders).update(**BLANK)
    orders.update(note="", guest_email="")
    # Where somebody fetches parcels is near where they live, and a carrier knows whose parcel has a number.
    orders.filter(way=Order.Way.RELAY).update(place="", relay_point={})
    Tracking.objects.filter(order__in=orders).delete()
    Purchase.objects.of_customer(user).update(phone="")
    # What shops answered says again what they were told: who, where, when.
    Message.objects.about(orders).forget_words()


def _forget_person(user: User) -> None:
    Basket.objects.filter(owner=user, status__in=(Basket.OPEN, Basket.SAVED)).delete()
    addresses.of(user).delete()
    Favourite.objects.of_user(user).delete()
    StockAlert.objects.of_user(user).delete()
    Erasure.objects.create(user=user)
    user.email = f"compte-{user.pk}@{NOWHERE}"
    user.first_name, user.last_name, user.phone = _("Compte effacé"), "", ""
    user.email_confirmed_at = user.last_login = None
    user.is_active = False
    user.session_round += 1
    user.set_unusable_password()
    user.save()
