"""What staff do with a request for help: take it, call in vain, note, end it with a word. Each change is guarded: two who
do it at once, one gets it."""

from django.db import transaction

from kit import clock
from membership.helping import asking, emails, windows
from membership.helping.windows import Window
from membership.models import HelpEvent, HelpRequest, User

Kind, State = HelpEvent.Kind, HelpRequest.State


class AlreadyTaken(Exception):
    """A colleague was quicker: `by`."""

    def __init__(self, by: User) -> None:
        super().__init__(by.pk)
        self.by = by


class NoWords(Exception):
    """A note and the end of a request need words."""


class NotACall(Exception):
    """Who asked for a mail isn't called."""


class NoWindow(Exception):
    """All the windows of the next days are full."""


def take(*, request: HelpRequest, by: User) -> None:
    """Make it one's own. Raises `AlreadyTaken`, `asking.NotOpen`."""
    with transaction.atomic():
        if not HelpRequest.objects.waiting().filter(pk=request.pk).update(state=State.TAKEN, taken_by=by):
            request.refresh_from_db()
            if request.state == State.TAKEN and request.taken_by is not None:
                raise AlreadyTaken(request.taken_by)
            raise asking.NotOpen(request.pk)
        asking.note(request, Kind.TAKEN, by)
    request.refresh_from_db()


def give_back(*, request: HelpRequest, by: User) -> None:
    """It waits for the whole team again. Raises `asking.NotOpen`."""
    with transaction.atomic():
        locked = asking.locked_open(request)
        locked.state, locked.taken_by = State.WAITING, None
        locked.save(update_fields=["state", "taken_by"])
        asking.note(locked, Kind.GIVEN_BACK, by)
    request.refresh_from_db()


def add_note(*, request: HelpRequest, by: User, words: str) -> None:
    """A note among staff; nobody else reads it. Raises `NoWords`."""
    asking.note(request, Kind.NOTED, by, _needed(words))


def not_reached(*, request: HelpRequest, by: User, words: str = "") -> Window:
    """Nobody answered: the next free window is theirs, told by mail with the way to another.

    Raises `NotACall`, `NoWindow`, `asking.NotOpen`, `asking.WindowIsFull`."""
    with transaction.atomic():
        locked = asking.locked_open(request)
        if locked.call_at is None:
            raise NotACall(request.pk)
        free = [each for each in windows.free(clock.now()) if each.begins_at > locked.call_at]
        if not free:
            raise NoWindow(request.pk)
        asking.promise(locked, free[0])
        asking.note(locked, Kind.NOT_REACHED, by, words.strip())
        emails.not_reached(locked)
    request.refresh_from_db()
    return free[0]


def finish(*, request: HelpRequest, by: User, words: str) -> None:
    """Done, with the word that is mailed. Raises `NoWords`, `asking.NotOpen`."""
    words = _needed(words)
    with transaction.atomic():
        locked = asking.locked_open(request)
        locked.state, locked.place, locked.closing_words, locked.ended_at = State.DONE, None, words, clock.now()
        locked.save(update_fields=["state", "place", "closing_words", "ended_at"])
        asking.note(locked, Kind.DONE, by, words)
        emails.done(locked)
    request.refresh_from_db()


def _needed(words: str) -> str:
    words = words.strip()
    if not words:
        raise NoWords
    return words
