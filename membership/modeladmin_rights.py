"""Who may do what in staff's tables."""

from django.db.models import Model
from wagtail_modeladmin.helpers import PermissionHelper

from membership.models import User


class StaffOnly(PermissionHelper):
    """Merchants use the same admin: without being staff no permission opens these tables."""

    def user_has_specific_permission(self, user: User, perm_codename: str) -> bool:
        return user.is_staff and super().user_has_specific_permission(user, perm_codename)


class ChangedOnly(StaffOnly):
    """Rows come from elsewhere (a shop is accepted, a town begins with it) and leave nowhere."""

    def user_can_create(self, user: User) -> bool:
        return False

    def user_can_delete_obj(self, user: User, obj: Model) -> bool:
        return False


class AddedOnly(StaffOnly):
    """Rows are history once they are there."""

    def user_can_edit_obj(self, user: User, obj: Model) -> bool:
        return False

    def user_can_delete_obj(self, user: User, obj: Model) -> bool:
        return False


class ReadOnly(AddedOnly):
    def user_can_create(self, user: User) -> bool:
        return False
