"""An owner asks somebody to act for the shop; they accept with the account they have, or make one."""

from django.db import IntegrityError, transaction

from kit import clock
from membership import crew, crew_emails
from membership.models import CrewEvent, Invitation, Shop, ShopRole, User
from membership.models.crew import good_until, new_token

Kind, State = CrewEvent.Kind, Invitation.State


class ActsAlready(Exception):
    """The address is that of somebody who acts for the shop; `role` is what they are."""

    def __init__(self, role: ShopRole) -> None:
        super().__init__(role.pk)
        self.role = role


class InvitedAlready(Exception):
    """An invitation to this address waits; it can be sent again."""


class NotOpen(Exception):
    """It was used, withdrawn, or its time is over."""


class NotForYou(Exception):
    """The invitation is for another address than that of who is signed in."""


class AccountIsThere(Exception):
    """The address has an account: it is accepted by signing in."""


def invite(*, shop: Shop, email: str, role: str, by: User) -> Invitation:
    """Ask somebody by mail. Raises `ActsAlready`, `InvitedAlready`."""
    known = shop.roles.of_address(email)
    if known is not None:
        raise ActsAlready(known)
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(shop=shop, email=email.strip(), role=role, by=by)
            crew.note(shop=shop, kind=Kind.INVITED, by=by, whom=invitation.email, role=role)
            crew_emails.invited(invitation, by, crew.MAY[role])
    except IntegrityError as error:
        raise InvitedAlready(email) from error
    return invitation


def send_again(*, invitation: Invitation, by: User) -> None:
    """Another link, good for two weeks from now; the one before is worth nothing any more. Raises `NotOpen`."""
    with transaction.atomic():
        locked = _waiting(invitation)
        locked.token, locked.sent_at, locked.good_until = new_token(), clock.now(), good_until()
        locked.save(update_fields=["token", "sent_at", "good_until"])
        crew.note(shop=locked.shop, kind=Kind.SENT_AGAIN, by=by, whom=locked.email, role=locked.role)
        crew_emails.invited(locked, by, crew.MAY[locked.role])


def withdraw(*, invitation: Invitation, by: User) -> None:
    """Take it back; who was asked is told. Raises `NotOpen`."""
    with transaction.atomic():
        locked = _waiting(invitation)
        locked.state = State.WITHDRAWN
        locked.save(update_fields=["state"])
        crew.note(shop=locked.shop, kind=Kind.WITHDRAWN, by=by, whom=locked.email, role=locked.role)
        crew_emails.withdrawn(locked)


def accept(*, invitation: Invitation, user: User) -> Shop:
    """The person acts for the shop from now on. Raises `NotForYou`, `NotOpen`."""
    if user.is_customer or user.email.lower() != invitation.email.lower():
        raise NotForYou(user.pk)
    with transaction.atomic():
        locked = _waiting(invitation)
        if not locked.is_open:
            raise NotOpen(invitation.pk)
        locked.state = State.ACCEPTED
        locked.save(update_fields=["state"])
        # Who acts for it meanwhile, by another road, keeps what they have.
        _role, is_new = ShopRole.objects.get_or_create(shop=locked.shop, user=user, defaults={"role": locked.role})
        if is_new:
            event = crew.note(shop=locked.shop, kind=Kind.JOINED, by=user, whom=str(user), role=locked.role)
            crew_emails.welcome(locked, user, crew.MAY[locked.role])
            crew_emails.owners_told(event, besides=(user,))
    return locked.shop


def accept_with_new_account(
    *, invitation: Invitation, password: str, first_name: str, last_name: str
) -> tuple[Shop, User]:
    """The same for who has no account of the platform yet: the mail's link proves the address.
    The password was found good. Raises `AccountIsThere`, `NotOpen`."""
    if not invitation.is_open:
        raise NotOpen(invitation.pk)
    person = User(email=invitation.email, first_name=first_name, last_name=last_name)
    try:
        with transaction.atomic():
            person.set_password(password)
            person.email_confirmed_at = clock.now()
            person.save()
            return accept(invitation=invitation, user=person), person
    except IntegrityError as error:
        raise AccountIsThere(invitation.pk) from error


def _waiting(invitation: Invitation) -> Invitation:
    locked = Invitation.objects.select_for_update(no_key=True, of=("self",)).select_related("shop__city__commune", "by")
    found = locked.waiting().filter(pk=invitation.pk).first()
    if found is None:
        raise NotOpen(invitation.pk)
    return found
