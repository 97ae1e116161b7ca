"""Addresses that others rely on: each leads somewhere, and under a town each stands on a word that no shop can take."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from membership import realms, reserved
from membership.current import in_city
from membership.models import City

PLATFORM = {
    "/": "wagtail_serve",
    "/commerces/": "pages:directory",
    "/commerces/74/": "pages:directory-departement",
    "/inscrire-mon-commerce/": "pages:joining",
    "/connexion-adherent/": "membership:sign-in",
    "/espace-adherent/": "membership:hub",
    "/faq/": "faq:index",
    "/documentation/": "pages:documentation",
    "/retractation/": "pages:withdrawal",
    "/admin/": "wagtailadmin_home",
    "/stripe/webhook/": "stripe-webhook",
    "/stripe/webhook/connect/": "stripe-connect-webhook",
    "/sante/": "health",
    "/demo/": "pages:demo",
    "/demo/courriels/": "pages:demo-mails",
    "/devanture/12/": "shop-pages:window",
    "/annecy/": "wagtail_serve",
    "/annecy/ecrire/boulangerie-pernet/": "shop-pages:write",
    "/annecy/prevenez-moi/": "membership:alert",
    "/annecy/voix/": "membership:vote",
    "/invitation/x/": "membership:neighbour",
    "/annecy/boulangerie-pernet/nos-pains/": "wagtail_serve",
}
MARKET = {
    "/annecy/marche/": "market",
    "/retrait/x/": "pickup",
    "/annecy/panier/": "basket",
    "/annecy/commande/": "checkout",
    "/annecy/commande/retour/42/": "checkout-return",
    "/annecy/mon-compte/": "customer-home",
    "/annecy/mon-compte/connexion/": "customer-sign-in",
    "/annecy/tableau-de-bord/": "desk",
}


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield route
        else:
            yield from routes(each, route)


def not_reserved(route: str) -> bool:
    """Under a town, on a word that a shop could have for its slug."""
    _before, town, rest = route.partition("<city:city>/")
    return bool(town) and rest.split("/")[0] not in reserved.IN_TOWN and "." not in rest.split("/")[0]


@pytest.mark.parametrize(("address", "name"), (PLATFORM | (MARKET if settings.COMMERCE else {})).items())
def test_an_address_leads_where_it_says(address, name):
    with in_city(City(slug="annecy")):
        assert resolve(address).view_name == name


def in_annecy(route: str) -> str:
    return "/" + re.sub(r"<[^>]*>", "x", route.replace("<city:city>", "annecy"))


@pytest.mark.parametrize("route", [route for route in routes(get_resolver()) if route.startswith("<city:city>/")])
def test_an_address_in_a_town_belongs_to_its_customers(route):
    """Sessions: the desk's alone are the platform's."""
    request = RequestFactory().get(in_annecy(route))
    request.city = City(slug="annecy")
    assert realms.realm_for(request).key == ("" if "/tableau-de-bord/" in request.path else "annecy")


def test_every_address_in_a_town_stands_on_a_reserved_word():
    assert [route for route in routes(get_resolver()) if not_reserved(route)] == []


@pytest.mark.parametrize(
    ("route", "answer"),
    [
        ("<city:city>/avis/", False),
        ("<city:city>/sitemap.xml", False),
        ("<city:city>/fromages/", True),
        ("commerces/<slug:departement>/", False),
    ],
)
def test_a_word_that_a_shop_could_take_is_seen(route, answer):
    assert not_reserved(route) is answer
