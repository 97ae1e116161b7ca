"""Become somebody with one click: a session of theirs in the realm where they belong."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, login
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse

from kit import realm
from kit.sessions import SessionStore
from membership import realms
from membership.models import City, User

BACKEND = "membership.backends.RealmBackend"
customer_entered = Signal()  # response, city: a town's session began outside of the town's addresses


def become(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """People of the platform enter here, where its cookie is good; a customer's cookie is the town's, by its own name
    and path."""
    if user.city is None:
        login(request, user, backend=BACKEND)
        return
    _enter_town(response, user, user.city)


def _enter_town(response: HttpResponse, user: User, city: City) -> None:
    where = realms.of_city(city)
    with realm.entered(where):
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = BACKEND
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
    response.set_cookie(
        where.cookie_name,
        session.session_key or "",
        max_age=settings.SESSION_COOKIE_AGE,
        path=where.cookie_path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=settings.SESSION_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    customer_entered.send(City, response=response, city=city)
