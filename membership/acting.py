"""Staff act for a shop: visibly, for two hours at most, one shop at a time, everything they change written down.

A visit opens the rooms that people of the shop have (`Shop.objects.for_person`), never what its owners sign
(`owned_by`); no role is given for it.
"""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils.translation import gettext as _

from kit import clock
from membership import acting_emails
from membership.helping import answering, asking
from membership.models import Acting, HelpRequest, Shop, User

LASTS = timedelta(hours=2)
MAY = "membership.add_acting"


class MayNotAct(Exception):
    """Not of the team, or a team without this right."""


class NoReason(Exception):
    """Without a request the reason is written: the shop's owners read it."""


class ShopHasLeft(Exception):
    """Nobody acts for a shop that is no longer there."""


def may_act(user: User) -> bool:
    return user.is_active and user.is_staff and user.has_perm(MAY)


def current(user: User | AnonymousUser) -> Acting | None:
    """The visit that this person is on at this moment."""
    if not user.is_authenticated or not user.is_staff:
        return None
    return Acting.objects.by(user).running(clock.now()).with_all().first()


def begin(*, shop: Shop, by: User, reason: str = "", request: HelpRequest | None = None) -> Acting:
    """Open a shop's rooms to a member of the team: for a request (it becomes theirs), or for a written reason. A visit
    elsewhere ends; the same shop's goes on. Raises `MayNotAct`, `NoReason`, `ShopHasLeft`, `answering.AlreadyTaken`,
    `asking.NotOpen`."""
    if not may_act(by):
        raise MayNotAct(by.pk)
    reason = reason.strip() or (_reason_of(request) if request else "")
    if not reason:
        raise NoReason(shop.pk)
    with transaction.atomic():
        # Who acts is held, so that two clicks make one visit.
        User.objects.select_for_update(no_key=True).get(pk=by.pk)
        if Shop.objects.select_for_update(no_key=True).get(pk=shop.pk).status == Shop.Status.LEFT:
            raise ShopHasLeft(shop.pk)
        if request is not None and request.state == HelpRequest.State.WAITING:
            answering.take(request=request, by=by)
        elif request is not None and not request.is_open:
            raise asking.NotOpen(request.pk)
        now = clock.now()
        for earlier in Acting.objects.by(by).unended().with_all():
            if earlier.shop_id == shop.pk and earlier.is_running(now):
                return earlier
            end(acting=earlier)
        acting = Acting.objects.create(
            staff=by, shop=shop, request=request, reason=reason, began_at=now, until=now + LASTS
        )
    return acting


def end(*, acting: Acting) -> bool:
    """End a visit, and tell the shop's owners what was done; False if it had ended."""
    with transaction.atomic():
        ended_at = min(clock.now(), acting.until)
        if not Acting.objects.unended().filter(pk=acting.pk).update(ended_at=ended_at):
            return False
        acting.refresh_from_db()
        acting_emails.visit_ended(acting)
    return True


def end_due() -> int:
    """Visits that are over by time are told to their shops."""
    return sum(end(acting=acting) for acting in Acting.objects.overdue(clock.now()).with_all())


def _reason_of(request: HelpRequest) -> str:
    said = {"kind": request.get_kind_display(), "topic": request.get_topic_display()}
    return _("Votre demande : %(kind)s, %(topic)s") % said
