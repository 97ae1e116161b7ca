"""Pictures and documents of a thousand shops: which collections a person is offered, and which comes first."""

from django.db.models import Q, QuerySet
from wagtail.models import Collection
from wagtail.permission_policies.collections import (
    CollectionManagementPermissionPolicy,
    CollectionOwnershipPermissionPolicy,
)

from kit.models import File, Picture
from membership.models import User
from shop_pages import at_hand


def offered(collections: QuerySet[Collection], user: User) -> QuerySet[Collection]:
    """Of what a person may use: all of it to a merchant (it is theirs); to staff, who may use all, the platform's own
    and the shop at hand."""
    if not (user.is_staff or user.is_superuser):
        return collections
    return collections.filter(Q(shop_page__isnull=True) | Q(pk__in=at_hand.collections()))


class FilesPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's, with short lists of collections; who may do what with a file stays as it is."""

    def collections_user_has_any_permission_for(self, user: User, actions: list[str]) -> QuerySet[Collection]:
        return offered(super().collections_user_has_any_permission_for(user, actions), user)


class CollectionsPolicy(CollectionManagementPermissionPolicy):
    """Collections of shops come and go with their shops: nobody renames, moves or deletes them by hand."""

    def instances_user_has_permission_for(self, user: User, action: str) -> QuerySet[Collection]:
        return super().instances_user_has_permission_for(user, action).filter(shop_page__isnull=True)

    def instances_user_has_any_permission_for(self, user: User, actions: list[str]) -> QuerySet[Collection]:
        return super().instances_user_has_any_permission_for(user, actions).filter(shop_page__isnull=True)


POLICIES = {
    Picture: FilesPolicy(Picture, auth_model="wagtailimages.Image", owner_field_name="uploaded_by_user"),
    File: FilesPolicy(File, auth_model="wagtaildocs.Document", owner_field_name="uploaded_by_user"),
    Collection: CollectionsPolicy(Collection),
}
