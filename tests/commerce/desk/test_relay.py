"""Parcels at the desk: sent at the shop's price, by who accepted to, with what is written on them and followed by."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from commerce.customer import erasing
from commerce.export_parts import order_told
from commerce.order import changing, confirming, placing, sending
from commerce.order.models import Order, Tracking
from commerce.order.relay_points import Parcel
from commerce.order.statuses import OrderStatus
from commerce.partner import sellers
from commerce.shipping.models import ShopDelivery
from commerce.shipping.relay import asking
from commerce.shipping.repository import methods_of
from commerce.shipping.words import ways
from kit import clock
from kit.models import OutgoingMail
from membership import current
from membership.models import Shop, ShopRole
from tests.commerce import factories
from tests.commerce.desk.conftest import an_order, url
from tests.factories import act_for, sign_in, user

SENDS = {"relay_is_on": "on", "relay_fee": "4,90", "relay_free_from": "60", "relay_limits": "jusqu’à 10 kg"}
LINK = "https://suivi.example.org/colis/6A12345678901"
NUMBER = "6A12345678901"


def kept(shop) -> ShopDelivery:
    return ShopDelivery.objects.get(shop=shop)


def a_parcel(shop, *products, to=()) -> Order:
    """Of a new customer, paid by card, for the first point of the town; then led through the states `to`."""
    if not hasattr(shop, "stripe_account"):
        factories.card_account(shop)
    ShopDelivery.objects.filter(shop=shop).update(relay_is_on=True, relay_fee=Decimal("4.20"), accepted_at=clock.now())
    person = user(city=shop.city, first_name="Chloé", last_name="Bernard")
    parcel = Parcel("74000", asking.point("74000", "demo-74000-01"), "Chloé", "Bernard", "06 39 98 00 01")
    with current.in_city(shop.city):
        basket = factories.basket(shop.city, *[(each, 1) for each in products], owner=person)
        purchase = placing.place(basket=basket, user=person, choices={shop.pk: placing.Choice("relay", parcel=parcel)})
        confirming.confirm(purchase, payment_intent_id=f"pi_{purchase.pk}")
    order = purchase.orders.get()
    for state in to:
        changing.change(order=order, to=state, acting_as=shop.name)
    return Order.objects.get(pk=order.pk)


@pytest.fixture
def packed(open_annecy, librairie, book) -> Order:
    return a_parcel(librairie, book, to=[OrderStatus.PREPARING, OrderStatus.READY])


def send(desk, shop, order, **told):
    return desk.post(url("order-send", shop, number=order.number), {"from": "order", **told})


# The shop's terms


def test_sending_is_on_with_the_dated_acceptance_of_a_person(desk, librairie):
    desk.post(url("relay", librairie), {**SENDS, "relay_accepted": "on"})
    found = kept(librairie)
    assert (found.relay_is_on, found.relay_fee, found.relay_free_from) == (True, Decimal("4.90"), Decimal("60.00"))
    assert found.accepted_by == librairie.person
    assert found.accepted_at is not None


def test_it_is_offered_at_once_where_cards_are_on(desk, librairie):
    factories.card_account(librairie)
    desk.post(url("relay", librairie), {**SENDS, "relay_accepted": "on"})
    assert [method.code for method in methods_of(Shop.objects.get(pk=librairie.pk))] == ["pickup", "relay"]


def test_a_shop_without_cards_offers_none(desk, librairie):
    desk.post(url("relay", librairie), {**SENDS, "relay_accepted": "on"})
    assert [method.code for method in methods_of(Shop.objects.get(pk=librairie.pk))] == ["pickup"]


def test_nobody_sends_without_accepting(desk, librairie):
    sellers.ensure(librairie)
    answer = desk.post(url("relay", librairie), SENDS)
    assert answer.status_code == 400
    assert "cochez cette case" in answer.text
    assert not kept(librairie).relay_is_on


def test_who_only_sells_does_not_accept_for_the_shop(client, librairie):
    sellers.ensure(librairie)
    sign_in(client, act_for(shop=librairie, user=user(), role=ShopRole.Role.SELLER))
    answer = client.post(url("relay", librairie), {**SENDS, "relay_accepted": "on"})
    assert "Seule la personne responsable" in answer.text
    assert kept(librairie).accepted_at is None


def test_who_accepted_to_deliver_is_not_asked_again(desk, librairie):
    sellers.ensure(librairie)
    ShopDelivery.objects.filter(shop=librairie).update(accepted_at=clock.now(), accepted_by=librairie.person)
    assert "relay_accepted" not in desk.get(url("delivery", librairie)).text
    desk.post(url("relay", librairie), SENDS)
    assert kept(librairie).relay_is_on


def test_parcels_and_home_delivery_are_saved_apart(desk, librairie):
    desk.post(url("relay", librairie), {**SENDS, "relay_accepted": "on"})
    desk.post(url("delivery", librairie), {"pickup_place": "L’étal du marché"})
    assert (kept(librairie).relay_is_on, kept(librairie).pickup_place) == (True, "L’étal du marché")


@pytest.mark.parametrize("wrong", [{"relay_fee": "-1"}, {"relay_free_from": "beaucoup"}, {"relay_limits": "x" * 81}])
def test_a_wrong_figure_is_told(desk, librairie, wrong):
    answer = desk.post(url("relay", librairie), {**SENDS, "relay_accepted": "on", **wrong})
    assert answer.status_code == 400
    assert not ShopDelivery.objects.filter(relay_is_on=True).exists()


def test_the_desk_does_not_speak_of_it_where_nobody_knows_of_points(desk, librairie, settings):
    settings.RELAY_POINTS = ""
    assert "point relais" not in desk.get(url("delivery", librairie)).text


def test_another_shops_terms_are_not_found(desk, boulangerie):
    assert desk.post(url("relay", boulangerie), {**SENDS, "relay_accepted": "on"}).status_code == 404


def test_the_shops_page_says_price_limits_and_whose_service_it_is(desk, librairie):
    factories.card_account(librairie)
    desk.post(url("relay", librairie), {**SENDS, "relay_accepted": "on"})
    way = ways(Shop.objects.get(pk=librairie.pk))[1]
    assert " ".join(way.title.split()) == "En point relais, 4,90 €"
    assert "Offert dès 60,00 €, jusqu’à 10 kg." in " ".join(way.text.split())
    assert "sous sa responsabilité" in way.text


# Orders


def test_the_desk_says_what_to_write_on_the_parcel(desk, librairie, packed):
    page = desk.get(url("order", librairie, number=packed.number)).text
    label = page[page.index("À écrire sur le colis") :]
    assert label.index("Chloé Bernard") < label.index("Tabac-presse des Halles") < label.index("74000 Annecy")
    assert "point n° demo-74000-01" in label.replace("\xa0", " ")
    assert "06 39 98 00 01" in page


def test_a_parcel_leaves_with_its_tracking(desk, librairie, packed):
    assert send(desk, librairie, packed, number=NUMBER, link=LINK).status_code == 302
    packed.refresh_from_db()
    assert packed.status == OrderStatus.SENT
    assert (packed.tracking.number, packed.tracking.link, packed.tracking.by) == (NUMBER, LINK, librairie.person)


def test_the_customer_is_told_with_the_tracking(desk, librairie, packed):
    send(desk, librairie, packed, number=NUMBER, link=LINK)
    mail = OutgoingMail.objects.get(to=packed.user.email, subject__contains="en route")
    assert f"Numéro de suivi : {NUMBER}" in mail.text.replace("\xa0", " ")
    assert LINK in mail.text
    assert f'href="{LINK}"' in mail.html
    assert "Tabac-presse des Halles" in mail.text


def test_it_leaves_without_one_too(desk, librairie, packed):
    send(desk, librairie, packed, number="", link="")
    packed.refresh_from_db()
    assert packed.status == OrderStatus.SENT
    assert not Tracking.objects.exists()
    assert "Numéro de suivi" not in OutgoingMail.objects.get(to=packed.user.email, subject__contains="en route").text


@pytest.mark.parametrize("link", ["http://suivi.example.org/1", "javascript:alert(1)", "suivi.example.org"])
def test_a_link_that_is_none_is_told(desk, librairie, packed, link):
    answer = send(desk, librairie, packed, number=NUMBER, link=link)
    assert answer.status_code == 400
    assert "commence par https://" in answer.text
    packed.refresh_from_db()
    assert packed.status == OrderStatus.READY


def test_pressed_twice_it_leaves_once(desk, librairie, packed):
    send(desk, librairie, packed, number=NUMBER, link="")
    send(desk, librairie, packed, number=NUMBER, link="")
    assert packed.status_changes.filter(new_status=OrderStatus.SENT).count() == 1
    assert OutgoingMail.objects.filter(to=packed.user.email, subject__contains="en route").count() == 1


def test_a_number_is_corrected_without_another_mail(desk, librairie, packed):
    send(desk, librairie, packed, number="6A1", link="")
    send(desk, librairie, packed, number=NUMBER, link="")
    assert Tracking.objects.get(order=packed).number == NUMBER
    assert OutgoingMail.objects.filter(to=packed.user.email, subject__contains="en route").count() == 1


def test_it_does_not_leave_before_it_is_ready(desk, librairie, open_annecy, book):
    order = a_parcel(librairie, book)
    send(desk, librairie, order, number=NUMBER, link="")
    order.refresh_from_db()
    assert order.status == OrderStatus.PAID
    assert not Tracking.objects.exists()


def test_what_is_fetched_is_not_sent(librairie, open_annecy, book):
    order = an_order(librairie, book, by_card=True, to=[OrderStatus.PREPARING, OrderStatus.READY])
    with pytest.raises(changing.NotAllowed):
        sending.send(order=order, number=NUMBER, link="", by=librairie.person)


def test_it_arrives_after_it_left(desk, librairie, packed):
    desk.post(url("order-advance", librairie, number=packed.number), {"to": "delivered"})
    packed.refresh_from_db()
    assert packed.status == OrderStatus.READY
    send(desk, librairie, packed, number="", link="")
    desk.post(url("order-advance", librairie, number=packed.number), {"to": "delivered"})
    packed.refresh_from_db()
    assert packed.status == OrderStatus.DELIVERED


def test_another_shops_parcel_is_not_found(client, packed, librairie, boulangerie):
    sign_in(client, boulangerie.person)
    assert send(client, boulangerie, packed, number=NUMBER, link="").status_code == 404
    assert send(client, librairie, packed, number=NUMBER, link="").status_code == 404


def test_the_shop_is_told_where_to_send_it(librairie, packed):
    mail = OutgoingMail.objects.get(to=librairie.person.email, key__contains="-received-")
    assert "À envoyer au point relais : Tabac-presse des Halles" in mail.text.replace("\xa0", " ")


def test_a_receipt_does_not_take_the_relay_point_for_the_buyers_address(packed):
    assert packed.papers.get().buyer == {
        "name": "Chloé Bernard",
        "address": "",
        "company": "",
        "vat_number": "",
    }


def test_an_order_for_a_relay_point_knows_which(packed):
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.filter(pk=packed.pk).update(relay_point=None)


def test_a_tracking_has_a_number_or_a_link(packed):
    with pytest.raises(IntegrityError), transaction.atomic():
        Tracking.objects.create(order=packed, at=clock.now())


def test_nobody_places_one_without_a_point(open_annecy, librairie, book):
    a_parcel(librairie, book)
    person = user(city=librairie.city)
    with current.in_city(librairie.city):
        basket = factories.basket(librairie.city, (book, 1), owner=person)
    with current.in_city(librairie.city), pytest.raises(placing.PointIsMissing):
        placing.place(basket=basket, user=person, choices={librairie.pk: placing.Choice("relay")})


def test_the_list_of_the_day_costs_the_same_for_many_parcels(
    desk, librairie, open_annecy, book, django_assert_max_num_queries
):
    def cost() -> int:
        with django_assert_max_num_queries(100) as counted:
            desk.get(url("today", librairie))
        return len(counted)

    book.stockrecords.update(num_in_stock=50)
    a_parcel(librairie, book, to=[OrderStatus.READY])
    cost()
    few = cost()
    for _number in range(20):
        a_parcel(librairie, book, to=[OrderStatus.READY])
    assert cost() == few


def test_the_shop_takes_the_tracking_along(packed, librairie):
    sending.send(order=packed, number=NUMBER, link=LINK, by=librairie.person)
    told = order_told(Order.objects.with_lines().get(pk=packed.pk))
    assert (told["remise"], told["suivi"]) == ("point relais", f"{NUMBER} {LINK}")


def test_a_customer_who_closes_the_account_leaves_no_way_to_where_they_live(packed, librairie):
    sending.send(order=packed, number=NUMBER, link=LINK, by=librairie.person)
    changing.change(order=packed, to=OrderStatus.DELIVERED)
    erasing.erase(user=packed.user)
    order = Order.objects.select_related("shipping_address").get(pk=packed.pk)
    told = f"{vars(order)} {vars(order.shipping_address)}"
    assert not any(trace in told for trace in ("Bernard", "Halles", "74000", "06 39"))
    assert order.relay is None
    assert not Tracking.objects.exists()


def test_a_parcel_without_its_point_still_has_a_page(desk, librairie, packed):
    sending.send(order=packed, number="", link="", by=librairie.person)
    changing.change(order=packed, to=OrderStatus.DELIVERED)
    erasing.erase(user=packed.user)
    assert desk.get(url("order", librairie, number=packed.number)).status_code == 200
