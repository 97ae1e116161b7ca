"""What somebody does who wants to join: begin with a SIRET, answer a question a screen, send, answer once more.

The register is asked by a task; what it says fills in what is still empty and never overwrites what was typed.
"""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django_tasks import task

from kit import clock
from kit.calendar import public_holidays
from membership import emails, terms
from membership.models import Application, ApplicationEvent, Commune, Shop, User
from membership.register import asking
from membership.register.answers import Facts, Outcome

Kind, State = ApplicationEvent.Kind, Application.State
FORGOTTEN_AFTER = timedelta(days=90)
# How long until a silent register is asked again; after the last it is for staff.
TRIES = [timedelta(minutes=m) for m in (1, 5, 30, 120, 720)]
# What screens write. Not the register's answer: it may arrive while somebody types.
KEPT = (
    "shop_name trade legal_name is_franchise words street_address postcode commune contact_name email phone offer "
    "changed_at"
).split()
NEEDED = ("siret", "shop_name", "commune", "contact_name", "email")


class ShopIsThere(Exception):
    """The shop of this SIRET is on the platform already."""

    def __init__(self, shop: Shop) -> None:
        super().__init__(shop.siret)
        self.shop = shop


class AlreadyApplied(Exception):
    """An application with this SIRET waits to be decided; its link was sent again to whoever began it."""


