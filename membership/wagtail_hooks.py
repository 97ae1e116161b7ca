"""Staff's tables of members, shops, towns and subscriptions, and what waits for staff on the admin's home."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup, modeladmin_register
from wagtail_modeladmin.views import EditView

from kit import clock
from membership import addresses, fact_changes, gate, people_bulk, shop_changes, signals, standing_admin
from membership.acting_admin import ActingAdmin, ActingMenuItem
from membership.applications_admin import ApplicationAdmin
from membership.board import admin as board
from membership.corrections_admin import CorrectionAdmin, FactChangeAdmin
from membership.help_admin import HelpRequestAdmin
from membership.invoices_admin import InvoiceAdmin
from membership.missing_shops_admin import MissingShopAdmin
from membership.modeladmin_rights import AddedOnly, ChangedOnly, ReadOnly
from membership.models import City, MarketTransition, Member, PlanPrice, Shop, Subscription
from membership.nightly_admin import StripeRoundAdmin
from membership.suspensions_admin import SuspensionAdmin
from membership.town_filters import TownFilter, TownOfShopFilter
from membership.views import acting
from membership.waiting import WaitingPanel


class ShopForm(WagtailAdminModelForm):
    def clean_slug(self) -> str:
        addresses.require_free(shop=self.instance, slug=self.cleaned_data["slug"])
        return self.cleaned_data["slug"]


class ShopEditView(EditView):
    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        before = fact_changes.as_stored(self.instance)
        response = super().form_valid(form)
        fact_changes.keep(before=before, after=self.instance, fields=form.changed_data, by=self.request.user)
        if "slug" in form.changed_data:
            addresses.left(shop=self.instance, slug=form.initial["slug"])
        shop_changes.written(shop=self.instance, fields=form.changed_data)
        return response


class ShopAdmin(ModelAdmin):
    model = Shop
    menu_label = _("Boutiques")
    menu_icon = "home"
    base_url_path = "boutiques"
    permission_helper_class = ChangedOnly
    edit_view_class = ShopEditView
    button_helper_class = standing_admin.ShopButtons
    inspect_view_enabled = True
    inspect_view_class = standing_admin.ShopInspectView
    inspect_template_name = "membership/standing/shop.html"
    list_display = ("name", "city", "trade", "standing", "voices")
    list_filter = ("status", TownFilter, "trade")
    list_select_related = ("city__commune", "member", "subscription")
    list_export = (
        "name",
        "slug",
        "city",
        "trade",
        "member",
        "siret",
        "status",
        "offer",
        "voices",
        "phone",
        "email",
        "created_at",
    )
    export_filename = "boutiques"
    search_fields = ("name", "siret", "member__legal_name", "member__siren", "city__commune__name", "email")
    ordering = ("name",)
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldPanel("slug", help_text=_("La fin de son adresse. L’ancienne mènera toujours à la boutique.")),
                    FieldPanel("trade"),
                    FieldPanel("trade_label"),
                ],
                _("Boutique"),
            ),
            MultiFieldPanel([FieldPanel("tagline"), FieldPanel("words")], _("Ses mots")),
            MultiFieldPanel([FieldPanel("colour"), FieldPanel("second_colour")], _("Son store")),
            MultiFieldPanel(
                [
                    FieldPanel(name)
                    for name in ("street_address", "postcode", "latitude", "longitude", "phone", "email", "website")
                ],
                _("Où la trouver"),
            ),
        ],
        base_form_class=ShopForm,
    )

    def offer(self, shop: Shop) -> str:
        return str(shop.plan.name)

    offer.short_description = _("offre")  # type: ignore[attr-defined]

    def standing(self, shop: Shop) -> str:
        """Its offer, or why it has none: one narrow column for both."""
        return self.offer(shop) if shop.is_listed else str(shop.get_status_display())

    standing.short_description = _("offre ou état")  # type: ignore[attr-defined]
    standing.admin_order_field = "status"  # type: ignore[attr-defined]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Shop]:
        return super().get_queryset(request).with_votes()

    def voices(self, shop: Any) -> int:
        return shop.vote_count

    voices.short_description = _("voix")  # type: ignore[attr-defined]
    voices.admin_order_field = "vote_count"  # type: ignore[attr-defined]


class MemberEditView(EditView):
    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        fact_changes.write(row=form.instance, fields=form.changed_data, by=self.request.user)
        return super().form_valid(form)


class MemberAdmin(ModelAdmin):
    model = Member
    menu_label = _("Adhérents")
    menu_icon = "group"
    base_url_path = "adherents"
    permission_helper_class = ChangedOnly
    edit_view_class = MemberEditView
    inspect_view_enabled = True
    list_display = ("legal_name", "siren", "legal_form", "contact_name", "contact_email", "contact_phone")
    list_filter = ("is_vat_exempt",)
    list_export = (*list_display, "register_entry", "vat_number", "is_vat_exempt", "activity_code", "created_at")
    export_filename = "adherents"
    search_fields = ("legal_name", "siren", "contact_name", "contact_email", "shops__name")
    panels = [
        FieldPanel("legal_name"),
        FieldPanel("legal_form"),
        FieldPanel("register_entry"),
        FieldPanel("vat_number"),
        FieldPanel("is_vat_exempt"),
        FieldPanel("activity_code"),
        FieldPanel("activity_revision"),
        FieldPanel("legal_address"),
        FieldPanel("contact_name"),
        FieldPanel("contact_email"),
        FieldPanel("contact_phone"),
    ]


class CityEditView(EditView):
    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        signals.city_changed.send(City, city=self.instance)
        return response


class CityAdmin(ModelAdmin):
    model = City
    menu_label = _("Villes")
    menu_icon = "site"
    base_url_path = "villes"
    permission_helper_class = ChangedOnly
    edit_view_class = CityEditView
    inspect_view_enabled = True
    list_display = ("name", "departement", "pro_members", "shop_total", "market", "created_at")
    list_filter = ("commune__departement",)
    list_select_related = ("commune",)
    list_export = ("name", "departement", "slug", "pro_members", "shop_total", "market", "created_at")
    export_filename = "villes"
    search_fields = ("commune__name", "slug", "commune__insee_code")
    panels = [FieldPanel("scene")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[City]:
        return super().get_queryset(request).with_pro_count(clock.now()).with_shop_count()

    def name(self, city: City) -> str:
        return city.name

    name.short_description = _("ville")  # type: ignore[attr-defined]
    name.admin_order_field = "commune__name"  # type: ignore[attr-defined]

    def departement(self, city: City) -> str:
        return city.departement

    departement.short_description = _("département")  # type: ignore[attr-defined]
    departement.admin_order_field = "commune__departement"  # type: ignore[attr-defined]

    def pro_members(self, city: Any) -> int:
        return city.pro_count

    pro_members.short_description = _("adhérents Pro")  # type: ignore[attr-defined]
    pro_members.admin_order_field = "pro_count"  # type: ignore[attr-defined]

    def shop_total(self, city: Any) -> int:
        return city.shop_count

    shop_total.short_description = _("boutiques")  # type: ignore[attr-defined]
    shop_total.admin_order_field = "shop_count"  # type: ignore[attr-defined]

    def market(self, city: City) -> str:
        standing = gate.standing(city)
        if standing.is_open:
            return str(_("ouvert"))
        return _("fermé, il en manque %(missing)d") % {"missing": standing.missing}

    market.short_description = _("marché")  # type: ignore[attr-defined]


class SubscriptionAdmin(ModelAdmin):
    model = Subscription
    menu_label = _("Abonnements")
    menu_icon = "repeat"
    base_url_path = "abonnements"
    permission_helper_class = ReadOnly
    inspect_view_enabled = True
    list_display = ("shop", "town", "status", "price", "paid_until", "pro_until", "notice")
    list_filter = ("status", "ends_at_period_end", TownOfShopFilter)
    list_select_related = ("shop__city__commune", "price")
    list_export = (*list_display, "began_on", "stripe_customer_id", "stripe_subscription_id")
    export_filename = "abonnements"
    search_fields = ("shop__name", "shop__member__legal_name", "stripe_customer_id", "stripe_subscription_id")
    ordering = ("pro_until",)

    def town(self, subscription: Subscription) -> str:
        return subscription.shop.city.name

    town.short_description = _("ville")  # type: ignore[attr-defined]

    # In words: the marks for yes and no are pictures of Django's own admin, which isn't here.
    def notice(self, subscription: Subscription) -> str:
        return str(_("résiliée") if subscription.ends_at_period_end else "")

    notice.short_description = _("résiliation")  # type: ignore[attr-defined]


class PlanPriceAdmin(ModelAdmin):
    model = PlanPrice
    menu_label = _("Prix de Pro")
    menu_icon = "tag"
    base_url_path = "prix"
    permission_helper_class = AddedOnly
    inspect_view_enabled = True
    list_display = ("amount", "kind", "valid_from", "valid_to")
    list_filter = ("kind",)
    list_export = list_display
    panels = [FieldPanel("kind"), FieldPanel("amount"), FieldPanel("valid_from"), FieldPanel("valid_to")]


class TransitionAdmin(ModelAdmin):
    model = MarketTransition
    menu_label = _("Ouvertures et fermetures")
    menu_icon = "history"
    base_url_path = "ouvertures"
    permission_helper_class = ReadOnly
    inspect_view_enabled = True
    list_display = ("city", "what", "at", "pro_count", "cause")
    list_filter = ("is_opening", TownFilter)
    list_select_related = ("city__commune",)
    list_export = list_display
    export_filename = "ouvertures"
    search_fields = ("city__commune__name", "cause")

    def what(self, transition: MarketTransition) -> str:
        return str(_("ouverture") if transition.is_opening else _("fermeture"))

    what.short_description = _("marché")  # type: ignore[attr-defined]


@modeladmin_register
class MembershipGroup(ModelAdminGroup):
    menu_label = _("Adhésions")
    menu_icon = "group"
    menu_order = 150
    items = (
        ApplicationAdmin,
        HelpRequestAdmin,
        ActingAdmin,
        ShopAdmin,
        SuspensionAdmin,
        MemberAdmin,
        CorrectionAdmin,
        FactChangeAdmin,
        CityAdmin,
        SubscriptionAdmin,
        StripeRoundAdmin,
        InvoiceAdmin,
        PlanPriceAdmin,
        TransitionAdmin,
        MissingShopAdmin,
    )

    def get_submenu_items(self) -> list:
        return [*board.menu_items(), *super().get_submenu_items()]


hooks.register("register_admin_urls", board.urls)


for action in people_bulk.ACTIONS:
    hooks.register("register_bulk_action", action, order=100)  # after Wagtail's, whose names they bear


hooks.register("register_admin_urls", acting.admin_urls)
hooks.register("register_admin_menu_item", ActingMenuItem)


@hooks.register("register_admin_urls")
def standing_urls() -> list[URLPattern]:
    return standing_admin.urls()


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list) -> None:
    if request.user.is_staff:
        panels.insert(0, WaitingPanel())
