"""What the law wants a trader to show on its own pages, what it doesn't, and what a shop still owes its customers.

LCEN, article 1-1; code de commerce, R123-237; regulation (EU) 2022/2065 (DSA), article 30.
"""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from membership.models import Application, Member, Shop


class Entry(NamedTuple):
    term: str
    text: str


class Missing(NamedTuple):
    what: str
    why: str


def identity(shop: Shop) -> list[Entry]:
    """Who sells, where and how to reach them. Never the SIRET: it is for verification only."""
    member = shop.member
    legal_name = ", ".join(part for part in (member.legal_name, member.legal_form) if part)
    found = [
        Entry(_("Exploitant"), legal_name),
        Entry(_("Adresse"), _address(shop)),
        Entry(_("Registre"), ", ".join(part for part in (_siren(member), member.register_entry) if part)),
        Entry(_("TVA"), _("Non applicable, art. 293 B du CGI") if member.is_vat_exempt else member.vat_number),
        Entry(_("E-mail"), shop.email or member.contact_email),
        Entry(_("Téléphone"), shop.phone or member.contact_phone),
    ]
    return [entry for entry in found if entry.text]


def entries(shop: Shop) -> list[Entry]:
    """Word for word what the shop's page shows."""
    member = shop.member
    found = [
        *identity(shop),
        Entry(_("Directeur de la publication"), member.contact_name or member.legal_name),
        Entry(_("Hébergeur"), _("%(site)s, %(email)s") % {"site": settings.SITE_NAME, "email": settings.CONTACT_EMAIL}),
    ]
    return [entry for entry in found if entry.text]


def private_entries(shop: Shop) -> list[Entry]:
    """What only the shop and the people who run the platform read: for verification and for support."""
    member = shop.member
    siret = " ".join((shop.siret[:3], shop.siret[3:6], shop.siret[6:9], shop.siret[9:]))
    activity = ", ".join(part for part in (member.activity_code, member.activity_revision) if part)
    found = [
        Entry("SIRET", siret),
        Entry(_("Code d’activité"), activity if member.activity_code else ""),
        Entry(_("E-mail du contact"), member.contact_email if shop.email else ""),
        Entry(_("Téléphone du contact"), member.contact_phone if shop.phone else ""),
        *_evidence(Application.objects.filter(shop=shop).first()),
    ]
    return [entry for entry in found if entry.text]


def missing(shop: Shop) -> list[Missing]:
    """What the law wants and nobody has told us yet, each with the reason."""
    member = shop.member
    wanted = [
        (
            member.legal_form,
            _("La forme juridique"),
            _("elle accompagne le nom de l’entreprise. Demandez-nous l’ajout."),
        ),
        (
            member.legal_address or shop.street_address,
            _("L’adresse légale"),
            _("un client doit savoir où vous écrire."),
        ),
        (member.register_entry, _("Le registre"), _("il prouve que l’entreprise est déclarée.")),
        (
            member.vat_number or member.is_vat_exempt,
            _("La TVA"),
            _("votre numéro, ou la mention « art. 293 B du CGI » si vous n’en facturez pas."),
        ),
        (shop.email or member.contact_email, _("Une adresse e-mail"), _("la loi veut deux façons de vous joindre.")),
        (shop.phone or member.contact_phone, _("Un téléphone"), _("la loi veut deux façons de vous joindre.")),
        (member.contact_name, _("Votre nom"), _("une page a un directeur de la publication.")),
    ]
    return [Missing(what, why) for told, what, why in wanted if not told]


def _address(shop: Shop) -> str:
    """A legal unit that has told none is where its shop is."""
    return shop.member.legal_address or ", ".join(
        part for part in (shop.street_address, f"{shop.postcode} {shop.city.name}".strip()) if part
    )


def _siren(member: Member) -> str:
    return " ".join(("SIREN", member.siren[:3], member.siren[3:6], member.siren[6:]))


def _evidence(application: Application | None) -> list[Entry]:
    """What was looked at when the shop applied."""
    if application is None:
        return []
    sent, decided = application.sent_at, application.decided_at
    source, asked = application.register_source, application.register_asked_at
    checked = f"{source}, {asked:%d/%m/%Y}" if source and asked else source
    return [
        Entry(_("Demande envoyée le"), f"{sent:%d/%m/%Y}" if sent else ""),
        Entry(_("Registre consulté"), checked),
        Entry(_("Acceptée le"), f"{decided:%d/%m/%Y}" if decided else ""),
        Entry(_("Conditions acceptées"), application.terms_version),
    ]
