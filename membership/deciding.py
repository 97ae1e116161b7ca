"""What staff do with an application: note, ask, accept, refuse. Each once, by whoever is first, told to the applicant."""

from django.db import transaction
from django.utils.translation import gettext as _

from kit import clock
from membership import accepting, applying, crew, emails, forgetting, suspending
from membership.models import Application, ApplicationEvent, Shop, User

Kind, State = ApplicationEvent.Kind, Application.State


class AlreadyDecided(Exception):
    """Somebody was quicker, or the applicant left."""


class NoReason(Exception):
    """A refusal and a question need words: they are what the applicant reads."""


class NoTown(Exception):
    """Without its commune a shop can't be accepted."""


def ask(*, application: Application, by: User, words: str) -> None:
    """Ask the applicant something; the application waits for them. Raises `NoReason`, `AlreadyDecided`."""
    words = _needed(words)
    with transaction.atomic():
        locked = _locked(application)
        locked.state = State.ASKED
        locked.save(update_fields=["state"])
        applying.note(locked, Kind.ASKED, words, by)
        emails.application_asked(locked, words)
    application.refresh_from_db()


def add_note(*, application: Application, by: User, words: str) -> None:
    """A note among staff; nobody else reads it. Raises `NoReason`."""
    applying.note(application, Kind.NOTED, _needed(words), by)


def refuse(*, application: Application, by: User, reason: str) -> None:
    """Refuse, with the reason that is mailed. Raises `NoReason`, `AlreadyDecided`."""
    reason = _needed(reason)
    with transaction.atomic():
        locked = _locked(application)
        locked.state, locked.reason, locked.decided_at, locked.decided_by = State.REFUSED, reason, clock.now(), by
        locked.save(update_fields=["state", "reason", "decided_at", "decided_by"])
        applying.note(locked, Kind.REFUSED, reason, by)
        emails.application_refused(locked)
    application.refresh_from_db()


def accept(*, application: Application, by: User) -> Shop:
    """Town (if it is the first), member, shop, page, group, collection and account at once, or nothing of it; a mail with
    the way in, and with the way to pay for who chose Pro.

    Raises `AlreadyDecided`, `NoTown`, `accepting.AlreadyAccepted`, `ValidationError`."""
    with transaction.atomic():
        locked = _locked(application)
        if locked.commune is None:
            raise NoTown(locked.pk)
        owner = _owner(locked)
        shop = _back_again(locked, owner, by) or accepting.accept_shop(
            member=_member(locked),
            commune=locked.commune,
            siret=locked.siret,
            name=locked.shop_name,
            owner=owner,
            **_facts_of_shop(locked),
        )
        locked.state, locked.shop, locked.decided_at, locked.decided_by = State.ACCEPTED, shop, clock.now(), by
        locked.save(update_fields=["state", "shop", "decided_at", "decided_by"])
        applying.note(locked, Kind.ACCEPTED, "", by)
        emails.application_accepted(locked, owner)
        emails.neighbour_joined(locked)
    application.refresh_from_db()
    return shop


def _back_again(application: Application, owner: User, by: User) -> Shop | None:
    """The shop of this SIRET that left: it comes back as it was, with the applicant alone to act for it."""
    shop = Shop.objects.gone().with_standing().filter(siret=application.siret).first()
    if shop is None:
        return None
    crew.begin_anew(shop=shop, owner=owner, by=by)
    suspending.bring_back(shop=shop, by=by, why=_("Une nouvelle demande d’inscription a été acceptée."))
    forgetting.tell_again(shop=shop, told=_member(application).details or {})
    return shop


def _locked(application: Application) -> Application:
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if not locked.is_undecided:
        raise AlreadyDecided(application.pk)
    return locked


def _needed(words: str) -> str:
    words = words.strip()
    if not words:
        raise NoReason
    return words


def _owner(application: Application) -> User:
    """The applicant's account of the platform: the one they have, or a new one whose password they choose by mail."""
    known = User.objects.of_realm(None, application.email)
    if known is not None:
        return known
    first_name, _blank, last_name = application.contact_name.partition(" ")
    return User.objects.create_user(
        application.email, None, first_name=first_name, last_name=last_name, phone=application.phone
    )


def _member(application: Application) -> accepting.MemberFacts:
    details = {
        "legal_form": application.legal_form,
        "activity_code": application.activity_code,
        "legal_address": _address(application),
        "contact_name": application.contact_name,
        "contact_email": application.email,
        "contact_phone": application.phone,
    }
    return accepting.MemberFacts(
        siren=application.siren, legal_name=application.legal_name or application.shop_name, details=details
    )


def _address(application: Application) -> str:
    """On one line; empty without a street, which is what makes an address of it."""
    if not application.street_address or application.commune is None:
        return ""
    return f"{application.street_address}, {application.postcode} {application.commune.name}"


def _facts_of_shop(application: Application) -> dict[str, object]:
    facts = application.facts
    place = {"latitude": facts.latitude, "longitude": facts.longitude} if facts else {}
    return {
        "trade": application.trade or "autre",
        "street_address": application.street_address,
        "postcode": application.postcode,
        "phone": application.phone,
        **place,
    }
