"""Staff's tables of the market: departments, which they keep, and products, which are the shops'."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, re_path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup, modeladmin_register

from commerce.catalogue.models import Category, Product
from kit.money import format_money
from membership.modeladmin_rights import ReadOnly, StaffOnly
from membership.models import User
from membership.wagtail_hooks import TownFilter


class CategoryPermissions(StaffOnly):
    def user_can_delete_obj(self, user: User, obj: Category) -> bool:
        """A department with products or others beneath it stays: they would stand nowhere."""
        return obj.is_bare() and super().user_can_delete_obj(user, obj)


class CategoryForm(WagtailAdminModelForm):
    """A department on the first level, or beneath one of it."""

    above = forms.ModelChoiceField(
        Category.objects.none(), label=_("dans"), required=False, empty_label=_("premier niveau")
    )

    class Meta:
        model = Category
        fields = ["name", "slug", "icon", "is_public"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["above"].queryset = Category.objects.first_level().besides(self.instance)  # type: ignore[attr-defined]
        self.fields["slug"].required = False
        if self.instance.pk and not self.instance.is_root():
            self.fields["above"].initial = self.instance.get_parent()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["slug"] = self.instance.slug = cleaned.get("slug") or slugify(cleaned.get("name", ""))
        if Category.objects.besides(self.instance).is_slug_taken(cleaned["slug"]):
            raise ValidationError({"slug": _("Une autre catégorie a déjà cette adresse.")})
        if self.instance.pk and self.instance.numchild and cleaned.get("above"):
            raise ValidationError({"above": _("Elle a des catégories dessous : elle reste au premier niveau.")})
        return cleaned

    def save(self, commit: bool = True) -> Category:
        above, category = self.cleaned_data["above"], self.instance
        category.slug = self.cleaned_data["slug"]
        if category.pk is None:
            return above.add_child(instance=category) if above else Category.add_root(instance=category)
        category.save()
        if above and above != category.get_parent():
            category.move(above, "last-child")
        elif not above and not category.is_root():
            category.move(Category.get_last_root_node(), "last-sibling")
        return Category.objects.get(pk=category.pk)


class CategoryAdmin(ModelAdmin):
    model = Category
    menu_label = _("Catégories")
    menu_icon = "list-ul"
    base_url_path = "categories"
    permission_helper_class = CategoryPermissions
    list_display = ("place", "slug", "icon", "is_public")
    search_fields = ("name",)
    ordering = ("path",)
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("above"), FieldPanel("slug"), FieldPanel("icon"), FieldPanel("is_public")],
        base_form_class=CategoryForm,
    )

    def place(self, category: Category) -> str:
        return f"{'— ' * (category.depth - 1)}{category.name}"

    place.short_description = _("catégorie")  # type: ignore[attr-defined]
    place.admin_order_field = "path"  # type: ignore[attr-defined]


class ProductAdmin(ModelAdmin):
    """Every town's products at a glance. They are changed at the shop's desk, by who acts for it."""

    model = Product
    menu_label = _("Produits")
    menu_icon = "tag"
    base_url_path = "produits"
    permission_helper_class = ReadOnly
    list_display = ("title", "shop", "town", "price", "exemption", "is_public", "see")
    list_filter = (TownFilter, "is_public", "sold_by", "withdrawal_exemption")
    list_export = ("title", "shop", "town", "price", "exemption", "is_public", "date_created")
    export_filename = "produits"
    search_fields = ("title", "shop__name")
    ordering = ("-date_created",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Product]:
        # The default manager is the current town's, and the admin stands in none.
        return Product.objects.everywhere().for_cards().newest()

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

    def see(self, product: Product) -> SafeString:
        return format_html('<a href="{}">{}</a>', product.get_absolute_url(), _("voir"))

    see.short_description = ""  # type: ignore[attr-defined]


class MarketGroup(ModelAdminGroup):
    menu_label = _("Marché")
    menu_icon = "tag"
    menu_order = 210
    items = (CategoryAdmin, ProductAdmin)


modeladmin_register(MarketGroup)
