from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShopPagesConfig(AppConfig):
    name = "shop_pages"
    verbose_name = _("Pages des boutiques")
