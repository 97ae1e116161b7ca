"""What may be done with a shop's page, whoever asks and by whatever road: Wagtail asks here before each of its views,
bulk actions and API calls."""

from wagtail.models import Page, PagePermissionTester


class MiniSitePermissions(PagePermissionTester):
    """Of the pages beneath: nobody hides them behind a password (their offer decides who sees them)."""

    def can_set_view_restrictions(self) -> bool:
        return False


class ShopPagePermissions(MiniSitePermissions):
    """Of the page of a shop: it stands where its shop stands, as long as its shop does."""

    def can_move(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return self.is_team and super().can_delete(ignore_bulk)

    def can_unpublish(self) -> bool:
        return self.is_team and super().can_unpublish()

    def can_move_to(self, destination: Page) -> bool:
        return False

    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:
        return False

    @property
    def is_team(self) -> bool:
        return bool(self.user.is_active and self.user.is_staff)
