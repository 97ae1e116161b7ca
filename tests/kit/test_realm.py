from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from kit import realm


def test_the_platform_has_the_plain_cookie_everywhere():
    assert (realm.PLATFORM.cookie_name, realm.PLATFORM.cookie_path) == ("sid", "/")
    assert realm.PLATFORM.owner_id is None


def test_another_realm_has_its_own_cookie_under_its_own_path():
    town = realm.Realm(key="annecy", owner=SimpleNamespace(pk=7))
    assert (town.cookie_name, town.cookie_path, town.owner_id) == ("sid_annecy", "/annecy/", 7)
    assert not town.is_platform


def test_a_realm_is_current_for_the_time_of_a_block():
    town = realm.Realm(key="annecy")
    with realm.entered(town):
        assert realm.current() == town
    assert realm.current().is_platform


def test_a_realm_ends_with_its_block_even_when_it_fails():
    with pytest.raises(ZeroDivisionError), realm.entered(realm.Realm(key="annecy")):
        _ = 1 / 0
    assert realm.current().is_platform


def test_the_middleware_enters_the_realm_of_the_request(settings):
    settings.REALM_RESOLVER = "tests.kit.test_realm.always_dinan"
    seen = []

    def answer(request):
        seen.append((request.realm.key, realm.current().key))
        return HttpResponse()

    realm.RealmMiddleware(answer)(RequestFactory().get("/dinan/"))
    assert seen == [("dinan", "dinan")]
    assert realm.current().is_platform


def always_dinan(request):
    return realm.Realm(key="dinan")
