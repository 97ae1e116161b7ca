import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from kit import security


def policy(path, **attributes):
    request = RequestFactory().get(path)
    for name, value in attributes.items():
        setattr(request, name, value)
    answer = security.ContentSecurityPolicyMiddleware(lambda request: HttpResponse())(request)
    return {
        part.split()[0]: part.split()[1:]
        for part in answer.headers["Content-Security-Policy"].split(";")
        if part.strip()
    }


def test_a_visitors_page_runs_no_inline_script():
    public = policy("/annecy/")
    assert public["default-src"] == ["'none'"]
    assert public["script-src"] == ["'self'"]
    assert public["style-src"] == ["'self'"]


def test_nothing_may_come_from_a_foreign_host():
    for what in ("script-src", "style-src", "font-src", "connect-src", "frame-src"):
        assert policy("/")[what] == ["'self'"]


def test_a_form_may_lead_to_the_payment_page(settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    assert {"'self'", "https://checkout.stripe.com", "http://127.0.0.1:9"} <= set(policy("/")["form-action"])


def test_a_form_leads_nowhere_else():
    assert all("stripe.com" in each or "127.0.0.1" in each for each in policy("/")["form-action"][1:])


def test_the_editor_gets_what_it_needs():
    assert "'unsafe-inline'" in policy("/admin/pages/")["script-src"]


def test_a_preview_may_show_the_userbar():
    assert "'unsafe-inline'" in policy("/annecy/boulangerie/", is_dummy=True)["style-src"]


def test_an_address_that_only_looks_like_the_admin_gets_nothing_more():
    assert policy("/administration/")["script-src"] == ["'self'"]


@pytest.mark.parametrize("path", ["/", "/admin/"])
def test_no_page_is_framed_by_strangers(path):
    assert policy(path)["frame-ancestors"] == ["'self'"]


def test_pictures_come_from_here_alone_while_there_is_no_map_server():
    assert policy("/")["img-src"] == ["'self'", "data:"]


def test_the_map_servers_host_may_show_pictures_once_it_is_set(settings):
    settings.MAP_TILES_URL = "https://tiles.example.org/{z}/{x}/{y}.png?key=1"
    assert policy("/")["img-src"] == ["'self'", "data:", "https://tiles.example.org"]
    assert policy("/")["connect-src"] == ["'self'"]


def test_a_device_may_be_asked_where_it_is_by_our_own_pages_alone():
    answer = security.ContentSecurityPolicyMiddleware(lambda request: HttpResponse())(RequestFactory().get("/"))
    assert "geolocation=(self)" in answer.headers["Permissions-Policy"]
