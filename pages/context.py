"""What header and footer of every page need: the same for every visitor of an address."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from membership.models import City
from pages import registry, shares
from pages.registry import NavigationEntry


def chrome(request: HttpRequest) -> dict[str, Any]:
    city: City | None = getattr(request, "city", None)
    return {
        "city": city,
        "navigation": navigation(city),
        "footer_columns": footer_columns(),
        "personal_url": next((url for function in registry.personal if (url := function(city))), ""),
        "canonical_url": f"{settings.SITE_URL}{request.path}",
        "site_url": settings.SITE_URL,
        "site_picture": shares.of_site(),
        "support_email": settings.SUPPORT_EMAIL,
        "contact_email": settings.CONTACT_EMAIL,
    }


def navigation(city: City | None) -> list[NavigationEntry]:
    """What the floors above add for this town, then the platform's own; the offer to merchants last."""
    added = [entry for function in registry.navigation for entry in function(city)]
    # A town's header is its visitors': members' sign-in and help stand in the footer there.
    general = [
        NavigationEntry(_("Connexion adhérent"), reverse("membership:sign-in")),
        NavigationEntry(_("Aide"), reverse("faq:index")),
    ]
    return [
        *added,
        *(general if city is None else []),
        NavigationEntry(_("Inscrire mon commerce"), reverse("pages:joining"), icon="store", kind="join"),
    ]


def footer_columns() -> list[dict[str, Any]]:
    return [
        {
            "title": _("Acheter"),
            "links": [
                link(_("Trouver ma ville"), "/"),
                link(_("Tous les commerces, par département"), reverse("pages:directory")),
                link(_("Questions fréquentes"), reverse("faq:index")),
                link(_("Renoncer au contrat ici"), reverse("pages:withdrawal")),
            ],
        },
        {
            "title": _("Vendre"),
            "links": [
                link(_("Inscrire mon commerce"), reverse("pages:joining")),
                link(_("Connexion adhérent"), reverse("membership:sign-in")),
                link(_("Documentation"), reverse("pages:documentation")),
                link(_("Résilier votre contrat"), reverse("membership:end-contract")),
            ],
        },
        {
            "title": _("En clair"),
            "links": [
                link(_("Comment les commerces sont classés"), reverse("pages:ranking")),
                link(_("Conditions d’utilisation"), reverse("pages:terms")),
                link(_("Mentions légales"), reverse("pages:legal")),
                link(_("Accessibilité"), reverse("pages:accessibility")),
                link(_("Vos données"), reverse("pages:privacy")),
                *([link(_("Démonstration"), reverse("pages:demo"))] if settings.DEMO else []),
            ],
        },
    ]


def link(label: str, url: str) -> dict[str, str]:
    return {"label": label, "url": url}
