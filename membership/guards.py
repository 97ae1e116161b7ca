"""What has to be true before a page of the members' space answers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from membership.models import Shop, User


class SignedInRequest(HttpRequest):
    """What a guarded view gets: somebody of the platform asks."""

    user: User


View = Callable[..., HttpResponseBase]


def for_person(view: View) -> View:
    """Signed in on the platform; the answer is nobody else's."""
    return never_cache(login_required(view))


def with_shop(view: View) -> View:
    """`shop_id` of the address becomes the shop, if the person acts for it; anybody else's is not found."""

    @for_person
    @wraps(view)
    def guarded(request: SignedInRequest, shop_id: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        shops = Shop.objects.for_person(request.user).with_standing()
        return view(request, get_object_or_404(shops, pk=shop_id), *args, **kwargs)

    return guarded


def with_own_shop(view: View) -> View:
    """The same for who signs the shop's contracts."""

    @for_person
    @wraps(view)
    def guarded(request: SignedInRequest, shop_id: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        shops = Shop.objects.owned_by(request.user).with_standing()
        return view(request, get_object_or_404(shops, pk=shop_id), *args, **kwargs)

    return guarded


def with_signed_shop(view: View) -> View:
    """The same, after the shop has left too."""

    @for_person
    @wraps(view)
    def guarded(request: SignedInRequest, shop_id: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        shops = Shop.objects.signed_for(request.user).with_standing()
        return view(request, get_object_or_404(shops, pk=shop_id), *args, **kwargs)

    return guarded
