"""The pages that a person meets: card form, bank, onboarding, dashboard, portal."""

from __future__ import annotations

import http.client
import re
from html import unescape
from urllib.parse import urlencode, urlsplit

import pytest
import stripe

from tests.standin.conftest import MONTHLY, Make, line, session_params
from tests.stripe_standin import StandIn, html
from tests.stripe_standin.cards import check

GOOD = {"expiry": "12 / 34", "cvc": "123"}


class Visit:
    """One answer: status, where it leads, and its words without tags and with plain spaces."""

    def __init__(self, url: str, form: dict[str, str] | None = None) -> None:
        parts = urlsplit(url)
        connection = http.client.HTTPConnection(parts.netloc, timeout=10)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request("POST" if form is not None else "GET", path, urlencode(form or {}), headers)
        answer = connection.getresponse()
        self.status = answer.status
        self.headers = answer.headers
        self.goes_to = answer.headers.get("Location", "")
        self.html = answer.read().decode()
        self.words = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", self.html)))
        connection.close()


def pay(url: str, number: str, **more: str) -> Visit:
    return Visit(url, {"number": number, **GOOD, **more})


def test_the_payment_page_says_what_is_paid_and_that_no_money_moves(client: stripe.StripeClient) -> None:
    items = [line(123450, name="Vélo <b>bleu</b>"), line(450, 2, name="Pain")]
    page = Visit(client.v1.checkout.sessions.create(session_params(line_items=items)).url)
    assert page.status == 200
    for words in (
        "Doublure de Stripe : aucun argent ne bouge.",
        "1 243,50 €",
        "Pain × 2 9,00 €",
        "4000 0027 6000 3184",
    ):
        assert words in page.words
    for label in ("Numéro de carte", "Date d’expiration", "CVC"):
        assert f">{label}</label>" in page.html
    assert ">Payer</button>" in page.html
    assert 'href="http://shop.test/panier"' in page.html
    assert "<b>bleu" not in page.html
    assert "style=" not in page.html
    assert "<script" not in page.html


def test_a_good_card_leads_back_to_the_shop(new_session: Make) -> None:
    session = new_session()
    paid = pay(session.url, "4242 4242 4242 4242")
    assert (paid.status, paid.goes_to) == (303, f"http://shop.test/merci?s={session.id}")
    assert Visit(session.url).goes_to == paid.goes_to
    assert pay(session.url, "4242424242424242").goes_to == paid.goes_to


def test_a_double_click_pays_once(standin: StandIn, new_session: Make) -> None:
    session = new_session()
    for _ in range(2):
        pay(session.url, "4242424242424242")
    assert len(standin.objects("charge")) == 1


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("4000000000000002", "Votre carte a été refusée. Rien"),
        ("4000000000009995", "provision insuffisante"),
        ("4000000000009987", "Votre carte a été refusée. Rien"),
        ("4000000000009979", "Votre carte a été refusée. Rien"),
        ("4000000000000069", "Votre carte a expiré"),
        ("4000000000000127", "Le CVC ne correspond pas"),
        ("4000000000000119", "réessayez dans un instant"),
        ("4000000000006975", "son plafond est atteint"),
    ],
)
def test_a_refused_card_is_told_in_french(new_session: Make, number: str, sentence: str) -> None:
    session = new_session()
    refused = pay(session.url, number)
    assert refused.status == 200
    assert sentence in refused.words
    assert pay(session.url, "4242424242424242").status == 303


@pytest.mark.parametrize(
    ("number", "expiry", "cvc", "field", "sentence"),
    [
        ("4242 4242 4242 4241", "12/34", "123", "number", "vérifiez les chiffres"),
        ("4111 1111 1111 1111", "12/34", "123", "number", "N’entrez jamais une vraie carte"),
        ("", "12/34", "123", "number", "Indiquez le numéro"),
        ("4242424242424242", "10/26", "123", "expiry", "a expiré"),
        ("4242424242424242", "13/34", "123", "expiry", "mois puis année"),
        ("4242424242424242", "", "123", "expiry", "Indiquez la date"),
        ("4242424242424242", "12/34", "12", "cvc", "trois chiffres"),
        ("4242424242424242", "12/34", "", "cvc", "Indiquez le CVC"),
    ],
)
def test_a_field_that_does_not_fit_is_told_where_it_stands(
    number: str, expiry: str, cvc: str, field: str, sentence: str
) -> None:
    payment, problems = check(number, expiry, cvc, now=1795478400)  # 24 November 2026
    assert payment is None
    assert list(problems) == [field]
    assert sentence in problems[field]


@pytest.mark.parametrize("expiry", ["11/26", "12/34", "12 / 34", "1234", "12/2034", "12-34"])
def test_dates_are_taken_as_people_write_them(expiry: str) -> None:
    assert check("4242 4242 4242 4242", expiry, "123", now=1795478400)[0]


def test_the_bank_can_say_yes(standin: StandIn, new_session: Make) -> None:
    session = new_session()
    asked = pay(session.url, "4000002760003184")
    assert standin.objects("charge") == []
    bank = Visit(standin.base_url + asked.goes_to)
    assert ">Valider l’authentification</button>" in bank.html
    done = Visit(standin.base_url + asked.goes_to, {"decision": "accept"})
    assert done.goes_to == f"http://shop.test/merci?s={session.id}"
    assert [charge["status"] for charge in standin.objects("charge")] == ["succeeded"]


