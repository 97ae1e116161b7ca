from wagtail.users.apps import WagtailUsersAppConfig


class PlatformUsersAppConfig(WagtailUsersAppConfig):
    """Wagtail's users, shown as this site knows people."""

    user_viewset = "shop_pages.users.PlatformUserViewSet"
