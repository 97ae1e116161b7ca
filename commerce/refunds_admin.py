"""Staff's tables of money that goes back: refunds with how far each is, and what shops still owe of them."""

from decimal import Decimal
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, re_path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail_modeladmin.options import ModelAdmin

from commerce.day_filter import DayFilter
from commerce.payment import debts
from commerce.payment.models import Refund, ShopAccount
from kit.money import format_money
from membership.applications_admin import WaitingFirstView
from membership.modeladmin_rights import ReadOnly
from membership.town_filters import TownFilter, TownOfShopFilter
from membership.waiting import Waiting

STUCK = "bloques"


class TownOfOrderFilter(TownFilter):
    path = "order__city"


class ShoutFilter(SimpleListFilter):
    title = _("ennui")
    parameter_name = "etat"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(STUCK, _("revenus ou bloqués"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Refund]:
        return queryset.stuck() if self.value() == STUCK else queryset


class RefundAdmin(ModelAdmin):
    model = Refund
    menu_label = _("Remboursements")
    menu_icon = "rotate"
    base_url_path = "remboursements"
    permission_helper_class = ReadOnly
    list_display = ("number", "shop", "town", "euros", "cause", "progress", "shops_side", "made_at")
    list_filter = (ShoutFilter, TownOfOrderFilter, "state", "cause", DayFilter)
    list_select_related = ("order__purchase", "order__shop", "order__city__commune")
    list_export = (
        "order",
        "shop",
        "town",
        "amount",
        "cause",
        "what",
        "state",
        "kept",
        "reversed",
        "owed",
        "attempts",
        "last_error",
        "made_at",
        "done_at",
        "stripe_refund_id",
        "stripe_reversal_id",
    )
    export_filename = "remboursements"
    search_fields = ("order__number", "stripe_refund_id", "order__shop__name")
    ordering = ("-made_at", "-pk")

    def number(self, refund: Refund) -> SafeString:
        url = reverse("achats_modeladmin_inspect", args=[refund.order.purchase_id])
        return format_html('<a href="{}">{}</a>', url, refund.order.number)

    number.short_description = _("commande")  # type: ignore[attr-defined]

    def shop(self, refund: Refund) -> str:
        return refund.order.shop.name

    shop.short_description = _("boutique")  # type: ignore[attr-defined]

    def town(self, refund: Refund) -> str:
        return refund.order.city.name

    town.short_description = _("ville")  # type: ignore[attr-defined]

    def euros(self, refund: Refund) -> str:
        return format_money(refund.amount)

    euros.short_description = _("montant")  # type: ignore[attr-defined]

    def progress(self, refund: Refund) -> str:
        """The customer's side; with tries and trouble where it doesn't come to its end."""
        told = str(refund.get_state_display())
        if not refund.is_stuck:
            return told
        words = ngettext("%(told)s (%(count)d essai", "%(told)s (%(count)d essais", refund.attempts)
        trouble = f", {refund.last_error[:80]})" if refund.last_error else ")"
        return words % {"told": told, "count": refund.attempts} + trouble

    progress.short_description = _("état")  # type: ignore[attr-defined]
    progress.admin_order_field = "state"  # type: ignore[attr-defined]

    def shops_side(self, refund: Refund) -> str:
        if refund.settled_at is None:
            return _g("pas encore réglé")
        if refund.owed:
            return _g("%(amount)s à sa charge") % {"amount": format_money(refund.owed)}
        return _g("réglé")

    shops_side.short_description = _("côté boutique")  # type: ignore[attr-defined]


class OwedFilter(SimpleListFilter):
    title = _("dette")
    parameter_name = "dette"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("due", _("encore due")), ("soldee", _("soldée"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[ShopAccount]:
        return debts.open_ones(queryset, is_open=self.value() == "due") if self.value() else queryset


class DebtDayFilter(DayFilter):
    path = "owed_last_at"


class DebtsView(WaitingFirstView):
    """Its rows are accounts; what they are about is said."""

    page_title = _("Dettes des boutiques")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verbose_name, self.verbose_name_plural = _g("dette d’une boutique"), _g("dettes des boutiques")


class DebtAdmin(ModelAdmin):
    """A row a shop that has ever owed: refunds that its transfers couldn't give back, and what was kept of later ones."""

    model = ShopAccount
    menu_label = _("Dettes des boutiques")
    menu_icon = "warning"
    base_url_path = "dettes"
    permission_helper_class = ReadOnly
    index_view_class = DebtsView
    list_display = ("shop", "town", "owed", "netted", "left", "owed_last_at")
    list_filter = (OwedFilter, TownOfShopFilter, DebtDayFilter)
    list_select_related = ("shop__city__commune",)
    list_export = list_display
    export_filename = "dettes"
    search_fields = ("shop__name", "shop__orders__number")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ShopAccount]:
        return debts.accounts(super().get_queryset(request))

    def get_admin_urls_for_registration(self) -> tuple[URLPattern]:
        """The list alone."""
        pattern, name = (
            self.url_helper.get_action_url_pattern("index"),
            self.url_helper.get_action_url_name("index"),
        )
        return (re_path(pattern, self.index_view, name=name),)

    def town(self, account: Any) -> str:
        return account.shop.city.name

    town.short_description = _("ville")  # type: ignore[attr-defined]

    def owed(self, account: Any) -> str:
        return format_money(account.owed_sum)

    owed.short_description = _("dû en tout")  # type: ignore[attr-defined]

    def netted(self, account: Any) -> str:
        return format_money(account.netted_sum)

    netted.short_description = _("retenu depuis")  # type: ignore[attr-defined]

    def left(self, account: Any) -> str:
        return format_money(Decimal(account.owed_sum) - Decimal(account.netted_sum))

    left.short_description = _("reste dû")  # type: ignore[attr-defined]

    def owed_last_at(self, account: Any) -> Any:
        return account.owed_last_at

    owed_last_at.short_description = _("dernière dette")  # type: ignore[attr-defined]


def waiting() -> list[Waiting]:
    """For the panel on the admin's home: money that doesn't arrive by itself."""
    count = Refund.objects.stuck().count()
    if not count:
        return []
    text = ngettext("%(count)d remboursement revenu ou bloqué", "%(count)d remboursements revenus ou bloqués", count)
    return [Waiting(text % {"count": count}, f"{reverse('remboursements_modeladmin_index')}?etat={STUCK}")]
