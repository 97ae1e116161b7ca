"""Sessions in the database that belong to one realm each, and the middleware that names their cookie."""

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from kit import realm

REALM = "_realm"


class SessionStore(DatabaseStore):
    """Reads nothing of a session that was begun in another realm: a copied cookie is worth nothing."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.realm_key = realm.current().key

    def load(self) -> dict:
        data = super().load()
        if data and data.get(REALM) != self.realm_key:
            self._session_key = None
            return {}
        return data

    def encode(self, session_dict: dict) -> str:
        return super().encode({**session_dict, REALM: self.realm_key})


class RealmSessionMiddleware(SessionMiddleware):
    """Django's middleware, made to read and write the cookie of the request's realm.

    It knows one cookie name only (the setting's), so the realm's cookie takes that name on the way in and its own
    name and path on the way out.
    """

    def process_request(self, request: HttpRequest) -> None:
        cookie_name = request.realm.cookie_name  # type: ignore[attr-defined]
        if cookie_name != settings.SESSION_COOKIE_NAME:
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
            if cookie_name in request.COOKIES:
                request.COOKIES[settings.SESSION_COOKIE_NAME] = request.COOKIES[cookie_name]
        super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if "public" in response.headers.get("Cache-Control", "") and not request.session.modified:
            # Django's CSRF check reads the session of every request: that alone doesn't make a shared page personal.
            # Nor may it carry the deletion of an old cookie: a cache would sign others out with it.
            return response
        response = super().process_response(request, response)
        own = request.realm  # type: ignore[attr-defined]
        morsel = response.cookies.get(settings.SESSION_COOKIE_NAME)
        if morsel is None or own.is_platform:
            return response
        del response.cookies[settings.SESSION_COOKIE_NAME]
        response.cookies[own.cookie_name] = morsel.value
        renamed = response.cookies[own.cookie_name]
        for attribute, value in morsel.items():
            renamed[attribute] = value
        renamed["path"] = own.cookie_path
        return response
