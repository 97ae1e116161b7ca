import pytest
from django.test import Client

from tests import factories
from tests.pages import contract

PATHS = [
    "/",
    "/annecy/",
    "/annecy/?famille=bouche",
    "/annecy/?q=pain",
    "/annecy/boulangerie-pernet/",
    "/annecy/prevenez-moi/",
    "/annecy/prevenez-moi/merci/",
    "/annecy/voix/",
    "/annecy/voix/boulangerie-pernet/merci/",
    "/annecy/voix/il-manque/merci/",
    "/recherche/",
    "/recherche/?q=boulanger",
    "/recherche/communes.json?q=ann",
    "/demander-ma-ville/?q=ann",
    "/demander-ma-ville/29232/merci/",
    "/commerces/",
    "/commerces/haute-savoie/",
    "/commerces/metiers/boulangerie/",
    "/commerces/haute-savoie/boulangerie/",
    "/inscrire-mon-commerce/",
    "/mentions-legales/",
    "/classement/",
    "/accessibilite/",
    "/confidentialite/",
    "/conditions/",
    "/retractation/",
    "/documentation/",
    "/sitemap.xml",
    "/commerces/sitemap.xml",
    "/annecy/sitemap.xml",
    "/robots.txt",
    "/manifest.json",
]


@pytest.fixture
def street(accepted, boulangerie):
    factories.commune(name="Quimper", insee_code="29232", departement="29")
    accepted(boulangerie)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_of_visitors_is_the_same_for_everybody(street, path):
    contract.check(path)


@pytest.mark.parametrize("path", ["/", "/annecy/", "/commerces/", "/recherche/?q=boulanger"])
def test_somebody_signed_in_reads_the_same_bytes(street, staff, chloe, path):
    member, customer = Client(), Client()
    factories.sign_in(member, staff)
    factories.sign_in(customer, chloe)
    stranger = Client().get(path).content
    assert member.get(path).content == stranger
    assert customer.get(path).content == stranger


@pytest.mark.parametrize("path", ["/nulle-part/", "/annecy/nulle-part/"])
def test_a_missing_page_is_the_same_for_everybody(street, path):
    contract.check(path, status=404)


def test_the_contract_sees_a_token():
    assert contract.INLINE["a form's token"].search('<input name="csrfmiddlewaretoken">')


def test_the_contract_sees_an_inline_script():
    assert contract.INLINE["an inline script"].search("<script>alert(1)</script>")


def test_the_contract_lets_a_module_through():
    assert not contract.INLINE["an inline script"].search('<script type="module" src="/static/js/x.js"></script>')
