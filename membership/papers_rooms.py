"""The rooms of « Mon adhésion » about the member's papers."""

from django.utils.translation import gettext_lazy as _

from membership.rooms import Room

ROOMS = (
    Room(
        key="profile",
        title=_("Mon profil"),
        text=_("Le nom du commerce, le vôtre, et comment vous joindre."),
        url_name="membership:profile",
        icon="user",
        position=10,
    ),
    Room(
        key="legal",
        title=_("Mentions légales"),
        text=_("Ce que la loi veut que vos clients lisent, et ce qui reste entre nous."),
        url_name="membership:legal",
        icon="file-text",
        position=20,
    ),
    Room(
        key="invoices",
        title=_("Mes factures"),
        text=_("Chaque mois de Pro payé, à télécharger."),
        url_name="membership:invoices",
        icon="euro",
        position=30,
        owners_only=True,
    ),
)