def test_the_bank_can_say_no(standin: StandIn, client: stripe.StripeClient, new_session: Make) -> None:
    session = new_session()
    asked = pay(session.url, "4000002760003184")
    refused = Visit(standin.base_url + asked.goes_to, {"decision": "refuse"})
    again = Visit(standin.base_url + refused.goes_to)
    assert "L’authentification n’a pas abouti" in again.words
    assert standin.objects("charge") == []
    assert client.v1.checkout.sessions.retrieve(session.id).status == "open"
    assert pay(session.url, "4242424242424242").status == 303


def test_an_expired_session_offers_the_way_back(client: stripe.StripeClient, new_session: Make) -> None:
    session = new_session()
    client.v1.checkout.sessions.expire(session.id)
    page = Visit(session.url)
    assert "Ce paiement n’est plus possible" in page.words
    assert "http://shop.test/panier" in page.html
    assert "Ce paiement n’est plus possible" in pay(session.url, "4242424242424242").words


def test_a_subscription_is_paid_with_the_bank_watching(standin: StandIn, client: stripe.StripeClient) -> None:
    params = session_params(mode="subscription", line_items=[line(500, name="Offre Pro", **MONTHLY)])
    session = client.v1.checkout.sessions.create(params)
    assert "5,00 € par mois" in Visit(session.url).words
    asked = pay(session.url, "4000002500003155")
    assert standin.objects("subscription") == []
    Visit(standin.base_url + asked.goes_to, {"decision": "accept"})
    assert [row["status"] for row in standin.objects("subscription")] == ["active"]


def test_onboarding_is_one_button(client: stripe.StripeClient, new_account: Make) -> None:
    account = new_account(ready=False)
    urls = {"refresh_url": "http://shop.test/encore", "return_url": "http://shop.test/retour"}
    link = client.v1.account_links.create({"account": account.id, "type": "account_onboarding", **urls})
    assert ">Envoyer mes informations</button>" in Visit(link.url).html
    assert Visit(link.url, {}).goes_to == urls["return_url"]
    assert client.v1.accounts.retrieve(account.id).capabilities.transfers == "active"
    assert Visit(link.url).goes_to == urls["refresh_url"]


def test_an_onboarding_link_gets_too_old(standin: StandIn, client: stripe.StripeClient, new_account: Make) -> None:
    urls = {"refresh_url": "http://shop.test/encore", "return_url": "http://shop.test/retour"}
    account = new_account(ready=False)
    link = client.v1.account_links.create({"account": account.id, "type": "account_onboarding", **urls})
    standin.advance(301)
    assert Visit(link.url).goes_to == urls["refresh_url"]


def test_the_dashboard_shows_balance_and_payouts(
    standin: StandIn, client: stripe.StripeClient, paid_charge: Make, new_account: Make
) -> None:
    account, charge = new_account(), paid_charge(3000)
    params = {"amount": 2933, "currency": "eur", "destination": account.id, "source_transaction": charge.id}
    client.v1.transfers.create(params)
    url = client.v1.accounts.login_links.create(account.id).url
    assert "En attente 29,33 €" in Visit(url).words
    standin.advance(3 * 86400)
    words = Visit(url).words
    assert "29,33 € versé" in words
    assert "Solde disponible 0,00 €" in words


def test_the_portal_stops_and_resumes(standin: StandIn, client: stripe.StripeClient, subscribed: Make) -> None:
    subscription = subscribed()
    url = client.v1.billing_portal.sessions.create(
        {"customer": subscription.customer, "return_url": "http://shop.test/"}
    ).url
    assert "Visa terminée par 4242" in Visit(url).words
    stopped = Visit(f"{url}/resilier/{subscription.id}", {})
    assert "s’arrêtera à la fin de la période payée" in Visit(standin.base_url + stopped.goes_to).words
    assert client.v1.subscriptions.retrieve(subscription.id).cancel_at_period_end is True
    Visit(f"{url}/reprendre/{subscription.id}", {})
    assert client.v1.subscriptions.retrieve(subscription.id).cancel_at_period_end is False


def test_a_new_card_in_the_portal_pays_what_is_due(
    standin: StandIn, client: stripe.StripeClient, subscribed: Make
) -> None:
    subscription = subscribed("4000000000000341")
    standin.advance(32 * 86400)
    assert client.v1.subscriptions.retrieve(subscription.id).status == "past_due"
    url = client.v1.billing_portal.sessions.create({"customer": subscription.customer}).url
    pay(f"{url}/carte", "4242424242424242")
    assert client.v1.subscriptions.retrieve(subscription.id).status == "active"
    assert "Visa terminée par 4242" in Visit(url).words


def test_the_overview_shows_what_there_is(standin: StandIn, paid_charge: Make, subscribed: Make) -> None:
    charge, subscription = paid_charge(3000), subscribed()
    page = Visit(f"{standin.base_url}/_standin/")
    for words in (charge.id, subscription.id, "charge.updated", "0,67 €"):
        assert words in page.words


def test_an_unknown_page_is_a_404(standin: StandIn) -> None:
    for path in ("/", "/pay/cs_test_nobody", "/portal/x", "/_standin/nothing"):
        assert Visit(standin.base_url + path).status == 404


def test_pages_of_other_sites_cannot_move_the_controls(standin: StandIn) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", standin.port)
    connection.request("POST", "/_standin/reset", "", {"Sec-Fetch-Site": "cross-site"})
    assert connection.getresponse().status == 403
    connection.close()


@pytest.mark.parametrize(("cents", "words"), [(5, "0,05"), (123456, "1\u202f234,56"), (-250, "−2,50")])
def test_amounts_are_written_in_french(cents: int, words: str) -> None:
    assert html.money(cents) == f"{words}\u00a0€"
