"""What is the same of an account of the platform and of a town's customer: a new password, another address, the end of
all sessions. Who is written to is the caller's."""

from django.db import IntegrityError, transaction
from django.db.models import F

from kit import clock
from membership.models import User


class AddressIsTaken(Exception):
    """The address has an account in this town, or on the platform, already."""


def give_password(*, user: User, password: str) -> None:
    """All sessions of the account end, except one whose hash the caller renews."""
    user.set_password(password)
    user.save(update_fields=["password"])


def take_address(*, user: User, address: str) -> str:
    """Somebody reads mail at `address`: it is the account's from now on. The address before. Raises `AddressIsTaken`."""
    before = user.email
    user.email, user.email_confirmed_at = address, clock.now()
    try:
        with transaction.atomic():
            user.save(update_fields=["email", "email_confirmed_at"])
    except IntegrityError as error:
        user.refresh_from_db()
        raise AddressIsTaken from error
    return before


def end_sessions(*, user: User) -> None:
    """Every device is signed out, this one too."""
    User.objects.filter(pk=user.pk).update(session_round=F("session_round") + 1)
    user.refresh_from_db(fields=["session_round"])
