from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommerceConfig(AppConfig):
    """The plugin's root. Oscar's own root app is not installed: its pages, template tags and static files (Bootstrap,
    jQuery, a dashboard) have no place here; its models, strategies and order machinery come from the forks below."""

    name = "commerce"
    verbose_name = _("Marché")

    def ready(self):
        # Models exist only now.
        import oscar.checks  # noqa: F401

        from commerce import receivers, registering
        from membership import signals

        signals.shop_accepted.connect(receivers.shop_accepted, dispatch_uid="commerce-shop-accepted")
        signals.shop_changed.connect(receivers.shop_changed, dispatch_uid="commerce-shop-changed")
        registering.register_all()
