"""What the members' space itself changes, as owners read it when staff did it."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "membership:help": _("Une demande d’aide envoyée"),
    "membership:profile": _("Le contact de l’adhésion changé"),
    "membership:ask-correction": _("Une correction des mentions légales demandée"),
}
