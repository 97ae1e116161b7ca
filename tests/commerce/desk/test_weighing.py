"""The scales at the desk: typed with a thumb, told to everybody concerned."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.desk.weights import WeightField
from commerce.order.models import Order, RealPrice
from commerce.payment.models import Refund
from kit.models import OutgoingMail
from tests.commerce import factories
from tests.commerce.customer.conftest import account
from tests.commerce.desk.conftest import an_order, url
from tests.factories import sign_in


@pytest.fixture
def scales(client, till, purchase, fromagerie):
    """The dairy's owner, with 250 g of Comté paid by card to prepare."""
    till.take(purchase)
    sign_in(client, fromagerie.person)
    client.seller = fromagerie.person
    client.order = purchase.orders.get(shop=fromagerie)
    client.line = client.order.lines.get()
    return client


def weigh(scales, text: str, **more):
    return scales.post(
        url("order-weigh", scales.order.shop, number=scales.order.number),
        {f"poids-{scales.line.pk}": text, **more},
        follow=True,
    )


def now(order) -> Order:
    return Order.objects.get(pk=order.pk)


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("236", 236), ("236 g", 236), ("236,4", 236), ("0,236", 236), ("0.236 kg", 236), ("1,2 kg", 1200),
        ("1\u202f236 g", 1236), ("2 KG", 2000), ("0", 0), ("", None),
    ],
)  # fmt: skip
def test_a_weight_is_read_as_it_is_written(text, grams):
    assert WeightField().clean(text) == grams


@pytest.mark.parametrize("text", ["un peu", "-5", "236 l", "1,2,3", "200 kg", "٢٣٦ک"])
def test_what_is_no_weight_is_told_how_to_write_one(scales, text):
    answer = weigh(scales, text)
    assert answer.status_code == 400
    assert "field__errors" in answer.text
    assert not RealPrice.objects.exists()


def test_no_weight_at_all_is_asked_for(scales):
    assert "au moins un poids" in weigh(scales, "").text


def test_the_weight_and_the_real_price_are_told(scales):
    page = weigh(scales, "236 g", **{"from": "order"}).text
    for told in (
        "236\u00a0g, 6,32\u00a0€",
        "0,38\u00a0€ repartent",
        "236\u00a0g pesés",
        f"Par {scales.seller}",
    ):
        assert told in page, told
    assert now(scales.order).real_total == Decimal("6.32")


def test_an_order_that_was_not_weighed_is_not_ready(scales):
    advance = url("order-advance", scales.order.shop, number=scales.order.number)
    answer = scales.post(advance, {"to": "ready"}, follow=True)
    assert "Pesez d’abord\u00a0: Comté" in answer.text
    assert now(scales.order).status == "paid"
    weigh(scales, "236")
    scales.post(advance, {"to": "ready"})
    assert now(scales.order).status == "ready"


def test_more_than_ordered_is_said(scales):
    assert "le prix reste 6,70" in weigh(scales, "280").text


def test_heavier_after_all_is_told_in_a_sentence(scales):
    weigh(scales, "236")
    assert "ne peut pas être reprise" in weigh(scales, "240").text


def test_taking_off_the_last_line_leads_to_refusing(scales):
    assert "refusez-la plutôt" in weigh(scales, "0").text
    assert not Refund.objects.exists()


def test_the_customer_reads_the_weight_the_refund_and_the_real_price(scales, client, chloe):
    page_of = account("annecy", f"achats/{scales.order.purchase.number}/")
    sign_in(client, chloe)
    assert "au plus 6,70" in client.get(page_of).text
    sign_in(client, scales.seller)
    weigh(scales, "236")
    sign_in(client, chloe)
    page = client.get(page_of).text
    for told in ("Comté, 236 g", "−0,38", "6,32", "remboursé"):
        assert told in page, told
    letter = OutgoingMail.objects.to_address(chloe.email).get(key__startswith="refund-")
    assert "Comté, 236\u00a0g sur 250\u00a0g" in letter.text


def test_the_mails_say_at_most_before(scales, chloe):
    letter = OutgoingMail.objects.to_address(chloe.email).get(key__endswith="-confirmed")
    assert "Comté, environ 250 g" in letter.text
    assert "au plus 6,70" in letter.text


def test_at_the_counter_the_real_price_is_due_and_told(client, open_annecy, boulangerie):
    order = an_order(boulangerie, factories.weighed(shop=boulangerie, portion_grams=250))
    sign_in(client, boulangerie.person)
    line = order.lines.get()
    page = client.post(
        url("order-weigh", boulangerie, number=order.number), {f"poids-{line.pk}": "236"}, follow=True
    ).text
    assert "À encaisser\u00a0: 6,32" in page
    client.post(url("order-advance", boulangerie, number=order.number), {"to": "ready"})
    letter = OutgoingMail.objects.to_address(order.user.email).get(key__startswith="order-change-")
    assert "À payer en boutique\u00a0: 6,32" in letter.text
    assert "6,32" in letter.html


def test_a_line_is_taken_off_on_the_orders_page(desk, librairie, open_annecy, book):
    other = factories.product(shop=librairie, title="Carnet", price="5.00")
    order = an_order(librairie, book, other, to=["ready"])
    page = desk.get(url("order", librairie, number=order.number)).text
    assert "Retirer\u00a0: Carnet" in page
    take = url("order-take-off", librairie, number=order.number)
    line = order.lines.get(title="Carnet")
    answer = desk.post(take, {"line": line.pk, "from": "order"}, follow=True)
    assert "Carnet\u00a0: retiré de la commande" in answer.text
    assert now(order).real_total == Decimal("19.90")
    assert "C’était déjà noté" in desk.post(take, {"line": line.pk}, follow=True).text


@pytest.mark.parametrize("line", ["", "x", "999999"])
def test_a_line_of_nowhere_is_not_found(desk, librairie, order, line):
    assert desk.post(url("order-take-off", librairie, number=order.number), {"line": line}).status_code == 404


def test_another_shops_order_is_not_found(desk, librairie, scales, boulangerie):
    sign_in(desk, librairie.person)
    for shop in (librairie, scales.order.shop):
        for name in ("order-weigh", "order-take-off"):
            answer = desk.post(url(name, shop, number=scales.order.number), {"line": scales.line.pk})
            assert answer.status_code == 404


def test_another_orders_line_is_left_alone(client, open_annecy, boulangerie):
    cheese = factories.weighed(shop=boulangerie, portion_grams=250)
    mine, other = an_order(boulangerie, cheese), an_order(boulangerie, cheese)
    sign_in(client, boulangerie.person)
    client.post(url("order-weigh", boulangerie, number=mine.number), {f"poids-{other.lines.get().pk}": "236"})
    take = client.post(url("order-take-off", boulangerie, number=mine.number), {"line": other.lines.get().pk})
    assert take.status_code == 404
    assert not RealPrice.objects.exists()


def test_twenty_orders_to_weigh_cost_what_one_does(client, open_annecy, boulangerie, django_assert_num_queries):
    cheese = factories.weighed(shop=boulangerie, portion_grams=50, stock=100)
    sign_in(client, boulangerie.person)
    an_order(boulangerie, cheese)
    client.get(url("today", boulangerie))
    with CaptureQueriesContext(connection) as one:
        client.get(url("today", boulangerie))
    cost = len(one)
    assert cost
    for _order in range(19):
        an_order(boulangerie, cheese)
    with django_assert_num_queries(cost):
        client.get(url("today", boulangerie))
