"""« Si un produit manque » : asked once, frozen with the purchase, read by everybody concerned."""

import re

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import IntegrityError, transaction

from commerce.checkout import memory
from commerce.customer import erasing
from commerce.order import placing
from commerce.order.models import Order, Purchase
from commerce.order.statuses import OrderStatus
from commerce.order.wishes import IfMissing, Wish
from kit.models import OutgoingMail
from membership import current
from tests import factories as people
from tests.commerce.checkout.conftest import CHECKOUT, ways
from tests.commerce.desk.conftest import url

NUMBER = "06 39 98 00 07"
WAYS, PAY = CHECKOUT + "comment/", CHECKOUT + "payer/"


@pytest.fixture
def wanting(shopper, boulangerie, fromagerie, librairie):
    """Sends step 2 with what is said about missing things."""

    def send(**more):
        return shopper.post(WAYS, ways([boulangerie, fromagerie, librairie], **more))

    return send


def order(client) -> Purchase:
    client.post(PAY, {"total": "36.40"})
    return Purchase.objects.get()


def test_who_says_nothing_has_it_taken_off(shopper, wanting):
    assert wanting().headers["Location"] == PAY
    assert "vous ne le payez pas" in shopper.get(PAY).text
    assert order(shopper).wish == Wish(IfMissing.TAKE_OFF)


def test_a_replacement_is_kept_on_the_purchase(shopper, wanting):
    wanting(if_missing="replace")
    assert "par ce qui s’en approche" in shopper.get(PAY).text
    assert order(shopper).wish == Wish(IfMissing.REPLACE)


@pytest.mark.parametrize("typed", ["06 39 98 00 07", "0639980007", "+33 6.39.98.00.07", "0033 (0)6 39 98 00 07"])
def test_a_number_is_read_as_it_is_usually_written(shopper, wanting, typed):
    wanting(if_missing="call", call_phone=typed)
    assert order(shopper).wish == Wish(IfMissing.CALL, NUMBER)


def test_who_wants_a_call_is_asked_for_the_number(shopper, wanting):
    page = wanting(if_missing="call")
    assert page.status_code == 200
    assert "il faut votre numéro" in page.text
    assert shopper.get(PAY).status_code == 302


@pytest.mark.parametrize("typed", ["12", "06 39 98 00 0", "appelez-moi"])
def test_what_is_no_number_is_told_how_to_write_one(wanting, typed):
    assert "Un numéro compte dix chiffres" in wanting(if_missing="call", call_phone=typed).text


def test_a_number_that_nobody_calls_is_not_read(shopper, wanting):
    assert wanting(if_missing="replace", call_phone="x" * 99).status_code == 302
    assert order(shopper).phone == ""


def test_the_number_of_the_account_stands_there_already(shopper, chloe):
    chloe.phone = NUMBER
    chloe.save()
    assert f'value="{NUMBER}"' in shopper.get(WAYS).text


def test_the_number_for_the_delivery_is_good_for_the_call(shopper, wanting):
    wanting(if_missing="call", phone=NUMBER)
    assert order(shopper).phone == NUMBER


def test_an_answer_nobody_offered_is_refused(wanting):
    assert wanting(if_missing="throw_away").status_code == 200


def test_what_was_said_stands_there_when_one_comes_back(shopper, wanting):
    wanting(if_missing="call", call_phone=NUMBER)
    page = shopper.get(WAYS).text
    assert re.search(r'value="call"[^>]* checked', page)
    assert NUMBER in page


def test_the_next_checkout_begins_without_it():
    session = SessionStore()
    memory.Memory(if_missing="call", phone=NUMBER).keep(session)
    memory.forget(session)
    assert memory.read(session).wish == Wish()


def test_nothing_is_placed_with_nobody_to_call(basket, chloe, annecy, card_shops):
    with current.in_city(annecy), pytest.raises(placing.NobodyToCall):
        placing.place(basket=basket, user=chloe, choices={}, wish=Wish(IfMissing.CALL))
    assert not Purchase.objects.exists()


def test_the_database_knows_no_other_wish(purchase):
    with pytest.raises(IntegrityError), transaction.atomic():
        Purchase.objects.update(if_missing="pray")


@pytest.fixture
def to_call(shopper, wanting, till):
    """Paid, and to be called if something is missing."""
    wanting(if_missing="call", call_phone=NUMBER)
    purchase = order(shopper)
    till.take(purchase)
    return purchase


def test_the_shops_read_it_in_their_mail(to_call, boulangerie):
    letter = OutgoingMail.objects.to_address(boulangerie.person.email).get(key__contains="-received-")
    for told in (letter.text, letter.html):
        assert f"appelez au {NUMBER}." in told


def test_the_customer_reads_it_in_the_mail_and_with_the_purchase(to_call, shopper, chloe):
    letter = OutgoingMail.objects.to_address(chloe.email).get(key__endswith="-confirmed")
    page = shopper.get(f"/annecy/mon-compte/achats/{to_call.number}/").text
    for told in (letter.text, letter.html, page):
        assert f"vous appelle au {NUMBER}" in told


def test_the_desk_reads_it_until_the_order_is_ready(to_call, client, boulangerie):
    people.sign_in(client, boulangerie.person)
    made = to_call.orders.get(shop=boulangerie)
    page = url("order", boulangerie, number=made.number)
    assert f'href="tel:+33{NUMBER.replace(" ", "")[1:]}">{NUMBER}' in client.get(page).text
    assert "appelez au" in client.get(url("today", boulangerie)).text
    Order.objects.update(status=OrderStatus.READY)
    assert "S’il manque" not in client.get(page).text


def test_another_shop_does_not_read_the_number(to_call, client, boulangerie, fleuriste):
    people.sign_in(client, fleuriste.person)
    made = to_call.orders.get(shop=boulangerie)
    assert client.get(url("order", boulangerie, number=made.number)).status_code == 404


def test_a_closed_account_leaves_no_number(to_call, chloe):
    Order.objects.update(status=OrderStatus.COLLECTED)
    erasing.erase(user=chloe)
    assert Purchase.objects.get().phone == ""
