"""« Résilier votre contrat » is as easy as joining (C. conso. L215-1-1): from any page, by anybody, in as many steps."""

import re

import pytest

from membership.models import Subscription
from tests import factories

LINK = "Résilier votre contrat"
ADDRESS = "/espace-adherent/resilier/"


def links(html: str, words: str) -> list[str]:
    return re.findall(rf'<a[^>]*href="([^"]*)"[^>]*>\s*(?:<svg.*?</svg>)?{words}', html, re.DOTALL)


def press(client, page, button: str):
    """Send the form of the page that has this button."""
    forms = re.findall(r'<form method="post" action="([^"]*)">(.*?)</form>', page.text, re.DOTALL)
    [action] = [action for action, inside in forms if button in inside]
    return client.post(action, follow=True)


@pytest.mark.parametrize(
    "path", ["/espace-adherent/", "/commerces/", "/faq/", "/inscrire-mon-commerce/", "/connexion-adherent/"]
)
@pytest.mark.parametrize("signed_in", [True, False])
def test_the_link_is_in_the_foot_of_every_page(client, boulangerie, path, signed_in):
    if signed_in:
        factories.sign_in(client, boulangerie.person)
    page = client.get(path, follow=True)
    assert page.status_code == 200
    assert ADDRESS in links(page.text, LINK)


def test_an_owner_ends_the_contract_in_two_steps(client, stripe, fleuriste):
    """The link, the button. Joining: the button, the payment."""
    row = stripe.go_pro(fleuriste)
    factories.sign_in(client, fleuriste.person)
    page = client.get(ADDRESS, follow=True)
    press(client, page, "Confirmer la résiliation")
    row.refresh_from_db()
    assert row.ends_at_period_end


def test_who_isnt_signed_in_signs_in_and_is_there(client, stripe, fleuriste):
    row = stripe.go_pro(fleuriste)
    asked = client.get(ADDRESS)
    assert asked.url == f"/connexion-adherent/?next={ADDRESS}"
    words = {"username": fleuriste.person.email, "password": factories.PASSWORD}
    page = client.post(asked.url, words, follow=True)
    press(client, page, "Confirmer la résiliation")
    assert Subscription.objects.get(pk=row.pk).ends_at_period_end


def test_nothing_is_asked_before_it_ends(client, stripe, fleuriste):
    """No reason, no password, no offer to stay: one form without a field."""
    stripe.go_pro(fleuriste)
    factories.sign_in(client, fleuriste.person)
    page = client.get(ADDRESS, follow=True).text
    form = re.search(r"<form[^>]*>(.*?Confirmer la résiliation.*?)</form>", page[page.index("<main") :], re.DOTALL)
    assert form is not None
    assert re.findall(r'<(?:input|select|textarea)[^>]*name="(?!csrf)', form.group(1)) == []


@pytest.mark.parametrize("status", ["suspended", "accepted"])
def test_a_suspended_shop_ends_its_contract_as_any_other(client, stripe, fleuriste, status):
    row = stripe.go_pro(fleuriste)
    type(fleuriste).objects.filter(pk=fleuriste.pk).update(status=status)
    factories.sign_in(client, fleuriste.person)
    press(client, client.get(ADDRESS, follow=True), "Confirmer la résiliation")
    row.refresh_from_db()
    assert row.ends_at_period_end
