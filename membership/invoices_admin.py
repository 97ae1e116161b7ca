"""Staff's table of invoices: read, searched, taken away as a file for the books; never written."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin

from membership.modeladmin_rights import ReadOnly
from membership.models import Invoice


class InvoiceAdmin(ModelAdmin):
    model = Invoice
    menu_label = _("Factures")
    menu_icon = "doc-full"
    base_url_path = "factures"
    permission_helper_class = ReadOnly
    inspect_view_enabled = True
    list_display = ("number", "issued_on", "shop", "buyer_name", "net", "vat", "total", "paid_at")
    list_filter = ("kind", "year")
    list_select_related = ("shop", "corrects")
    list_export = (
        *list_display,
        "kind",
        "corrects",
        "vat_rate",
        "period_start",
        "period_end",
        "buyer",
        "stripe_id",
        "payment_id",
    )
    export_filename = "factures"
    search_fields = ("number", "shop__name", "shop__member__legal_name", "shop__member__siren", "stripe_id")

    def buyer_name(self, invoice: Any) -> str:
        return invoice.buyer["name"]

    buyer_name.short_description = _("client")  # type: ignore[attr-defined]
