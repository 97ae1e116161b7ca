from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class ShopPagesConfig(AppConfig):
    name = "shop_pages"
    verbose_name = _("Pages des boutiques")

    def ready(self) -> None:
        # Models exist only now.
        from membership import signals
        from membership.models import ShopRole
        from shop_pages import receivers

        signals.shop_changed.connect(receivers.shop_changed)
        signals.plan_changed.connect(receivers.plan_changed)
        post_save.connect(receivers.role_changed, sender=ShopRole)
        post_delete.connect(receivers.role_changed, sender=ShopRole)
