"""Wagtail's screens of people, made for accounts of the platform: customers are not in them."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.usage import UsageView
from wagtail.users.forms import UserForm
from wagtail.users.views.users import DeleteView, EditView, HistoryView, IndexView, UserFilterSet, UserViewSet

from membership import teams
from membership.models import User


class PersonForm(UserForm):
    """Somebody who acts for a shop or is staff; the technical key of an account is nobody's to write."""

    last_name = forms.CharField(required=False, label=_("Nom"))
    first_name = forms.CharField(required=False, label=_("Prénom"))

    class Meta:
        model = User
        fields = ["email", "first_name", "last_name", "phone", "is_staff", "is_superuser", "groups"]
        widgets = {"groups": CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = teams.shown(Group.objects.all())

    def separate_username_field(self) -> bool:
        return False

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        other = User.objects.of_realm(None, email)
        if other is not None and other.pk != self.instance.pk:
            raise ValidationError(_("Un compte de la plateforme a déjà cette adresse."))
        return email

    def clean_groups(self) -> list[Group]:
        """The groups that the form doesn't show are kept as they are."""
        chosen = list(self.cleaned_data["groups"])
        if self.instance.pk:
            own = self.instance.groups.all()
            chosen += [group for group in own if group not in set(teams.shown(own))]
        return chosen


class PersonEditForm(PersonForm):
    password_required = False

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if editing_self:
            for name in ("is_active", "is_staff", "is_superuser"):
                del self.fields[name]

    class Meta(PersonForm.Meta):
        fields = [*PersonForm.Meta.fields, "is_active"]


class PeopleFilterSet(UserFilterSet):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["group"].queryset = teams.shown(Group.objects.all())


class PeopleIndexView(IndexView):
    @property
    def columns(self) -> list[Column]:
        # The address instead of the technical key, which nobody can sort by.
        address = Column("email", label=_("Adresse e-mail"), sort_key="email", width="20%")
        return [address if column.name == User.USERNAME_FIELD else column for column in super().columns]

    def get_base_queryset(self) -> QuerySet[User]:
        return User.objects.platform().select_related("wagtail_userprofile")


class NoCustomers:
    """A customer's account is found on no screen of staff's."""

    def get_object(self, *args: Any, **kwargs: Any) -> User:
        person = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if person.is_customer:
            raise Http404
        return person


class PersonEditView(NoCustomers, EditView):
    pass


class PersonDeleteView(NoCustomers, DeleteView):
    pass


class PersonHistoryView(NoCustomers, HistoryView):
    pass


class PersonUsageView(NoCustomers, UsageView):
    pass


class PeopleViewSet(UserViewSet):
    copy_view_enabled = False
    usage_view_class = PersonUsageView
    index_view_class = PeopleIndexView
    edit_view_class = PersonEditView
    delete_view_class = PersonDeleteView
    history_view_class = PersonHistoryView
    filterset_class = PeopleFilterSet
    ordering = "email"
    create_template_name = "membership/people/create.html"
    edit_template_name = "membership/people/edit.html"

    def get_form_class(self, for_update: bool = False) -> type[UserForm]:
        return PersonEditForm if for_update else PersonForm
