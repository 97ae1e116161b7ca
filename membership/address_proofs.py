"""Links that prove who reads the mail at an address: signed, for one account, worthless once something changed."""

from django.core import signing
from django.utils.crypto import salted_hmac

from membership.models import City, User

SALT = "membership.address"
DAY = 24 * 60 * 60


def make(user: User, address: str) -> str:
    """For a mail to `address`, the account's own or the one that it is to have."""
    return signing.dumps([user.pk, address, _state(user)], salt=SALT)


def read(token: str, city: City | None, *, days: int) -> tuple[User, str] | None:
    """The account (of a town; None: of the platform) and the address; None for a link that is older than `days`, served
    already, or belongs elsewhere."""
    try:
        pk, address, state = signing.loads(token, salt=SALT, max_age=days * DAY)
    except signing.BadSignature:
        return None
    people = User.objects.customers_of(city) if city else User.objects.platform()
    user = people.filter(pk=pk, is_active=True).first()
    if user is None or state != _state(user):
        return None
    return user, address


def _state(user: User) -> str:
    # A new password or another address since: who asked may not be who is asked.
    return salted_hmac(SALT, f"{user.password}{user.email}").hexdigest()[:20]
