"""What has to be true before a customer's own page answers."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from membership.models import City, User

View = Callable[..., HttpResponse]


class CustomerRequest(HttpRequest):
    """What a guarded view gets (for the types alone): somebody of this town."""

    user: User


def customer_required(view: View) -> View:
    """Signed in here, or asked to, and brought back afterwards. Who is signed in elsewhere is anonymous in this town
    (`kit.realm`), so that there is nothing to compare."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, city: City, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, city, *args, **kwargs)
        # A form that was sent can't be sent again from the sign-in page.
        asked = f"?{urlencode({'next': request.get_full_path()})}" if request.method in ("GET", "HEAD") else ""
        return redirect(reverse("customer-sign-in", kwargs={"city": city}) + asked)

    return guarded


def next_page(request: HttpRequest, city: City) -> str:
    """The address in `next`, if it is a page of this town and not a door itself; else nothing."""
    url = request.POST.get("next") or request.GET.get("next") or ""
    if not url_has_allowed_host_and_scheme(url, allowed_hosts=None):
        return ""
    path = unquote(urlsplit(url).path)
    doors = [reverse(name, kwargs={"city": city}) for name in ("customer-sign-in", "customer-register")]
    leaves = "\\" in path or ".." in path.split("/")
    return url if path.startswith(city.get_absolute_url()) and not leaves and path not in doors else ""
