"""The rooms about people, data and the end."""

from django.utils.translation import gettext_lazy as _

from membership.rooms import Room

CREW = Room(
    key="crew",
    title=_("Qui agit pour ce commerce"),
    text=_("Les personnes, leur rôle, les invitations, ce qui a changé."),
    url_name="membership:crew",
    icon="users",
    position=20,
)
VISITS = Room(
    key="visits",
    title=_("Ce que l’équipe a fait pour vous"),
    text=_("Nos visites, la raison de chacune, et chaque changement."),
    url_name="membership:visits",
    icon="history",
    position=70,
    owners_only=True,
)
EXPORT = Room(
    key="export",
    title=_("Emporter mes données"),
    text=_("Textes, photos, produits, commandes : un fichier, des formats ouverts."),
    url_name="membership:export",
    icon="download",
    position=80,
    owners_only=True,
)
LEAVE = Room(
    key="leave",
    title=_("Quitter la plateforme"),
    text=_("Ce qui se passe, ce qui reste, et comment revenir."),
    url_name="membership:leave",
    icon="log-out",
    position=90,
    owners_only=True,
)
ALL = (CREW, VISITS, EXPORT, LEAVE)
