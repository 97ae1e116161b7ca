"""A customer's address book: where deliveries go, one of them unless said otherwise.

What an order was promised is a copy (`commerce.order.addresses`): nothing that changes here touches it.
"""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from oscar.core.loading import get_model

from commerce.order.addresses import DeliveryAddress, france
from membership.models import User

UserAddress = get_model("address", "UserAddress")
MOST = 20


class AlreadyThere(Exception):
    """Another address of the book says the same."""


class BookIsFull(Exception):
    pass


def of(user: User) -> QuerySet:
    """The default one first; somebody else's are not in it."""
    return UserAddress.objects.filter(user=user).order_by("-is_default_for_shipping", "-pk")


def as_typed(address: Any) -> DeliveryAddress:
    return DeliveryAddress(
        first_name=address.first_name,
        last_name=address.last_name,
        line1=address.line1,
        line2=address.line2,
        postcode=address.postcode,
        town=address.line4,
        phone=str(address.phone_number or ""),
        instructions=address.notes,
    )


@transaction.atomic
def add(*, user: User, address: DeliveryAddress) -> Any:
    """The first is the default. One that is there already, typed or sent twice, stays one. Raises `BookIsFull`."""
    _lock(user)
    made = UserAddress(user=user, country=france())
    _fill(made, address)
    same = of(user).filter(hash=made.generate_hash()).first()
    if same is None and of(user).count() >= MOST:
        raise BookIsFull(user.pk)
    made = same or made
    _fill(made, address)
    made.is_default_for_shipping = made.is_default_for_shipping or not of(user).exists()
    made.save()
    return made


@transaction.atomic
def change(*, address: Any, to: DeliveryAddress) -> None:
    """Raises `AlreadyThere`."""
    _lock(address.user)
    _fill(address, to)
    if of(address.user).filter(hash=address.generate_hash()).exclude(pk=address.pk).exists():
        raise AlreadyThere(address.pk)
    address.save()


@transaction.atomic
def make_default(*, address: Any) -> None:
    _lock(address.user)
    address.is_default_for_shipping = True
    address.save()


@transaction.atomic
def remove(*, address: Any) -> None:
    """The newest of the others takes its place where it was the default."""
    _lock(address.user)
    was_default = address.is_default_for_shipping
    user = address.user
    address.delete()
    heir = of(user).first() if was_default else None
    if heir is not None:
        heir.is_default_for_shipping = True
        heir.save()


def _lock(user: User) -> None:
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def _fill(row: Any, address: DeliveryAddress) -> None:
    row.first_name, row.last_name = address.first_name, address.last_name
    row.line1, row.line2, row.line4 = address.line1, address.line2, address.town
    row.postcode, row.phone_number, row.notes = address.postcode, address.phone, address.instructions
