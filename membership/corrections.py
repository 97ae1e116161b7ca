"""« Demander une correction »: what the register vouches for is corrected by staff, with the register's word."""

from django.db import transaction

from kit import clock
from membership import emails
from membership.models import Correction, Shop, User


class AlreadyAsked(Exception):
    """One is open for this member: it has to be answered first."""


class AlreadyAnswered(Exception):
    """Somebody of staff was quicker."""


@transaction.atomic
def ask(*, shop: Shop, by: User, words: str) -> Correction:
    """Raises `AlreadyAsked`."""
    # The shop's row is held: two clicks are one request.
    Shop.objects.select_for_update(no_key=True).get(pk=shop.pk)
    if Correction.objects.for_member(shop.member).open().exists():
        raise AlreadyAsked(shop.pk)
    return Correction.objects.create(shop=shop, by=by, words=words)


@transaction.atomic
def answer(*, correction: Correction, by: User, words: str) -> None:
    """Close a request and mail the answer to who asked. Raises `AlreadyAnswered`."""
    now = clock.now()
    if not Correction.objects.open().filter(pk=correction.pk).update(answer=words, answered_at=now, answered_by=by):
        raise AlreadyAnswered(correction.pk)
    correction.refresh_from_db()
    emails.correction_answered(correction)
