"""The cookie that tells `static/js/personal.js` to ask for the basket's count and the name: readable by scripts, one
town's, and nothing personal in it."""

from django.conf import settings
from django.http import HttpResponse

from membership.models import City

NAME = "lpc_hint"


def give(response: HttpResponse, city: City) -> None:
    response.set_cookie(
        NAME,
        "1",
        max_age=settings.SESSION_COOKIE_AGE,
        path=city.get_absolute_url(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=False,
        samesite="Lax",
    )


def take_back(response: HttpResponse, city: City) -> None:
    response.delete_cookie(NAME, path=city.get_absolute_url(), samesite="Lax")
