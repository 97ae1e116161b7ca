"""What a customer bought, shop by shop and step by step; nobody else's."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.customer import amounts, history, timeline
from commerce.customer.amounts import Standing
from commerce.order import changing, confirming
from commerce.order.addresses import DeliveryAddress
from commerce.order.models import Order, Purchase
from commerce.order.statuses import OrderStatus
from commerce.payment import refunds
from commerce.payment.models import Refund
from kit import clock
from membership import current
from membership.models import Subscription
from tests import factories
from tests.commerce.customer.conftest import account

S = OrderStatus


@pytest.fixture
def paid(purchase):
    """Chloé's purchase in three shops, its card part paid."""
    with current.in_city(purchase.city):
        confirming.confirm(purchase)
    return purchase


@pytest.fixture
def chloes(client, chloe):
    factories.sign_in(client, chloe)
    return client


def page_of(purchase: Purchase) -> str:
    return account("annecy", f"achats/{purchase.number}/")


def order_of(purchase: Purchase, shop) -> Order:
    return purchase.orders.get(shop=shop)


def labels(order: Order) -> list[tuple[str, str]]:
    return [(event.label, event.state) for event in timeline.of(order, order.purchase, clock.now())]


def another(purchase: Purchase, **changes) -> Purchase:
    """One more like it, with its orders."""
    orders = list(purchase.orders.all())
    last = Purchase.objects.order_by("-number").first().number
    again = Purchase.objects.get(pk=purchase.pk)
    basket = again.basket
    basket.pk = basket.id = None
    basket.status = "Submitted"
    basket.save()
    again.pk, again.number, again.stripe_session_id, again.basket = None, last + 1, "", basket
    for name, value in changes.items():
        setattr(again, name, value)
    again.save()
    for place, order in enumerate(orders, 1):
        order.pk = order.id = None
        order.purchase, order.number = again, f"{again.reference}-{place}"
        order.save()
    return again


def test_the_account_lists_what_was_bought(chloes, paid, boulangerie, librairie):
    text = chloes.get(account("annecy")).text
    assert f"Achat {paid.reference}" in text
    assert page_of(paid) in text
    assert boulangerie.name in text
    assert librairie.name in text


def test_a_new_customer_reads_where_orders_will_be(chloes):
    assert "Rien pour l’instant" in chloes.get(account("annecy")).text


def test_a_purchase_shows_each_shops_order(chloes, paid):
    text = chloes.get(page_of(paid)).text
    for order in paid.orders.all():
        assert order.number in text
        assert order.shop.name in text
    assert "2 Pain de campagne" in text
    assert "Comté, environ 250 g" in text


def test_somebody_elses_purchase_is_not_found(client, paid, annecy):
    factories.sign_in(client, factories.user(city=annecy))
    assert client.get(page_of(paid)).status_code == 404
    assert paid.reference not in client.get(account("annecy")).text


def test_the_number_of_another_towns_purchase_is_not_found(client, paid, dinan, chloe):
    factories.sign_in(client, factories.user(email=chloe.email, city=dinan))
    assert client.get(account("dinan", f"achats/{paid.number}/")).status_code == 404


def test_who_is_not_signed_in_is_asked_to(client, paid):
    assert client.get(page_of(paid)).url == f"/annecy/mon-compte/connexion/?next={page_of(paid).replace('/', '%2F')}"


def test_a_payment_under_way_can_be_taken_up_or_given_up(chloes, purchase):
    text = chloes.get(page_of(purchase)).text
    assert "/annecy/commande/reprendre/" in text
    assert "/annecy/commande/abandonner/" in text
    assert "À payer par carte" in text


def test_a_payment_that_failed_says_that_nothing_was_taken(chloes, purchase):
    with current.in_city(purchase.city):
        confirming.release(purchase)
    text = chloes.get(page_of(purchase)).text
    assert "Rien n’a été débité" in text
    assert "Payé par carte" not in text
    assert "abandonner" not in text


def test_a_purchase_is_still_there_when_the_market_has_shut(chloes, paid):
    Subscription.objects.all().delete()
    assert chloes.get("/annecy/panier/").status_code == 404
    assert chloes.get(page_of(paid)).status_code == 200


def test_the_steps_follow_the_desk(paid, boulangerie):
    order = order_of(paid, boulangerie)
    changing.change(order=order, to=S.PREPARING)
    changing.change(order=order, to=S.READY)
    assert labels(order) == [
        ("Commande passée", "done"),
        ("Paiement reçu", "done"),
        ("En préparation", "done"),
        ("Prête", "current"),
        ("Retirée", "todo"),
    ]


def test_an_order_to_pay_in_the_shop_says_so(chloes, paid, librairie):
    order = order_of(paid, librairie)
    assert labels(order) == [
        ("Commande passée", "done"),
        ("Transmise à la boutique", "current"),
        ("Prête", "todo"),
        ("Retirée", "todo"),
    ]
    assert "Vous payez sur place, au retrait." in chloes.get(page_of(paid)).text


def test_a_ready_order_tells_where_it_waits(chloes, paid, boulangerie):
    order = order_of(paid, boulangerie)
    Order.objects.filter(pk=order.pk).update(place="Halle du marché")
    changing.change(order=order, to=S.READY)
    assert "Elle vous attend" in chloes.get(page_of(paid)).text
    assert "Halle du marché" in chloes.get(page_of(paid)).text


