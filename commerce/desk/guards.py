"""What has to be true before a page of the desk answers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from commerce.desk import jobs, orders, shops
from commerce.desk.forms import RefusalForm
from commerce.order.statuses import AT_WORK
from kit import clock
from membership.models import City, Shop, User

View = Callable[..., HttpResponseBase]
SAFE = ("GET", "HEAD")


class SellerRequest(HttpRequest):
    """What a guarded view gets (for the types alone): a person of the platform."""

    user: User


def signed_in(view: View) -> View:
    """Signed in on the platform; the answer is nobody else's."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, city: City, *args: Any, **more: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, city, *args, **more)
        # A form that was sent can't be sent again from the sign-in page.
        asked = request.get_full_path() if request.method in SAFE else reverse("desk", kwargs={"city": city})
        return redirect_to_login(asked, reverse("membership:sign-in"))

    return guarded


def own_shop(view: View) -> View:
    """`city` and `slug` of the address become the shop, if the person sells for it; anybody else's is not found. Without
    Pro too: orders that were placed go to their end, whatever becomes of the offer."""

    @signed_in
    @wraps(view)
    def guarded(request: SellerRequest, city: City, slug: str, *args: Any, **more: Any) -> HttpResponseBase:
        return view(request, get_object_or_404(shops.of(request.user, city), slug=slug), *args, **more)

    return guarded


def at_the_desk(view: View) -> View:
    """The same for a shop that is Pro now; another reads how it could be, with what is still to be handed over."""

    @own_shop
    @wraps(view)
    def guarded(request: SellerRequest, shop: Shop, *args: Any, **more: Any) -> HttpResponseBase:
        if shop.is_pro:
            return view(request, shop, *args, **more)
        now = clock.now()
        context = {
            "shop": shop,
            "may_sign": shops.signs_for(request.user, shop),
            "jobs": [jobs.of(order, now) for order in orders.in_state(shop, *AT_WORK)],
            "refusal": RefusalForm(),
        }
        status = 200 if request.method in SAFE else 403
        return render(request, "commerce/desk/not_pro.html", context, status=status)

    return guarded


def signers_only(view: View) -> View:
    """What binds the shop is for who signs for it; a seller is told so. Stands beneath `at_the_desk`."""

    @wraps(view)
    def guarded(request: SellerRequest, shop: Shop, *args: Any, **more: Any) -> HttpResponseBase:
        if shops.signs_for(request.user, shop):
            return view(request, shop, *args, **more)
        messages.warning(request, _("Seule la personne responsable de la boutique peut le faire. Rien n’a changé."))
        return redirect("desk-payments", slug=shop.slug)

    return guarded
