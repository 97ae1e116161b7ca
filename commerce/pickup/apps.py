from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PickupConfig(AppConfig):
    name = "commerce.pickup"
    label = "pickup"
    verbose_name = _("Retraits")

    def ready(self) -> None:
        # Models exist only now: what registers itself is imported here.
        from commerce.pickup import receivers, tickets  # noqa: F401
        from kit import due

        due.register("pickup-codes", tickets.give_missing)
