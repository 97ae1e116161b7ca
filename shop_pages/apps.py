from django.apps import AppConfig
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class ShopPagesConfig(AppConfig):
    name = "shop_pages"
    verbose_name = _("Pages des boutiques")

    def ready(self) -> None:
        # Models exist only now.
        from wagtail.permissions import register_permission_policy

        from kit import due
        from membership import acted as acts
        from membership import doors, exports, hub, shop_sheets, signals, teams
        from membership.models import ShopRole
        from shop_pages import acted, editing, export_parts, files, receivers
        from shop_pages.letters import door as letters
        from shop_pages.letters import sending
        from shop_pages.my_page import hub_parts
        from shop_pages.windows import door as windows

        signals.shop_changed.connect(receivers.shop_changed)
        signals.plan_changed.connect(receivers.plan_changed)
        post_save.connect(receivers.role_changed, sender=ShopRole)
        post_delete.connect(receivers.role_changed, sender=ShopRole)

        exports.register("pages", export_parts.parts)
        doors.register(editing.PAGE_DOOR)
        doors.register(letters.DOOR)
        doors.register(windows.DOOR)
        due.register("old-messages", sending.forget_old)
        hub.register("today", hub_parts.today, is_above=True)
        shop_sheets.register("page", hub_parts.sheet)
        hub.register("advice", hub_parts.advice)
        acts.tell(acted.WORDS)
        acts.register_place("editor", acted.shop_of_editor)
        teams.hide(Q(shop_page__isnull=False))
        for model, policy in files.POLICIES.items():
            register_permission_policy(model, policy, exact_class=True)  # before Wagtail's, which is for subclasses too
