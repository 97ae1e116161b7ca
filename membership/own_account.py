"""What somebody of the platform does with their own account, and what is written about it."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kit import outbox
from kit.throttle import Throttle
from membership import accounts, address_proofs
from membership.models import User

DAYS = 1
MAILS_OF_AN_ACCOUNT = Throttle("own-address", limit=10, seconds=60 * 60)


class TooManyMails(Exception):
    """So many were asked for that none goes now."""


@transaction.atomic
def change_password(*, user: User, password: str) -> None:
    accounts.give_password(user=user, password=password)
    link = settings.SITE_URL + reverse("membership:password-reset")
    _write(user, user.email, "membership_password_changed", link=link)


@transaction.atomic
def ask_for_address(*, user: User, address: str) -> None:
    """Write to the new address and to the one that the account has; nothing changes yet. Where the new one has an
    account its owner reads so, and who asked sees the same as always. Raises `TooManyMails`."""
    if MAILS_OF_AN_ACCOUNT.count(str(user.pk)) > MAILS_OF_AN_ACCOUNT.limit:
        raise TooManyMails(user.pk)
    other = User.objects.of_realm(None, address)
    if other is not None and other != user:
        link = settings.SITE_URL + reverse("membership:sign-in")
        _write(other, address, "membership_address_taken", link=link)
    else:
        token = address_proofs.make(user, address)
        link = settings.SITE_URL + reverse("membership:account-confirm", args=[token])
        _write(user, address, "membership_address_confirm", link=link, address=address)
    link = settings.SITE_URL + reverse("membership:account")
    _write(user, user.email, "membership_address_asked", link=link, address=address)


@transaction.atomic
def confirm_address(*, user: User, address: str) -> None:
    """The link was followed. Raises `accounts.AddressIsTaken`."""
    before = accounts.take_address(user=user, address=address)
    if before.lower() != address.lower():
        _write(user, before, "membership_address_changed", address=address)


def _write(person: User, to: str, template: str, **context: str) -> None:
    outbox.write(to=to, template=template, context={"person": person, **context})
