"""The admin as a merchant sees it: their page, their pictures, their documents."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet
from wagtail.rich_text.feature_registry import FeatureRegistry

from membership.models import User
from shop_pages import links, lists, versions
from shop_pages.models import MiniSitePage, ShopPage

MENU_FOR_MERCHANTS = {"explorer", "images", "documents"}

LogEntriesView.filterset_class = lists.HistoryFilters  # no hook leads there


def is_merchant(request: HttpRequest) -> bool:
    """Somebody in the admin who isn't staff writes for a shop: the gate let nobody else in."""
    return not (request.user.is_staff or request.user.is_superuser)


class OwnPagesPanel(Component):
    """The home of the admin: one's own pages, and the two things to do with them."""

    name = "own_pages"
    order = 10
    template_name = "shop_pages/admin_own_pages.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        return {"pages": ShopPage.objects.edited_by(user).order_by("title"), "user": user}


@hooks.register("register_admin_viewset", order=100)  # after Wagtail's own, whose place it takes
def list_pages_without_people() -> lists.PagesViewSet:
    return lists.PagesViewSet()


@hooks.register("construct_main_menu")
def leave_own_things(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    if is_merchant(request):
        menu_items[:] = [item for item in menu_items if item.name in MENU_FOR_MERCHANTS]


@hooks.register("construct_homepage_panels")
def show_own_pages(request: HttpRequest, panels: list[Component]) -> None:
    if is_merchant(request):
        panels[:] = [OwnPagesPanel()]


@hooks.register("construct_page_chooser_queryset")
def choose_among_own(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    pages = pages.annotate_approved_schedule()  # or each row asks for its own
    if not is_merchant(request):
        return pages
    own = policy_registry.get_by_type(Page).explorable_instances(request.user)
    return pages.filter(pk__in=own.values("pk"))


@hooks.register("register_page_header_buttons")
def lead_to_files_of_shop(page: Page, user: User, **where: Any) -> Iterator[Button]:
    """Staff find one shop's files among a thousand from its page; what they add there lands with the shop."""
    if user.is_staff and isinstance(page, ShopPage | MiniSitePage):
        query = f"?collection_id={page.shop_page.collection_id}"
        yield Button(_("Images de la boutique"), reverse("wagtailimages:index") + query, icon_name="image", priority=80)
        yield Button(
            _("Documents de la boutique"), reverse("wagtaildocs:index") + query, icon_name="doc-full", priority=81
        )


@hooks.register("register_rich_text_features", order=100)
def mark_links_outside(features: FeatureRegistry) -> None:
    features.register_link_type(links.OutsideLink)


@hooks.register("before_edit_page")
def keep_the_first_version(request: HttpRequest, page: Page) -> None:
    """A page that was made by the program has no version to come back to, and without one that is live Wagtail takes
    it down until a scheduled change appears: write down what is there before the first change."""
    if request.method == "POST" and isinstance(page, ShopPage | MiniSitePage) and page.live:
        versions.keep(page)


@hooks.register("insert_global_admin_css")
def make_room_for_thumbs() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor.css"))


@hooks.register("insert_editor_js")
def fold_on_a_phone() -> str:
    return format_html('<script type="module" src="{}"></script>', static("js/editor-fold.js"))


@hooks.register("construct_page_action_menu")
def publish_first(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Who changes a shop's page wants it seen: « Publier » needs no second menu."""
    if not isinstance(context.get("page") or context.get("parent_page"), ShopPage | MiniSitePage):
        return
    menu_items.sort(key=lambda item: item.name != "action-publish")
