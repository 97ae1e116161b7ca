"""The rooms of « Mon adhésion »: the member's papers, people, data and the end."""

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
    Room(
        key="crew",
        title=_("Qui agit pour ce commerce"),
        text=_("Les personnes, leur rôle, les invitations, ce qui a changé."),
        url_name="membership:crew",
        icon="users",
        position=20,
    ),
    Room(
        key="visits",
        title=_("Ce que l’équipe a fait pour vous"),
        text=_("Nos visites, la raison de chacune, et chaque changement."),
        url_name="membership:visits",
        icon="history",
        position=70,
        owners_only=True,
    ),
    Room(
        key="export",
        title=_("Emporter mes données"),
        text=_("Textes, photos, produits, commandes : un fichier, des formats ouverts."),
        url_name="membership:export",
        icon="download",
        position=80,
        owners_only=True,
    ),
    Room(
        key="leave",
        title=_("Quitter la plateforme"),
        text=_("Ce qui se passe, ce qui reste, et comment revenir."),
        url_name="membership:leave",
        icon="log-out",
        position=90,
        owners_only=True,
    ),
)
