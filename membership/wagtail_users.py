from wagtail.users.apps import WagtailUsersAppConfig


class PeopleAdminConfig(WagtailUsersAppConfig):
    """In the place of `wagtail.users` among the installed applications: its screens know our accounts."""

    user_viewset = "membership.people_admin.PeopleViewSet"
    group_viewset = "membership.teams_admin.TeamsViewSet"
