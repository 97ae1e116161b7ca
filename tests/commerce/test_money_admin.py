"""Staff's tables of purchases, refunds and debts: found by number, town, state and day; read, never written."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce import refunds_admin
from commerce.payment import debts, refunds
from commerce.payment.models import Refund, ShopAccount, ShopTransfer
from commerce.talk import talking
from kit import clock
from kit.money import format_money
from membership import teams
from tests import factories as cast
from tests.commerce.customer.test_purchases import another

PURCHASES, REFUNDS, DEBTS = "/admin/achats/", "/admin/remboursements/", "/admin/dettes/"


@pytest.fixture
def office(client, staff):
    staff.groups.add(teams.staff_group())
    cast.sign_in(client, staff)
    return client


@pytest.fixture
def paid(till, purchase):
    till.take(purchase)
    return purchase


@pytest.fixture
def order(paid, boulangerie):
    return paid.orders.get(shop=boulangerie)


@pytest.fixture
def refund(till, order) -> Refund:
    """All of the bread: Stripe keeps its fee, which the bakery owes."""
    refunds.give_back(order=order, amount=Decimal("9.80"), cause="line_taken_off", key="bread", what="2 Pain")
    return Refund.objects.get()


def shown(office, address: str) -> str:
    response = office.get(address)
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize("word", ["reference", "order", "email"])
def test_support_finds_a_purchase(office, paid, order, word):
    asked = {"reference": paid.reference, "order": order.number, "email": paid.user.email}[word]
    text = shown(office, f"{PURCHASES}?q={asked}")
    assert text.count(f"{PURCHASES}inspect/{paid.pk}/") >= 1
    assert "<strong>Boulangerie Pernet</strong>, à préparer (payée)" in text
    assert f">{paid.reference}<" in "".join(text.split())


def test_another_number_finds_nothing(office, paid):
    assert paid.user.email not in shown(office, f"{PURCHASES}?q=99999-000001")


def test_a_purchase_tells_support_who_which_shops_and_what_became_of_the_money(office, refund, paid, order):
    talking.from_customer(order=order, words="Où est mon pain ?")
    text = shown(office, f"{PURCHASES}inspect/{paid.pk}/")
    for told in (
        paid.user.email,
        order.number,
        "Fromagerie des Aravis",
        "2 Pain",
        "remboursé",
        paid.stripe_payment_intent_id,
    ):
        assert told in text
    assert format_money(Decimal("9.80")) in text
    assert "1 message entre le client et la boutique" in text
    assert "Où est mon pain" not in text


def test_a_refund_is_found_by_its_order(office, refund, order):
    text = shown(office, f"{REFUNDS}?q={order.number}")
    assert order.number in text
    assert "à sa charge" in text
    assert order.number not in shown(office, f"{REFUNDS}?q=99999").replace(f"{REFUNDS}?q", "")


@pytest.mark.parametrize(
    ("query", "is_there"),
    [
        ("ville=annecy", True),
        ("ville=dinan", False),
        ("state=done", True),
        ("state=failed", False),
        ("jour=1", True),
        ("jour=2020-01-01", False),
        ("jour=hier", True),
        ("etat=bloques", False),
    ],
)
def test_refunds_are_shown_for_a_town_a_state_or_a_day(office, dinan, refund, order, query, is_there):
    assert (order.number in shown(office, f"{REFUNDS}?{query}")) is is_there


def test_yesterdays_refund_is_not_todays(office, refund, order):
    Refund.objects.update(made_at=clock.now() - timedelta(days=1))
    assert order.number not in shown(office, f"{REFUNDS}?jour=1")
    assert order.number in shown(office, f"{REFUNDS}?jour=7")


def test_what_the_bank_sent_back_shouts(office, refund, order):
    assert refunds_admin.waiting() == []
    Refund.objects.update(state=Refund.State.FAILED)
    [line] = refunds_admin.waiting()
    assert str(line.text) == "1 remboursement revenu ou bloqué"
    assert order.number in shown(office, line.url)
    assert "1 remboursement revenu ou bloqué" in shown(office, "/admin/")


@pytest.mark.parametrize(("attempts", "is_stuck"), [(2, False), (3, True)])
def test_what_was_tried_three_times_shouts(office, refund, attempts, is_stuck):
    Refund.objects.update(state=Refund.State.WAITING, attempts=attempts, last_error="StripeUnavailable: silence")
    assert bool(refunds_admin.waiting()) is is_stuck
    assert Refund.objects.get().is_stuck is is_stuck
    assert ("StripeUnavailable" in shown(office, REFUNDS)) is is_stuck


def test_a_debt_is_told_with_what_was_kept_since(office, refund, order, boulangerie, fromagerie):
    share = debts.of(boulangerie)
    text = shown(office, f"{DEBTS}?dette=due")
    assert "Dettes des boutiques" in text
    assert boulangerie.name in text
    assert fromagerie.name not in text
    assert format_money(share) in text
    assert boulangerie.name not in shown(office, f"{DEBTS}?dette=soldee")


def test_a_debt_that_was_kept_back_is_settled(office, refund, paid, boulangerie, fromagerie):
    ShopTransfer.objects.filter(order__shop=fromagerie).update(kept_back=0)
    ShopTransfer.objects.filter(order__shop=boulangerie).update(given_back=0, kept_back=debts.of(boulangerie))
    [account] = debts.accounts(ShopAccount.objects.all())
    assert Decimal(account.owed_sum) - Decimal(account.netted_sum) == 0
    assert boulangerie.name in shown(office, f"{DEBTS}?dette=soldee")
    assert boulangerie.name not in shown(office, f"{DEBTS}?dette=due")


@pytest.mark.parametrize("query", ["?q=Pernet", "?ville=annecy", "?jour=1"])
def test_debts_are_searched_and_shown_for_a_town_or_a_day(office, refund, dinan, boulangerie, query):
    assert boulangerie.name in shown(office, DEBTS + query)
    assert boulangerie.name not in shown(office, f"{DEBTS}?ville=dinan")


@pytest.mark.parametrize("table", [PURCHASES, REFUNDS, DEBTS])
def test_tables_can_be_taken_away(office, refund, table):
    assert b"".join(office.get(f"{table}?export=csv").streaming_content).count(b"\n") >= 2


@pytest.mark.parametrize("table", [PURCHASES, REFUNDS, DEBTS])
def test_nothing_is_written_here(office, refund, paid, table):
    for act in ("create/", f"edit/{paid.pk}/", f"delete/{paid.pk}/"):
        assert office.get(table + act).status_code in (302, 404)


@pytest.mark.parametrize("table", [PURCHASES, REFUNDS, DEBTS])
def test_merchants_see_none_of_it(client, refund, paid, boulangerie, table):
    cast.sign_in(client, boulangerie.person)
    assert client.get(table).status_code != 200
    assert client.get(f"{PURCHASES}inspect/{paid.pk}/").status_code != 200


def test_many_purchases_cost_what_one_does(office, paid):
    def cost():
        office.get(PURCHASES)
        with CaptureQueriesContext(connection) as asked:
            office.get(PURCHASES)
        return len(asked)

    first = cost()
    for _number in range(19):
        another(paid, stripe_payment_intent_id="")
    assert cost() == first
