"""A customer's account of one town: made, entered, changed."""

from django.contrib.auth import login
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from commerce.customer import emails
from membership import accounts
from membership.accounts import AddressIsTaken
from membership.models import City, User

BACKEND = "membership.backends.RealmBackend"


def register(
    *, city: City, email: str, password: str, first_name: str = "", last_name: str = "", phone: str = ""
) -> User:
    """A new customer of a town, with a mail to confirm the address (nothing waits for it). Raises `AddressIsTaken`."""
    if User.objects.of_realm(city.pk, email) is not None:
        raise AddressIsTaken
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                email, password, city=city, first_name=first_name, last_name=last_name, phone=phone
            )
            emails.welcome(user)
    except IntegrityError as error:  # registered twice at once
        raise AddressIsTaken from error
    return user


def sign_in(request: HttpRequest, user: User) -> None:
    """Begin the customer's session in the town of the request. What the visitor had in the basket follows."""
    realm = request.realm  # type: ignore[attr-defined]
    if realm.owner_id != user.city_id:
        raise ValueError(f"account of city {user.city_id!r} in realm {realm.key!r}: use an account of that town")
    login(request, user, backend=BACKEND)


def give_name(*, user: User, first_name: str, last_name: str) -> None:
    """The name somebody gave while ordering, for an account that has none yet; one that is there stays."""
    if user.get_full_name() or not (first_name or last_name):
        return
    user.first_name, user.last_name = first_name, last_name
    user.save(update_fields=["first_name", "last_name"])


@transaction.atomic
def change_password(*, user: User, password: str) -> None:
    """All sessions of the account end, except one whose hash the caller renews; the customer is told by mail."""
    accounts.give_password(user=user, password=password)
    emails.password_changed(user)


@transaction.atomic
def confirm_address(*, user: User, address: str) -> None:
    """The customer reads mail at `address`: that is the account's address from now on. Raises `AddressIsTaken`."""
    before = accounts.take_address(user=user, address=address)
    if before.lower() != address.lower():
        emails.address_changed(user, before)
