from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "commerce.desk"
    label = "desk"
    verbose_name = _("Caisse des commerçants")

    def ready(self) -> None:
        # Models exist only now.
        from commerce.desk.door import DESK
        from membership import doors

        doors.register(DESK)
