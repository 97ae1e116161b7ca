"""Wagtail's screens of groups, made for the few groups of staff: a shop's group is its page's business alone."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.forms import Form
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from wagtail.admin.forms.collections import BaseGroupCollectionMemberPermissionFormSet
from wagtail.models import Collection
from wagtail.users.views.groups import (
    CreateView,
    DeleteView,
    EditView,
    GroupViewSet,
    IndexView,
    get_permission_panel_classes,
)

from membership import teams


class TeamsIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Group]:
        return teams.shown(Group.objects.all())


class ShownOnly:
    """A group that the list leaves out isn't there."""

    def get_object(self, *args: Any, **kwargs: Any) -> Group:
        return get_object_or_404(teams.shown(Group.objects.all()), pk=self.kwargs["pk"])  # type: ignore[attr-defined]


class ShortCollections(BaseGroupCollectionMemberPermissionFormSet):
    """Rights on collections, without a line for each shop's in every select."""

    def add_fields(self, form: Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["collection"].queryset = teams.shown(Collection.objects.all())  # type: ignore[attr-defined]


class ShortPanels:
    """Wagtail's panels, those of collections shortened."""

    @cached_property
    def permission_panel_forms(self) -> list[Any]:
        asked = self.get_permission_panel_form_kwargs  # type: ignore[attr-defined]
        return [short(panel)(**asked(panel)) for panel in get_permission_panel_classes()]


def short(panel: type) -> type:
    if issubclass(panel, BaseGroupCollectionMemberPermissionFormSet):
        return type(panel.__name__, (ShortCollections, panel), {})
    return panel


class TeamCreateView(ShortPanels, CreateView):
    pass


class TeamEditView(ShownOnly, ShortPanels, EditView):
    pass


class TeamDeleteView(ShownOnly, DeleteView):
    pass


class TeamsViewSet(GroupViewSet):
    index_view_class = TeamsIndexView
    add_view_class = TeamCreateView
    edit_view_class = TeamEditView
    delete_view_class = TeamDeleteView
