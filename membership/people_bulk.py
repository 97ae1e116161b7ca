"""What the list of people does to several at once: to accounts of the platform only, with roles of the team only.

Wagtail's own « all of the list » means every account there is, customers included.
"""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction

from membership import teams
from membership.models import User


class PlatformOnly:
    """Whatever was ticked or sent, a customer's account isn't among it."""

    @classmethod
    def get_queryset(cls, model: type[User], object_ids: Any) -> list[User]:
        return super().get_queryset(User.objects.platform(), object_ids)  # type: ignore[misc]


class RoleForm(forms.Form):
    role = forms.ModelChoiceField(Group.objects.none(), label=_("Groupe"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].queryset = self.roles()  # type: ignore[attr-defined]

    def roles(self) -> QuerySet[Group]:
        return teams.shown(Group.objects.all())


class AssignRole(PlatformOnly, AssignRoleBulkAction):
    form_class = RoleForm


class Delete(PlatformOnly, DeleteBulkAction):
    pass


class SetActiveState(PlatformOnly, SetActiveStateBulkAction):
    pass


ACTIONS = (AssignRole, Delete, SetActiveState)
