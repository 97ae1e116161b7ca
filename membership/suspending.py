"""A shop is suspended, or its membership ended, by acts: each under the shop's lock, once, told by mail with its reasons.

The reasons are given on a durable medium before or when the measure takes effect, the end of a membership thirty days
before unless the law or repeated breach asks for more speed, and the merchant can answer (règlement 2019/1150, art. 4).
What becomes of the money for Pro is in `collecting`.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kit import clock
from membership import shop_changes, suspension_emails
from membership.models import Shop, ShopEvent, Suspension, User

Kind, Measure, Decision = ShopEvent.Kind, Suspension.Measure, Suspension.Decision


class AlreadySuspended(Exception):
    """A measure is announced or in effect already."""


class NotThere(Exception):
    """The shop isn't on the platform: it has left."""


class NoReason(Exception):
    """Words are missing that the merchant is to read."""


class TooSoon(Exception):
    """Less notice than is due, and no reason why."""


class NothingOpen(Exception):
    """The measure is over, or not where this act needs it: somebody was quicker."""


class NothingToAnswer(Exception):
    """The measure is over, or was answered already."""


class NothingToDecide(Exception):
    """Nobody answered, or somebody decided already."""


class NotGone(Exception):
    """The shop is there: it needs no return."""


@dataclass(frozen=True)
class Terms:
    """What staff decide: `ground` is the code of a rule; without `takes_effect_at` the whole notice is given, with it at
    less `why_sooner` says why. `stops_collecting`: no month of Pro is collected while the shop is suspended."""

    ground: str
    reason: str
    facts: str
    measure: str = Measure.PAUSE
    takes_effect_at: datetime | None = None
    why_sooner: str = ""
    stops_collecting: bool = True


def drafted(*, shop: Shop, by: User, terms: Terms) -> Suspension:
    """The measure as it would be announced now, not kept. Raises `NoReason`, `TooSoon`."""
    now = clock.now()
    full = now + Suspension.NOTICE[Measure(terms.measure)]
    takes_effect_at = full if terms.takes_effect_at is None else max(terms.takes_effect_at, now)
    is_quick = takes_effect_at < full
    if is_quick and not terms.why_sooner.strip():
        raise TooSoon(shop.pk)
    return Suspension(
        shop=shop,
        measure=terms.measure,
        ground=terms.ground,
        reason=_needed(terms.reason),
        facts=_needed(terms.facts),
        why_sooner=terms.why_sooner.strip() if is_quick else "",
        by=by,
        told_at=now,
        takes_effect_at=takes_effect_at,
        stops_collecting=terms.stops_collecting,
    )


def announce(*, shop: Shop, by: User, terms: Terms) -> Suspension:
    """Tell the owners what will happen, when and why; at once if that is now. Raises `AlreadySuspended`, `NotThere`,
    `NoReason`, `TooSoon`."""
    with transaction.atomic():
        locked = _locked(shop)
        if Suspension.objects.of_shop(locked).open().exists():
            raise AlreadySuspended(shop.pk)
        if not locked.is_listed:
            raise NotThere(shop.pk)
        suspension = drafted(shop=locked, by=by, terms=terms)
        suspension.save()
        _note(suspension, Kind.ANNOUNCED, suspension.reason, by)
        if suspension.takes_effect_at <= clock.now():
            _take_effect(suspension)
        else:
            suspension_emails.announced(suspension)
    shop.refresh_from_db()
    return suspension


def take_effect_due() -> int:
    """Those whose day has come take effect."""
    return sum(take_effect(suspension=each) for each in Suspension.objects.due(clock.now()).with_people())


def take_effect(*, suspension: Suspension) -> bool:
    """False if it isn't announced any more, or not due."""
    with transaction.atomic():
        locked = _locked_suspension(suspension)
        if not locked.is_announced or locked.takes_effect_at > clock.now():
            return False
        _take_effect(locked)
    return True


def _take_effect(suspension: Suspension) -> None:
    suspension.in_effect_at = clock.now()
    suspension.save(update_fields=["in_effect_at"])
    _note(suspension, Kind.TOOK_EFFECT, "", None)
    _write_status(suspension.shop, Shop.Status.LEFT if suspension.is_for_good else Shop.Status.SUSPENDED)
    suspension_emails.took_effect(suspension)


def withdraw(*, suspension: Suspension, by: User, why: str) -> None:
    """Take back what was announced, before it took effect. Raises `NoReason`, `NothingOpen`."""
    why = _needed(why)
    with transaction.atomic():
        locked = _locked_suspension(suspension)
        if not locked.is_announced:
            raise NothingOpen(suspension.pk)
        _end(locked, by, why)
    suspension.refresh_from_db()


