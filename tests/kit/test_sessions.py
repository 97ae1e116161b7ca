import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from kit import realm
from kit.sessions import RealmSessionMiddleware, SessionStore

ANNECY, DINAN = realm.Realm(key="annecy"), realm.Realm(key="dinan")


def begun_in(where, **content):
    with realm.entered(where):
        session = SessionStore()
        session.update(content)
        session.save()
    return session.session_key


@pytest.mark.parametrize("where", [realm.PLATFORM, ANNECY, DINAN])
def test_a_session_is_read_where_it_was_begun(db, where):
    key = begun_in(ANNECY, name="Chloé")
    with realm.entered(where):
        assert SessionStore(key).get("name") == ("Chloé" if where == ANNECY else None)


def test_a_foreign_key_is_not_taken_over(db):
    """Writing after reading nothing makes a new session: the foreign one is neither changed nor shared."""
    key = begun_in(ANNECY, name="Chloé")
    with realm.entered(DINAN):
        session = SessionStore(key)
        session["name"] = "Paul"
        session.save()
        assert session.session_key != key
    with realm.entered(ANNECY):
        assert SessionStore(key)["name"] == "Chloé"


def test_an_unknown_key_is_an_empty_session(db):
    assert SessionStore("0" * 32).get("name") is None


def through_the_middleware(where, cookies, view):
    request = RequestFactory().get("/")
    request.COOKIES.update(cookies)
    request.realm = where
    with realm.entered(where):
        return RealmSessionMiddleware(view)(request)


def greet(request):
    request.session["name"] = "Chloé"
    return HttpResponse()


def test_a_town_sets_its_cookie_under_its_path(db, settings):
    answer = through_the_middleware(ANNECY, {}, greet)
    assert list(answer.cookies) == ["sid_annecy"]
    cookie = answer.cookies["sid_annecy"]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/annecy/", "Lax", True)


def test_the_platforms_cookie_is_not_read_in_a_town(db):
    key = begun_in(realm.PLATFORM, name="Paul")
    seen = []

    def look(request):
        seen.append(request.session.get("name"))
        return HttpResponse()

    through_the_middleware(ANNECY, {"sid": key}, look)
    assert seen == [None]


def test_a_towns_session_is_read_from_its_cookie(db):
    key = begun_in(ANNECY, name="Chloé")
    seen = []

    def look(request):
        seen.append(request.session.get("name"))
        return HttpResponse()

    answer = through_the_middleware(ANNECY, {"sid_annecy": key}, look)
    assert seen == ["Chloé"]
    assert not answer.cookies


def test_signing_out_deletes_the_towns_cookie(db):
    key = begun_in(ANNECY, name="Chloé")

    def leave(request):
        request.session.flush()
        return HttpResponse()

    answer = through_the_middleware(ANNECY, {"sid_annecy": key}, leave)
    assert answer.cookies["sid_annecy"]["max-age"] == 0
    assert answer.cookies["sid_annecy"]["path"] == "/annecy/"


def shared(request):
    request.session.get("name")
    return HttpResponse(headers={"Cache-Control": "public, max-age=60"})


def test_a_shared_page_is_not_made_personal_by_reading_the_session(db):
    answer = through_the_middleware(ANNECY, {"sid_annecy": begun_in(ANNECY, name="Chloé")}, shared)
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_shared_page_does_not_carry_the_end_of_an_old_session(db):
    assert not through_the_middleware(ANNECY, {"sid_annecy": "0" * 32}, shared).cookies


def test_a_personal_page_clears_an_old_cookie_away(db):
    def look(request):
        request.session.get("name")
        return HttpResponse()

    assert through_the_middleware(ANNECY, {"sid_annecy": "0" * 32}, look).cookies["sid_annecy"]["max-age"] == 0
