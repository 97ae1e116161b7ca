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
ALL = (CREW,)