def test_a_refusal_gives_the_shops_reason(chloes, paid, boulangerie):
    changing.change(order=order_of(paid, boulangerie), to=S.REFUSED, cause="Le four est en panne.")
    assert "Le four est en panne." in chloes.get(page_of(paid)).text


def test_what_is_over_has_nothing_to_come(paid, boulangerie):
    order = order_of(paid, boulangerie)
    changing.change(order=order, to=S.READY)
    changing.change(order=order, to=S.COLLECTED)
    assert labels(order)[-1] == ("Retirée", "done")


def test_a_delivery_has_its_own_steps(paid, boulangerie):
    order = order_of(paid, boulangerie)
    order.way = Order.Way.HOME
    assert timeline.still_to_come(order) == ["Prête", "Expédiée", "Livrée"]
    order.status = S.SENT
    assert timeline.still_to_come(order) == ["Livrée"]


def test_a_delivery_tells_the_address(chloes, paid, boulangerie):
    address = DeliveryAddress("Chloé", "Besson", "3, rue du Lac", "74000", "Annecy").for_order()
    Order.objects.filter(pk=order_of(paid, boulangerie).pk).update(way="home", shipping_address=address)
    assert "Chloé Besson, 3, rue du Lac, 74000 Annecy" in chloes.get(page_of(paid)).text


def test_every_state_has_words_for_the_customer():
    assert set(timeline.LABELS) == set(OrderStatus)


def sums(purchase: Purchase) -> dict[str, Decimal]:
    orders = purchase.orders.select_related("shop").order_by("pk")
    return {str(row["label"]): row["amount"] for row in amounts.rows(orders, purchase) if "kind" in row}


def test_what_was_paid_now_stands_apart_from_what_is_due_in_the_shop(paid):
    assert sums(paid) == {"Payé par carte": paid.card_total, "À payer en boutique, au retrait": paid.in_shop_total}


def test_what_is_handed_over_in_the_shop_is_paid(paid, librairie):
    order = order_of(paid, librairie)
    changing.change(order=order, to=S.READY)
    changing.change(order=order, to=S.COLLECTED)
    assert sums(paid) == {"Payé par carte": paid.card_total, "Payé en boutique": paid.in_shop_total}


@pytest.mark.parametrize("end", [S.REFUSED, S.CANCELLED, S.NOT_COLLECTED])
def test_what_never_left_the_shop_is_not_due(paid, librairie, end):
    order = order_of(paid, librairie)
    changing.change(order=order, to=end)
    assert amounts.standing_of(order, paid) == Standing.NOTHING


@pytest.mark.parametrize(("ago", "words"), [
    (timedelta(minutes=5), "aujourd’hui à 10\u00a0h\u00a042"),
    (timedelta(days=1), "hier à 10\u00a0h\u00a047"),
    (timedelta(days=4), "vendredi 20 novembre à 10\u00a0h\u00a047"),
    (timedelta(days=400), "lundi 20 octobre 2025 à 10\u00a0h\u00a047"),
])  # fmt: skip
def test_moments_are_said_as_one_says_them(ago, words):
    now = datetime(2026, 11, 24, 10, 47, tzinfo=UTC)
    assert timeline.moment(now - ago, now) == words


def test_times_are_those_of_the_town(paid):
    """22:30 UTC on a summer's evening is half past midnight in Annecy."""
    paid.created_at = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    assert history.when(paid, datetime(2026, 7, 2, 8, tzinfo=UTC)) == "aujourd’hui à 0\u00a0h\u00a030"


def test_the_steps_are_told_in_the_towns_time(paid, boulangerie):
    order = order_of(paid, boulangerie)
    paid.created_at = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    first = timeline.of(order, paid, datetime(2026, 7, 2, 8, tzinfo=UTC))[0]
    assert first.when == "aujourd’hui à 0\u00a0h\u00a030"


def test_a_long_history_costs_no_more_than_a_short_one(chloes, paid):
    chloes.get(account("annecy"))
    with CaptureQueriesContext(connection) as one:
        chloes.get(account("annecy"))
    for _time in range(19):
        another(paid)
    with CaptureQueriesContext(connection) as twenty:
        text = chloes.get(account("annecy")).text
    assert text.count("<article") == 20
    assert len(twenty) == len(one)


def test_a_purchase_in_many_shops_costs_no_more_queries(chloes, paid, librairie):
    chloes.get(page_of(paid))  # the session keeps a token for the forms
    with CaptureQueriesContext(connection) as three:
        chloes.get(page_of(paid))
    paid.orders.get(shop=librairie).delete()  # the only one without a receipt, which nobody deletes
    with CaptureQueriesContext(connection) as two:
        chloes.get(page_of(paid))
    assert len(two) == len(three)


def test_what_goes_back_is_told_with_its_cause(chloes, till, purchase, boulangerie):
    till.take(purchase)
    order = order_of(purchase, boulangerie)
    refunds.give_back(
        order=order, amount=Decimal("1.20"), cause=Refund.Cause.LINE_TAKEN_OFF, key="one", what="Pain de campagne"
    )
    page = chloes.get(page_of(purchase)).text
    for told in ("Article retiré de la commande", "−1,20", "Prix réel", "8,60", "Remboursé sur votre carte"):
        assert told in page, told
