from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class MembershipConfig(AppConfig):
    name = "membership"
    verbose_name = _("Adhérents")

    def ready(self) -> None:
        # Models exist only now: what registers itself is imported here.
        from membership import first_prices, registering

        # After each migration, and after a test has emptied the tables.
        post_migrate.connect(first_prices.ensure, sender=self, dispatch_uid="membership-first-prices")
        registering.register_all()
