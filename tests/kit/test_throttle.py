from django.test import RequestFactory

from kit.throttle import Throttle, client_address

THREE = Throttle("test", limit=3, seconds=60)


def test_a_few_tries_are_free():
    assert [THREE.count("chloe") for _try in range(2)] == [1, 2]
    assert not THREE.is_exhausted("chloe")


def test_at_the_limit_it_is_exhausted():
    for _try in range(3):
        THREE.count("chloe")
    assert THREE.is_exhausted("Chloe ")
    assert not THREE.is_exhausted("paul")


def test_two_kinds_are_counted_apart():
    for _try in range(3):
        THREE.count("chloe")
    assert not Throttle("other", limit=3, seconds=60).is_exhausted("chloe")


def test_what_is_forgotten_begins_again():
    for _try in range(3):
        THREE.count("chloe")
    THREE.forget("chloe")
    assert THREE.count("chloe") == 1


def test_a_made_up_address_is_not_believed(settings):
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "1.1.1.1, 2.2.2.2"}, REMOTE_ADDR="127.0.0.1")
    settings.SECURE_PROXY_SSL_HEADER = None
    assert client_address(request) == "127.0.0.1"


def test_behind_our_proxy_its_own_word_counts(settings):
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "1.1.1.1, 2.2.2.2"}, REMOTE_ADDR="127.0.0.1")
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert client_address(request) == "2.2.2.2"