def lift(*, suspension: Suspension, by: User, why: str) -> None:
    """The shop comes back as it was. Raises `NoReason`, `NothingOpen`."""
    why = _needed(why)
    with transaction.atomic():
        locked = _locked_suspension(suspension)
        if not locked.is_running:
            raise NothingOpen(suspension.pk)
        _end(locked, by, why)
    suspension.refresh_from_db()


def answer(*, suspension: Suspension, by: User, words: str) -> None:
    """What the merchant has to say, by an owner in their space or as staff received it. Once. Raises `NoReason`,
    `NothingToAnswer`."""
    words = _needed(words)
    with transaction.atomic():
        locked = _locked_suspension(suspension)
        if not locked.may_be_answered:
            raise NothingToAnswer(suspension.pk)
        locked.answer, locked.answered_at, locked.answered_by = words, clock.now(), by
        locked.save(update_fields=["answer", "answered_at", "answered_by"])
        _note(locked, Kind.ANSWERED, words, by)
        suspension_emails.answered(locked)
    suspension.refresh_from_db()


def decide(*, suspension: Suspension, by: User, decision: str, words: str) -> None:
    """Decide on the answer: keep the measure, or grant it, which ends the measure. Raises `NoReason`,
    `NothingToDecide`."""
    words = _needed(words)
    with transaction.atomic():
        locked = _locked_suspension(suspension)
        if not locked.may_be_decided:
            raise NothingToDecide(suspension.pk)
        locked.decision, locked.decision_words = Decision(decision), words
        locked.decided_at, locked.decided_by = clock.now(), by
        locked.save(update_fields=["decision", "decision_words", "decided_at", "decided_by"])
        if locked.decision == Decision.GRANTED:
            _note(locked, Kind.GRANTED, words, by)
            _end(locked, by, words)
        else:
            _note(locked, Kind.KEPT, words, by)
            suspension_emails.kept(locked)
    suspension.refresh_from_db()


def end_by_departure(*, shop: Shop, by: User) -> None:
    """The shop leaves, in the caller's transaction and under its lock: what was announced or runs against it is over,
    or the worker would bring it half back on the day it takes effect."""
    left = _("Le commerce est parti.")
    Suspension.objects.of_shop(shop).open().update(ended_at=clock.now(), ended_by=by, ended_why=left)


def bring_back(*, shop: Shop, by: User, why: str) -> None:
    """A shop that left is on the platform again. Raises `NoReason`, `NotGone`."""
    why = _needed(why)
    with transaction.atomic():
        locked = _locked(shop)
        if locked.status != Shop.Status.LEFT:
            raise NotGone(shop.pk)
        ended = Suspension.objects.of_shop(locked).running().first()
        if ended is not None:
            ended.shop = locked
            _end(ended, by, why)
        else:
            ShopEvent.objects.create(shop=locked, kind=Kind.CAME_BACK, by=by, words=why)
            _write_status(locked, Shop.Status.ACCEPTED)
            suspension_emails.came_back(locked, why)
    shop.refresh_from_db()


def _end(suspension: Suspension, by: User, why: str) -> None:
    was_running = suspension.is_running
    suspension.ended_at, suspension.ended_by, suspension.ended_why = clock.now(), by, why
    suspension.save(update_fields=["ended_at", "ended_by", "ended_why"])
    _note(suspension, Kind.LIFTED if was_running else Kind.WITHDRAWN, why, by)
    if was_running:
        _write_status(suspension.shop, Shop.Status.ACCEPTED)
    suspension_emails.ended(suspension)


def _write_status(shop: Shop, status: Shop.Status) -> None:
    shop.status = status
    shop.facts_forgotten_at = None  # if it leaves again, its six months begin again
    shop.save(update_fields=["status", "facts_forgotten_at", "changed_at"])
    shop_changes.written(shop=shop, fields=["status"])


def _locked(shop: Shop) -> Shop:
    return Shop.objects.select_for_update(no_key=True, of=("self",)).with_standing().get(pk=shop.pk)


def _locked_suspension(suspension: Suspension) -> Suspension:
    """Its shop first: the lock that all acts on a shop share."""
    shop = _locked(suspension.shop)
    locked = Suspension.objects.select_for_update(of=("self",)).get(pk=suspension.pk)
    locked.shop = shop
    return locked


def _note(suspension: Suspension, kind: str, words: str, by: User | None) -> None:
    ShopEvent.objects.create(shop=suspension.shop, suspension=suspension, kind=kind, words=words, by=by)


def _needed(words: str) -> str:
    words = words.strip()
    if not words:
        raise NoReason
    return words
