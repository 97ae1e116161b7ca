"""Who may fill in the plain forms of a shop's page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import render

from membership.guards import SignedInRequest, with_shop
from membership.models import Shop
from shop_pages.editing import has_writing_role

View = Callable[..., HttpResponseBase]


def with_written_shop(view: View) -> View:
    """The shop of the address, for who writes for it; a seller is told whom to ask, anybody else finds nothing."""

    @with_shop
    @wraps(view)
    def guarded(request: SignedInRequest, shop: Shop, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_writing_role(shop, request.user):
            return render(request, "shop_pages/my_page/refused.html", {"shop": shop}, status=403)
        return view(request, shop, *args, **kwargs)

    return guarded


def with_pro_shop(view: View) -> View:
    """The same where only Pro has it."""

    @with_written_shop
    @wraps(view)
    def guarded(request: SignedInRequest, shop: Shop, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not shop.plan.has_mini_site:
            return render(request, "shop_pages/my_page/pro_only.html", {"shop": shop}, status=403)
        return view(request, shop, *args, **kwargs)

    return guarded
