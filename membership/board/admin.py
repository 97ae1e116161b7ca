"""Where the board stands in the admin: its addresses, and its line in the menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from membership.board.views import BoardView, TownView, WishesView


class TeamItem(MenuItem):
    """A line of the menu for the team, not for merchants who use the same admin."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.is_staff and request.user.has_perm(self.permission)


def urls() -> list[URLPattern]:
    return [
        path("tableau-des-villes/", BoardView.as_view(), name="town-board"),
        path("tableau-des-villes/<slug:slug>/", TownView.as_view(), name="town-board-town"),
        path("villes-demandees/", WishesView.as_view(), name="towns-asked-for"),
    ]


def menu_items() -> list[MenuItem]:
    """Before the tables of the group."""
    return [
        TeamItem(
            _("Tableau des villes"),
            reverse_lazy("town-board"),
            name="tableau-des-villes",
            icon_name="site",
            order=0,
            permission="membership.view_city",
        ),
        TeamItem(
            _("Villes demandées"),
            reverse_lazy("towns-asked-for"),
            name="villes-demandees",
            icon_name="pick",
            order=0,
            permission="membership.view_citywish",
        ),
    ]
