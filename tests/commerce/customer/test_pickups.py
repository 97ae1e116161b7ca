"""« Changer l’heure »: from the purchase's page, by who bought it and nobody else."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from commerce.order import placing
from commerce.order.models import Order
from commerce.order.placing import Choice
from commerce.shipping.models import ShopDelivery
from commerce.shipping.windows import Window
from kit.models import OutgoingMail
from membership import current
from membership.models import Shop, Subscription
from tests import factories as people
from tests.commerce import factories

TUESDAY = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)  # ten in the morning in Annecy
HOUR = timedelta(hours=1)
NOON, ONE = Window(TUESDAY + 26 * HOUR, TUESDAY + 27 * HOUR), Window(TUESDAY + 27 * HOUR, TUESDAY + 28 * HOUR)


@pytest.fixture(autouse=True)
def tuesday():
    with time_machine.travel(TUESDAY, tick=False):
        yield


@pytest.fixture
def order(tuesday, open_annecy, librairie, book, chloe) -> Order:
    """A book that Chloé fetches tomorrow at noon."""
    Shop.objects.filter(pk=librairie.pk).update(hours={"slots": [[day, "09:00", "19:00"] for day in range(7)]})
    basket = factories.basket(open_annecy, (book, 1), owner=chloe)
    with current.in_city(open_annecy):
        placing.place(basket=basket, user=chloe, choices={librairie.pk: Choice(window=NOON)})
    return Order.objects.get()


@pytest.fixture
def chloes(client, order, chloe):
    people.sign_in(client, chloe)
    return client


def page_of(order: Order) -> str:
    return f"/annecy/mon-compte/achats/{order.purchase.number}/"


def change(order: Order) -> str:
    return f"{page_of(order)}{order.number}/heure/"


def plain(answer) -> str:
    return answer.content.decode().replace("\u202f", " ").replace("\xa0", " ")


def pickup_of(order: Order) -> Window:
    return Order.objects.get(pk=order.pk).pickup


def test_the_purchase_says_when_with_the_way_to_change_it(chloes, order):
    page = plain(chloes.get(page_of(order)))
    assert "Demain, entre 12 h et 13 h" in page
    assert change(order) in page


def test_the_mails_say_when(order, chloe):
    for address in (chloe.email, "librairie@example.org"):
        text = OutgoingMail.objects.to_address(address).latest("pk").text.replace("\xa0", " ")
        assert "mercredi 11 mars, entre 12 h et 13 h" in text


def test_the_present_time_is_chosen_when_the_page_opens(chloes, order):
    assert f'<option value="{NOON.code}" selected>' in chloes.get(change(order)).text


def test_a_time_far_ahead_is_chosen_too(chloes, order):
    far = Window(NOON.begin + timedelta(days=30), NOON.end + timedelta(days=30))
    Order.objects.filter(pk=order.pk).update(pickup_from=far.begin, pickup_until=far.end)
    assert f'<option value="{far.code}" selected>' in chloes.get(change(order)).text


def test_a_time_the_shop_no_longer_offers_is_kept_by_just_pressing(chloes, order, librairie):
    Shop.objects.filter(pk=librairie.pk).update(hours={"slots": [[day, "14:00", "19:00"] for day in range(7)]})
    assert f'<option value="{NOON.code}" selected>' in chloes.get(change(order)).text
    chloes.post(change(order), {"window": NOON.code})
    assert pickup_of(order) == NOON


def test_another_time_is_told_to_all(chloes, order):
    answer = chloes.post(change(order), {"window": ONE.code}, follow=True)
    assert "C’est changé : demain, entre 13 h et 14 h. La boutique est prévenue." in plain(answer)
    assert pickup_of(order) == ONE
    assert OutgoingMail.objects.filter(subject__contains="l’heure de retrait a changé").count() == 2


def test_a_shut_market_changes_nothing_about_it(chloes, order):
    Subscription.objects.update(pro_until=TUESDAY - HOUR)
    assert chloes.post(change(order), {"window": ONE.code}).status_code == 302
    assert pickup_of(order) == ONE


def test_a_time_that_went_meanwhile_keeps_the_one_before(chloes, order, librairie, book, annecy):
    ShopDelivery.objects.filter(shop=librairie).update(orders_a_window=1)
    somebody = people.user(city=annecy)
    with current.in_city(annecy):
        placing.place(
            basket=factories.basket(annecy, (book, 1), owner=somebody),
            user=somebody,
            choices={librairie.pk: Choice(window=ONE)},
        )
    answer = chloes.post(change(order), {"window": ONE.code})
    assert answer.status_code == 400
    assert "garde son heure d’avant" in plain(answer)
    assert pickup_of(order) == NOON


def test_too_late_says_to_call(chloes, order):
    with time_machine.travel(NOON.begin - HOUR, tick=False):
        assert change(order) not in plain(chloes.get(page_of(order)))
        answer = chloes.post(change(order), {"window": ONE.code}, follow=True)
    assert "Appelez la boutique" in plain(answer)
    assert pickup_of(order) == NOON


def test_somebody_elses_pickup_is_not_there(client, order, annecy):
    people.sign_in(client, people.user(city=annecy))
    assert client.get(change(order)).status_code == 404
    assert client.post(change(order), {"window": ONE.code}).status_code == 404
    assert pickup_of(order) == NOON


def test_a_visitor_signs_in_first(client, order):
    assert "/connexion/" in client.get(change(order)).headers["Location"]
