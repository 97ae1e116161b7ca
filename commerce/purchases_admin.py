"""Staff look a purchase up by its number, so that support can help: who, which shops, how far, what became of the money.
What customer and shop write to each other is theirs: only how much of it there is stands here."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import InspectView

from commerce.day_filter import DayFilter
from commerce.order.models import Purchase
from kit.money import format_money
from membership.modeladmin_rights import ReadOnly
from membership.town_filters import TownFilter


class PurchaseDayFilter(DayFilter):
    path = "created_at"


class PurchaseView(InspectView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = Purchase.objects.for_support().get(pk=self.instance.pk)
        orders = found.orders.for_support()
        return super().get_context_data(**{"purchase": found, "orders": orders, **kwargs})


class PurchaseAdmin(ModelAdmin):
    model = Purchase
    menu_label = _("Achats")
    menu_icon = "list-ul"
    base_url_path = "achats"
    permission_helper_class = ReadOnly
    inspect_view_enabled = True
    inspect_view_class = PurchaseView
    inspect_template_name = "commerce/admin/purchase.html"
    list_display = ("called", "customer", "town", "status", "total", "shops", "created_at")
    list_filter = (TownFilter, "status", PurchaseDayFilter)
    list_export = (
        "called",
        "customer",
        "town",
        "status",
        "card_total",
        "in_shop_total",
        "created_at",
        "confirmed_at",
    )
    export_filename = "achats"
    search_fields = ("orders__number", "user__email", "user__last_name")
    search_help_text = _("Un numéro d’achat ou de commande, ou l’adresse du client")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Purchase]:
        return super().get_queryset(request).for_support()

    def called(self, purchase: Purchase) -> str:
        # `number` is the model's own: without the town's code.
        return purchase.reference

    called.short_description = _("numéro")  # type: ignore[attr-defined]

    def customer(self, purchase: Purchase) -> str:
        return f"{purchase.user} ({purchase.user.email})"

    customer.short_description = _("client")  # type: ignore[attr-defined]

    def town(self, purchase: Purchase) -> str:
        return purchase.city.name

    town.short_description = _("ville")  # type: ignore[attr-defined]

    def total(self, purchase: Purchase) -> str:
        return format_money(purchase.total)

    total.short_description = _("total")  # type: ignore[attr-defined]

    def shops(self, purchase: Purchase) -> SafeString:
        orders = sorted(purchase.orders.all(), key=lambda order: order.pk)
        told = ((order.shop.name, order.status_label) for order in orders)
        return format_html_join("", "<div><strong>{}</strong>, {}</div>", told)

    shops.short_description = _("boutiques")  # type: ignore[attr-defined]
