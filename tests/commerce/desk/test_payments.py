"""The desk's way to Stripe, and what it says when Stripe doesn't answer."""

import pytest

from commerce.payment import cards
from commerce.payment.models import ShopAccount
from membership.models import Shop, ShopRole
from tests.commerce import factories
from tests.commerce.desk.conftest import url
from tests.factories import act_for, sign_in, user

ACTS = ["payments-activate", "payments-check", "payments-switch", "payments-balance", "payments-dashboard"]
BINDING = [name for name in ACTS if name != "payments-check"]


def test_activating_cards_leads_to_stripe(desk, librairie, till):
    answer = desk.post(url("payments-activate", librairie))
    assert answer.url.startswith(till.base_url)
    assert ShopAccount.objects.get(shop=librairie).is_wanted


def test_looking_reads_nothing_from_stripe(desk, librairie, till):
    desk.post(url("payments-activate", librairie))
    account = ShopAccount.objects.get()
    till.onboard(account.stripe_account_id)
    page = desk.get(url("payments", librairie)).text
    assert "Stripe n’a pas fini" in page
    assert not ShopAccount.objects.get().can_receive


def test_verifying_reads_again(desk, librairie, till):
    desk.post(url("payments-activate", librairie))
    till.onboard(ShopAccount.objects.get().stripe_account_id)
    page = desk.post(url("payments-check", librairie), follow=True).text
    assert "votre compte peut recevoir" in page
    assert "Vos clients paient par carte en commandant" in page


def test_verifying_too_early_says_so(desk, librairie, till):
    desk.post(url("payments-activate", librairie))
    assert "Stripe n’a pas fini" in desk.post(url("payments-check", librairie), follow=True).text


def test_the_merchants_own_account_is_a_link_away(desk, librairie, till):
    desk.post(url("payments-activate", librairie))
    till.onboard(ShopAccount.objects.get().stripe_account_id)
    desk.post(url("payments-check", librairie))
    assert desk.post(url("payments-dashboard", librairie)).url.startswith(till.base_url)


def test_the_balance_is_asked_for_and_shown(desk, librairie, till):
    desk.post(url("payments-activate", librairie))
    till.onboard(ShopAccount.objects.get().stripe_account_id)
    desk.post(url("payments-check", librairie))
    assert "0,00" in desk.post(url("payments-balance", librairie)).text


def test_cards_are_switched_off_and_on(desk, librairie):
    factories.card_account(librairie)
    desk.post(url("payments-switch", librairie), {"wanted": "0"})
    assert not cards.may_take(Shop.objects.get(pk=librairie.pk))
    assert "Les cartes sont éteintes" in desk.get(url("payments", librairie)).text
    desk.post(url("payments-switch", librairie), {"wanted": "1"})
    assert cards.may_take(Shop.objects.get(pk=librairie.pk))


@pytest.mark.parametrize("name", [name for name in ACTS if name != "payments-switch"])
def test_stripes_silence_is_a_sentence(desk, librairie, settings, name):
    settings.STRIPE_API_BASE, settings.STRIPE_RETRIES = "http://127.0.0.1:9", 0
    if name != "payments-activate":
        factories.card_account(librairie)
    answer = desk.post(url(name, librairie), follow=True)
    assert answer.status_code == 200
    assert "Stripe ne répond pas" in answer.text


@pytest.mark.parametrize("name", BINDING)
def test_who_only_sells_does_not_bind_the_shop(client, librairie, name):
    factories.card_account(librairie)
    sign_in(client, act_for(shop=librairie, user=user(), role=ShopRole.Role.SELLER))
    answer = client.post(url(name, librairie), {"wanted": "0"}, follow=True)
    assert "Seule la personne responsable" in answer.text
    assert ShopAccount.objects.get().is_wanted


@pytest.mark.parametrize("name", ["payments-check", "payments-switch", "payments-balance", "payments-dashboard"])
def test_without_an_account_there_is_nothing_to_ask(desk, librairie, name):
    assert desk.post(url(name, librairie)).status_code == 404
