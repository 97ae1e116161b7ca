"""Merchants in the admin: what isn't theirs isn't there.

Wagtail asks for permission view by view and answers with names now and then (a chooser, a bulk action, a usage list).
For people who aren't staff the admin is closed unless named here, and whatever an address points at must be theirs.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from membership.models import User
from shop_pages import at_hand, choices, provisioning

PREFIX = "/admin/"
# Asked for by Wagtail's own signed-out pages and by every page of the admin.
FOR_ALL = {
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
}
FOR_MERCHANTS = {
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_dismissibles",
    "wagtailadmin_block_preview",
    "wagtailadmin_explore_root",
    "wagtailadmin_explore",
    "wagtailadmin_explore_results",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_page_chosen_multiple",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_choose_page_anchor_link",
    "wagtailadmin_api:pages:listing",
    "wagtailadmin_api:pages:detail",
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release",
    "wagtail_bulk_action",
}
NAMESPACES = {"wagtailadmin_pages", "wagtailimages", "wagtailimages_chooser", "wagtaildocs", "wagtaildocs_chooser"}
# Pages by type over the whole site, addresses of pictures in any size, approval by others.
NEVER = {
    "wagtailadmin_pages:type_use",
    "wagtailadmin_pages:type_use_results",
    "wagtailadmin_pages:choose_parent",
    "wagtailimages:url_generator",
    "wagtailimages:url_generator_output",
}
# Visitors' pages are the same for everybody and lie in shared caches: none hides behind a password or a group.
FOR_NOBODY = {"wagtailadmin_pages:set_privacy", "wagtailadmin_collections:set_privacy"}
PAGE_IDS = {"page_id", "parent_page_id", "page_to_move_id", "destination_id"}
PICTURE_IDS = {"image_id"}
DOCUMENT_IDS = {"document_id", "doc_id"}


class MerchantGateMiddleware:
    """Staff pass; people who write for a Pro shop see their own things (404 for the rest); everybody else is told
    politely where their own space is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with choices.forgotten(), at_hand.entered(request):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path_info.startswith(PREFIX) or request.resolver_match is None:
            return None
        name, user = request.resolver_match.view_name, request.user
        if name in FOR_NOBODY:
            raise Http404
        if not user.is_authenticated or user.is_staff or user.is_superuser or name in FOR_ALL:
            return None
        pages = provisioning.sync_person(user)
        if not pages:
            return render(request, "shop_pages/admin_refused.html", status=403)
        if not is_for_merchants(name):
            raise Http404
        if name == "wagtailadmin_choose_page":
            return redirect(first_choice(user, request.GET))
        check_pages(user, pointed_at(request, kwargs, PAGE_IDS, of_pages(name, kwargs)))
        check_files(user, get_image_model(), pointed_at(request, kwargs, PICTURE_IDS, of_files(name, kwargs, "image")))
        check_files(
            user, get_document_model(), pointed_at(request, kwargs, DOCUMENT_IDS, of_files(name, kwargs, "doc"))
        )
        return None


def is_for_merchants(name: str) -> bool:
    return name in FOR_MERCHANTS or (name.partition(":")[0] in NAMESPACES and name not in NEVER)


def of_pages(name: str, kwargs: dict[str, Any]) -> bool:
    """Whether `pk` in the address and `id` in the query are pages."""
    if name == "wagtail_bulk_action":
        return kwargs.get("app_label") in ("wagtailcore", "shop_pages", "pages")
    return name.startswith(("wagtailadmin_pages:", "wagtailadmin_api:pages", "wagtailadmin_choose_page"))


def of_files(name: str, kwargs: dict[str, Any], kind: str) -> bool:
    """Whether they are pictures (`image`) or documents (`doc`)."""
    if name == "wagtail_bulk_action":
        model = get_image_model() if kind == "image" else get_document_model()
        return kwargs.get("model_name") == model._meta.model_name
    return name.startswith(f"wagtail{kind}s")


def pointed_at(request: HttpRequest, kwargs: dict[str, Any], names: Iterable[str], takes_general: bool) -> set[str]:
    found = {str(kwargs[name]) for name in names if name in kwargs}
    if takes_general:
        found |= {str(kwargs["pk"])} if "pk" in kwargs else set()
        found |= set(request.GET.getlist("id"))
        # « All » of a list that another view narrowed: which ones isn't said.
        if not all(pk.isdigit() for pk in found):
            raise Http404
    return found


def check_pages(user: User, pks: set[str]) -> None:
    if pks and policy_registry.get_by_type(Page).explorable_instances(user).filter(pk__in=pks).count() != len(pks):
        raise Http404


def check_files(user: User, model: type, pks: set[str]) -> None:
    policy = policy_registry.get_by_type(model)
    if pks:
        own = policy.instances_user_has_any_permission_for(user, ["change", "choose"])
        if own.filter(pk__in=pks).count() != len(pks):
            raise Http404


def first_choice(user: User, query: QueryDict) -> str:
    """The chooser opens on one's own pages, not on the root of the site."""
    root = policy_registry.get_by_type(Page).explorable_root_instance(user)
    return f"{reverse('wagtailadmin_choose_page_child', args=[root.pk])}?{query.urlencode()}"
