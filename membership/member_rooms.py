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
ALL = (CREW, VISITS)
