"""Staff's tables of the market: purchases and the money that goes back, departments,
which they keep, those asked for, and products, which are the shops'."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, re_path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup, modeladmin_register

from commerce.catalogue.models import Product
from commerce.categories_admin import CategoryAdmin
from commerce.category_requests_admin import CategoryRequestAdmin
from commerce.purchases_admin import PurchaseAdmin
from commerce.refunds_admin import DebtAdmin, RefundAdmin
from kit.money import format_money
from membership.modeladmin_rights import ReadOnly
from membership.wagtail_hooks import TownFilter


class ProductAdmin(ModelAdmin):
    """Every town's products at a glance. They are changed at the shop's desk, by who acts for it."""

    model = Product
    menu_label = _("Produits")
    menu_icon = "tag"
    base_url_path = "produits"
    permission_helper_class = ReadOnly
    list_display = ("title", "shop", "town", "price", "exemption", "standing", "see")
    list_filter = (TownFilter, "is_public", "is_complete", "sold_by", "withdrawal_exemption")
    list_export = ("title", "shop", "town", "price", "exemption", "is_public", "date_created")
    export_filename = "produits"
    search_fields = ("title", "shop__name")
    ordering = ("-date_created",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Product]:
        # The default manager is the current town's, and the admin stands in none.
        return Product.objects.everywhere().browsable_dashboard().for_cards().newest()

    def get_admin_urls_for_registration(self) -> tuple[URLPattern]:
        """The list alone: Wagtail's other views would ask the current town for the product."""
        pattern, name = (
            self.url_helper.get_action_url_pattern("index"),
            self.url_helper.get_action_url_name("index"),
        )
        return (re_path(pattern, self.index_view, name=name),)

    def town(self, product: Product) -> str:
        return product.shop.city.name

    town.short_description = _("ville")  # type: ignore[attr-defined]

    def price(self, product: Product) -> str:
        record = next(iter(product.stockrecords.all()), None)
        if record is None or record.price is None:
            return ""
        return format_money(record.price) + (f" {_('le kg')}" if product.is_weighed else "")

    price.short_description = _("prix")  # type: ignore[attr-defined]

    def exemption(self, product: Product) -> str:
        return product.get_withdrawal_exemption_display() if product.withdrawal_exemption else ""

    exemption.short_description = _("sans rétractation")  # type: ignore[attr-defined]

    def standing(self, product: Product) -> str:
        # In words: the icon of a yes or no is a file of Django's own admin, which isn't here.
        if not product.is_public:
            return _g("masqué")
        return _g("en vente") if product.is_complete else _g("à compléter")

    standing.short_description = _("état")  # type: ignore[attr-defined]

    def see(self, product: Product) -> SafeString:
        return format_html('<a href="{}">{}</a>', product.get_absolute_url(), _("voir"))

    see.short_description = ""  # type: ignore[attr-defined]


class MarketGroup(ModelAdminGroup):
    menu_label = _("Marché")
    menu_icon = "tag"
    menu_order = 210
    items = (PurchaseAdmin, RefundAdmin, DebtAdmin, CategoryAdmin, CategoryRequestAdmin, ProductAdmin)


modeladmin_register(MarketGroup)