class NotComplete(Exception):
    """Something needed is missing; `fields` names it."""

    def __init__(self, fields: list[str]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


class NotYours(Exception):
    """It was sent or decided meanwhile: the applicant can't change it any more."""


def begin(*, siret: str, invited_by: Shop | None = None) -> Application:
    """A new application, its SIRET being looked up. `siret` is fourteen valid digits (`register.siret.cleaned`);
    `invited_by`: the member whose link led here.
    Raises `ShopIsThere`, `AlreadyApplied`."""
    refuse_known(siret)
    with transaction.atomic():
        application = Application.objects.create(siret=siret, invited_by=invited_by)
        note(application, Kind.BEGUN)
        ask_register(application)
    return application


def refuse_known(siret: str) -> None:
    """Raises `ShopIsThere`, `AlreadyApplied` for a SIRET that can't apply (again)."""
    shop = Shop.objects.with_standing().filter(siret=siret).exclude(status=Shop.Status.LEFT).first()
    if shop is not None:
        raise ShopIsThere(shop)
    before = Application.objects.undecided().filter(siret=siret).first()
    if before is not None:
        emails.application_link(before)
        raise AlreadyApplied(siret)


# --- the register -------------------------------------------------------------------------------


def ask_register(application: Application) -> None:
    """Have the register asked by the worker, in the caller's transaction; nothing where there is none."""
    if not asking.is_on():
        application.register_outcome = Outcome.OFF
        application.save(update_fields=["register_outcome"])
        return
    application.register_outcome, application.register_asked_at = "", clock.now()
    # If the worker loses it, the next round of due jobs finds it.
    application.register_next_at = clock.now() + TRIES[0]
    application.save(update_fields=["register_outcome", "register_asked_at", "register_next_at"])
    look_up.enqueue(application.pk)


@task()
def look_up(application_id: int) -> None:
    with clock.as_set():
        application = Application.objects.filter(pk=application_id).first()
        if application is not None and application.is_being_looked_up:
            write_answer(application)


def write_answer(application: Application) -> Outcome:
    """Ask the register and write down what it says, with source and date."""
    answer = asking.ask(application.siret)
    with transaction.atomic():
        locked = Application.objects.select_for_update().get(pk=application.pk)
        locked.register_outcome, locked.register_source = answer.outcome, answer.source
        locked.register_asked_at = clock.now()
        locked.register_tries += 1
        locked.register_next_at = _next_try(locked, answer.outcome, answer.retry_after)
        if answer.facts is not None:
            locked.register_facts = answer.facts.to_json()
            _fill_in(locked, answer.facts)
        locked.save()
        if answer.outcome == Outcome.FOUND:
            note(locked, Kind.LOOKED_UP, answer.source)
    application.refresh_from_db()
    return answer.outcome


def look_up_due() -> int:
    """Ask again where the register was silent."""
    due = list(Application.objects.to_look_up(clock.now())[:20])
    for application in due:
        if write_answer(application) == Outcome.SILENT:
            break  # it is down, or we ask too much
    return len(due)


def _next_try(application: Application, outcome: Outcome, retry_after: int | None) -> datetime | None:
    if outcome != Outcome.SILENT or application.register_tries > len(TRIES):
        return None
    wait = TRIES[application.register_tries - 1]
    return clock.now() + max(wait, timedelta(seconds=retry_after or 0))


def _fill_in(application: Application, facts: Facts) -> None:
    """What is still empty; what was typed stays as it is, and staff see where the two differ."""
    told = {
        "legal_name": facts.legal_name,
        "legal_form": facts.legal_form,
        "activity_code": facts.activity_code,
        "shop_name": facts.sign[:80],
        "street_address": facts.street_address[:150],
        "postcode": facts.postcode,
    }
    for name, value in told.items():
        if value and not getattr(application, name):
            setattr(application, name, value)
    if application.commune_id is None and facts.insee_code:
        application.commune = Commune.objects.filter(pk=facts.insee_code).first()


# --- going on -----------------------------------------------------------------------------------


def missing(application: Application) -> list[str]:
    """The needed fields that are still empty."""
    return [name for name in NEEDED if not getattr(application, name)]


def keep(application: Application) -> None:
    """Write a step down; the link to come back goes to an address that is new. Raises `NotYours` when it was sent or
    decided meanwhile."""
    stored = Application.objects.get(pk=application.pk)
    if not stored.is_open_to_applicant:
        raise NotYours(application.pk)
    with transaction.atomic():
        application.changed_at = clock.now()
        application.save(update_fields=KEPT)
        if application.email != stored.email:
            emails.application_link(application)


def send(application: Application) -> None:
    """Send it to staff, the terms accepted as of now. Raises `NotComplete`, `NotYours`, `ShopIsThere`, `AlreadyApplied`."""
    if not application.is_draft:
        raise NotYours(application.pk)
    if fields := missing(application):
        raise NotComplete(fields)
    refuse_known(application.siret)
    now = clock.now()
    try:
        with transaction.atomic():
            sent = Application.objects.drafts().filter(pk=application.pk)
            answer_by = promised(clock.today(), application.commune.departement if application.commune else "")
            changed = sent.update(
                state=State.WAITING,
                sent_at=now,
                changed_at=now,
                answer_by=answer_by,
                terms_version=terms.VERSION,
                terms_accepted_at=now,
            )
            if not changed:
                raise NotYours(application.pk)
            application.refresh_from_db()
            note(application, Kind.SENT)
            emails.application_received(application)
    except IntegrityError as error:  # the same SIRET, sent twice at once
        raise AlreadyApplied(application.siret) from error


def answer(application: Application, words: str) -> None:
    """The applicant answers what staff asked: it waits for staff again. Raises `NotYours`."""
    with transaction.atomic():
        asked = Application.objects.filter(pk=application.pk, state=State.ASKED)
        departement = application.commune.departement if application.commune else ""
        if not asked.update(state=State.WAITING, answer_by=promised(clock.today(), departement)):
            raise NotYours(application.pk)
        application.refresh_from_db()
        note(application, Kind.ANSWERED, words)


def drop(application: Application) -> None:
    """The applicant doesn't want to join any more. Raises `NotYours`."""
    may_leave = (State.DRAFT, State.WAITING, State.ASKED)
    with transaction.atomic():
        if not Application.objects.filter(pk=application.pk, state__in=may_leave).update(state=State.DROPPED):
            raise NotYours(application.pk)
        application.refresh_from_db()
        note(application, Kind.DROPPED)


def forget_due() -> int:
    """What was begun and left is deleted after ninety days: we promised to keep nothing we don't need."""
    return Application.objects.forgotten(clock.now() - FORGOTTEN_AFTER).delete()[0]


def promised(today: date, departement: str) -> date:
    """The day by which staff answer: so many working days later, public holidays of the département left out."""
    day, left = today, settings.APPLICATION_ANSWER_DAYS
    while left:
        day += timedelta(days=1)
        if day.weekday() < 5 and not public_holidays.name_of(day, departement):
            left -= 1
    return day


def note(application: Application, kind: str, words: str = "", by: User | None = None) -> ApplicationEvent:
    return ApplicationEvent.objects.create(application=application, kind=kind, words=words, by=by)
