"""What the law wants a trader to show on its own pages (LCEN, article 1-1; code de commerce, R123-237)."""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from membership.models import Shop


class Entry(NamedTuple):
    term: str
    text: str


def entries(shop: Shop) -> list[Entry]:
    """Never the SIRET: it is for verification only."""
    member = shop.member
    legal_name = ", ".join(part for part in (member.legal_name, member.legal_form) if part)
    siren = " ".join(("SIREN", member.siren[:3], member.siren[3:6], member.siren[6:]))
    vat = _("Non applicable, art. 293 B du CGI") if member.is_vat_exempt else member.vat_number
    address = member.legal_address or ", ".join(
        part for part in (shop.street_address, f"{shop.postcode} {shop.city.name}".strip()) if part
    )
    found = [
        Entry(_("Exploitant"), legal_name),
        Entry(_("Adresse"), address),
        Entry(_("Registre"), ", ".join(part for part in (siren, member.register_entry) if part)),
        Entry(_("TVA"), vat),
        Entry(_("E-mail"), shop.email or member.contact_email),
        Entry(_("Téléphone"), shop.phone or member.contact_phone),
        Entry(_("Directeur de la publication"), member.contact_name or member.legal_name),
        Entry(_("Hébergeur"), _("%(site)s, %(email)s") % {"site": settings.SITE_NAME, "email": settings.CONTACT_EMAIL}),
    ]
    return [entry for entry in found if entry.text]
