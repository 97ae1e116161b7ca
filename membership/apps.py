from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembershipConfig(AppConfig):
    name = "membership"
    verbose_name = _("Adhérents")

    def ready(self) -> None:
        # Models exist only now: what registers itself is imported here.
        from kit import due
        from membership import gate

        due.register("gates", gate.record_all)
