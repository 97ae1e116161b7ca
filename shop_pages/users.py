"""People in the admin: accounts of the platform, without the thousands of groups that shops bring along."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import IndexView, UserFilterSet, UserViewSet

from membership.models import User


class PlatformUserFormMixin:
    """One e-mail address, no technical key; shops' groups aren't shown and stay as they are."""

    fields: dict[str, forms.Field]
    instance: User
    cleaned_data: dict[str, Any]
    separate_username_field = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("key", None)
        self.fields["first_name"].required = False
        self.fields["last_name"].required = False
        groups = self.fields["groups"]
        groups.queryset = Group.objects.filter(shop_page=None)  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        other = User.objects.of_realm(None, email)
        if other is not None and other.pk != self.instance.pk:
            raise forms.ValidationError(_("Un compte de la plateforme a déjà cette adresse."))
        return email

    def clean_groups(self) -> list[Group]:
        kept = (
            Group.objects.filter(user=self.instance).exclude(shop_page=None)
            if self.instance.pk
            else Group.objects.none()
        )
        return [*self.cleaned_data["groups"], *kept]


class PlatformUserCreationForm(PlatformUserFormMixin, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = {*UserCreationForm.Meta.fields, "is_staff"}


class PlatformUserEditForm(PlatformUserFormMixin, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = {*UserEditForm.Meta.fields, "is_staff"}


class PlatformUserFilterSet(UserFilterSet):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["group"].queryset = Group.objects.filter(shop_page=None)


class PlatformUserIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[User]:
        return super().get_base_queryset().filter(city=None)


class PlatformUserViewSet(UserViewSet):
    index_view_class = PlatformUserIndexView
    filterset_class = PlatformUserFilterSet

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return PlatformUserEditForm if for_update else PlatformUserCreationForm
