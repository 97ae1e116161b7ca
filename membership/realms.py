"""Which realm an address belongs to: a town's own pages are the town's, desk, admin and previews the platform's."""

from django.http import HttpRequest
from django.urls import reverse

from kit.realm import Realm
from membership.models import City

DESK = "tableau-de-bord"


def platform() -> Realm:
    return Realm(sign_in_url=reverse("membership:sign-in"))


def of_city(city: City) -> Realm:
    return Realm(key=city.slug, sign_in_url=f"/{city.slug}/mon-compte/connexion/", owner=city)


def realm_for(request: HttpRequest) -> Realm:
    # Wagtail's preview is a dummy request at the page's own address, made for a person of the platform.
    city = getattr(request, "city", None)
    if city is None or getattr(request, "is_dummy", False):
        return platform()
    if request.path_info.startswith(f"/{city.slug}/{DESK}/"):
        return platform()
    return of_city(city)
