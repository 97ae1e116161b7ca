"""Staff's table of the shops that visitors miss: read, and set aside what isn't a shop."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.options import ModelAdmin

from membership.modeladmin_rights import ChangedOnly
from membership.models import MissingShop


class MissingShopAdmin(ModelAdmin):
    model = MissingShop
    menu_label = _("Commerces qui manquent")
    menu_icon = "search"
    base_url_path = "commerces-qui-manquent"
    permission_helper_class = ChangedOnly
    inspect_view_enabled = True
    list_display = ("name", "street", "city", "voices", "state", "named_at")
    list_filter = ("state",)
    list_select_related = ("city__commune",)
    list_export = list_display
    export_filename = "commerces-qui-manquent"
    search_fields = ("name", "street", "city__commune__name")
    ordering = ("-named_at",)
    panels = [FieldPanel("name"), FieldPanel("street"), FieldPanel("state")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[MissingShop]:
        return super().get_queryset(request).with_votes()

    def voices(self, missing: Any) -> int:
        return missing.number

    voices.short_description = _("voix")  # type: ignore[attr-defined]
    voices.admin_order_field = "number"  # type: ignore[attr-defined]
