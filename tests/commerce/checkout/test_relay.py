"""A parcel at a relay point: offered, chosen from a list, verified, written down."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.cache import cache

from commerce.order.models import Order, Purchase
from commerce.shipping.models import ShopDelivery
from commerce.shipping.relay import asking
from commerce.shipping.relay.points import RelayIsSilent
from kit import clock
from kit.models import OutgoingMail
from membership.models import Commune
from tests.commerce import factories
from tests.commerce.checkout.conftest import CHECKOUT, ways

RELAY = CHECKOUT + "relais/"
WHO = {"code": "74000", "first_name": "Chloé", "last_name": "Martin", "phone": "06 39 98 20 01"}
POINT = "demo-74000-03"


def sends(*shops, **more) -> None:
    facts = {"relay_is_on": True, "relay_fee": Decimal("4.20"), "accepted_at": clock.now(), **more}
    for shop in shops:
        ShopDelivery.objects.filter(shop=shop).update(**facts)


def silent(monkeypatch) -> None:
    def nobody(self, postcode):
        raise RelayIsSilent("down")

    monkeypatch.setattr(asking.Invented, "points_near", nobody)
    cache.clear()


@pytest.fixture
def sending(boulangerie, annecy):
    Commune.objects.filter(pk=annecy.commune_id).update(latitude=45.899, longitude=6.129)
    sends(boulangerie)
    return boulangerie


@pytest.fixture
def wanting(shopper, sending, fromagerie, librairie):
    """The bread is to be sent; the rest is fetched."""
    answer = shopper.post(
        CHECKOUT + "comment/", ways([fromagerie, librairie]) | {f"way_{sending.pk}": "relay", "first_name": "Chloé"}
    )
    assert answer.headers["Location"] == RELAY
    return shopper


@pytest.fixture
def sent_there(wanting):
    assert wanting.post(RELAY, {**WHO, "point": POINT}).headers["Location"] == CHECKOUT + "payer/"
    return wanting


def test_a_card_shop_that_sends_offers_it(shopper, sending):
    assert "En point relais" in shopper.get(CHECKOUT + "comment/").text


def test_a_shop_that_is_paid_at_the_counter_does_not(shopper, librairie):
    sends(librairie)
    assert "En point relais" not in shopper.get(CHECKOUT + "comment/").text


def test_nobody_offers_it_where_no_provider_is_set(shopper, sending, settings):
    settings.RELAY_POINTS = ""
    assert "En point relais" not in shopper.get(CHECKOUT + "comment/").text


def test_the_points_stand_in_a_list_numbered_like_the_plan(wanting):
    page = wanting.get(RELAY).text
    assert page.count('name="point"') == page.count('href="#relais-') == 12
    assert all(f'id="relais-{number}"' in page for number in range(1, 13))


def test_nothing_is_chosen_for_the_customer(wanting):
    assert "checked" not in wanting.get(RELAY).text


def test_another_postcode_is_searched_without_losing_anything(wanting, dinan):
    page = wanting.get(RELAY, {"code": "22100"}).text
    assert "demo-22000-01" not in page
    assert "Aucun point relais ici" in page
    assert "demo-22000-01" in wanting.get(RELAY, {"code": "22000"}).text


def test_a_postcode_that_is_none_is_told(wanting):
    page = wanting.get(RELAY, {"code": "Annecy"}).text
    assert "cinq chiffres" in page
    assert POINT in page


def test_who_searches_without_end_is_told_to_wait(wanting, monkeypatch):
    for _number in range(40):
        wanting.get(RELAY, {"code": "74000"})
    assert "dans dix minutes" in wanting.get(RELAY, {"code": "22000"}).text


@pytest.mark.parametrize("missing", ["point", "first_name", "last_name", "phone"])
def test_point_and_who_fetches_it_are_asked_for(wanting, missing):
    data = {name: value for name, value in {**WHO, "point": POINT}.items() if name != missing}
    assert wanting.post(RELAY, data).status_code == 200
    assert wanting.get(CHECKOUT + "payer/").headers["Location"] == RELAY


@pytest.mark.parametrize("point", ["demo-22000-01", "demo-74000-99", "10875349"])
def test_a_point_that_was_not_given_for_the_postcode_is_refused(wanting, dinan, point):
    page = wanting.post(RELAY, {**WHO, "point": point}).text
    assert "Choisissez-en un dans la liste" in page


def test_a_silent_provider_blocks_no_other_way(wanting, monkeypatch, sending, fromagerie, librairie):
    silent(monkeypatch)
    page = wanting.get(RELAY).text
    assert "ne répondent pas" in page
    assert 'name="point"' not in page
    assert wanting.get(CHECKOUT + "comment/").status_code == 200
    answer = wanting.post(CHECKOUT + "comment/", ways([sending, fromagerie, librairie]))
    assert answer.headers["Location"] == CHECKOUT + "payer/"


def test_the_recap_says_where_the_parcel_goes_and_what_it_costs(sent_there):
    page = sent_there.get(CHECKOUT + "payer/").text.replace("\u202f", " ").replace("\xa0", " ")
    assert "Consigne de la gare" in page
    assert "Au nom de Chloé Martin" in page
    assert "20,70 €" in page  # 16,50 of bread and cheese, 4,20 to send it


def test_the_order_keeps_the_point(sent_there, sending, till):
    sent_there.post(CHECKOUT + "payer/", {"total": "40.60"})
    order = Order.objects.get(shop=sending)
    assert (order.way, order.shipping_incl_tax) == ("relay", Decimal("4.20"))
    assert order.relay.id == POINT
    assert order.place.startswith("Consigne de la gare, ")
    assert (order.shipping_address.name, order.shipping_address.line1) == ("Chloé Martin", "Consigne de la gare")
    assert order.pickup is None


def test_the_others_are_fetched_as_before(sent_there, sending, till):
    sent_there.post(CHECKOUT + "payer/", {"total": "40.60"})
    others = Order.objects.exclude(shop=sending)
    assert {(order.way, order.relay) for order in others} == {("pickup", None)}


def test_one_point_serves_all_shops_that_send(shopper, sending, fromagerie, librairie, till):
    sends(fromagerie)
    shopper.post(
        CHECKOUT + "comment/", ways([librairie]) | {f"way_{each.pk}": "relay" for each in (sending, fromagerie)}
    )
    shopper.post(RELAY, {**WHO, "point": POINT})
    shopper.post(CHECKOUT + "payer/", {"total": "44.80"})
    assert [order.relay.id for order in Order.objects.filter(way="relay")] == [POINT, POINT]


def test_a_point_that_went_meanwhile_is_told_with_nothing_lost(sent_there, monkeypatch, basket):
    monkeypatch.setattr(asking.Invented, "points_near", lambda self, postcode: [])
    cache.clear()
    answer = sent_there.post(CHECKOUT + "payer/", {"total": "40.60"})
    assert answer.headers["Location"] == RELAY
    assert "n’est plus proposé" in sent_there.get(RELAY).text
    assert not Purchase.objects.exists()
    basket.refresh_from_db()
    assert basket.lines.count() == 3


def test_a_provider_that_is_silent_while_ordering_is_told_with_nothing_lost(sent_there, monkeypatch):
    silent(monkeypatch)
    answer = sent_there.post(CHECKOUT + "payer/", {"total": "40.60"})
    assert answer.headers["Location"] == RELAY
    page = sent_there.get(RELAY).text
    assert "Rien n’a été commandé" in page
    assert not Purchase.objects.exists()


def test_paying_waits_for_no_provider_that_answered_before(sent_there, monkeypatch, till):
    monkeypatch.setattr(asking.Invented, "points_near", lambda self, postcode: 1 / 0)
    sent_there.post(CHECKOUT + "payer/", {"total": "40.60"})
    assert Purchase.objects.count() == 1


def test_a_shop_that_stopped_sending_is_told(sent_there, sending):
    ShopDelivery.objects.filter(shop=sending).update(relay_is_on=False)
    page = sent_there.post(CHECKOUT + "payer/", {"total": "40.60"}, follow=True).text
    assert "ne propose plus cette livraison" in page
    assert not Purchase.objects.exists()


def test_who_sends_nothing_there_needs_no_point(chosen):
    assert chosen.get(RELAY).headers["Location"] == CHECKOUT + "comment/"


def test_the_point_is_proposed_again_next_time(sent_there, till, basket, sending, fromagerie, librairie):
    sent_there.post(CHECKOUT + "payer/", {"total": "40.60"})
    sent_there.post(CHECKOUT + "abandonner/")
    sent_there.post(CHECKOUT + "comment/", ways([fromagerie, librairie]) | {f"way_{sending.pk}": "relay"})
    page = sent_there.get(RELAY).text
    assert page.count(" checked") == 1
    assert page.index(POINT) < page.index(" checked") < page.index(POINT) + 60


def test_the_fee_is_offered_from_the_amount_that_the_shop_says(sent_there, sending):
    sends(sending, relay_free_from=Decimal("9.00"))
    page = sent_there.get(CHECKOUT + "payer/").text.replace("\u202f", " ").replace("\xa0", " ")
    assert "16,50 €" in page


def test_the_customers_mail_says_where(sent_there, till):
    sent_there.post(CHECKOUT + "payer/", {"total": "40.60"})
    till.take(Purchase.objects.get())
    mail = OutgoingMail.objects.get(key__endswith="-confirmed")
    assert "Envoyé au point relais : Consigne de la gare" in mail.text.replace("\xa0", " ")


def test_the_purchase_shows_the_point_with_its_hours(sent_there, till, django_assert_max_num_queries):
    sent_there.post(CHECKOUT + "payer/", {"total": "40.60"})
    till.take(Purchase.objects.get())
    page = sent_there.get("/annecy/mon-compte/achats/1/").text.replace("\xa0", " ")
    assert "Chloé Martin, Consigne de la gare" in page
    assert "Tous les jours : 24 h sur 24" in page


def test_the_page_of_points_costs_as_much_for_many_lines(wanting, sending, basket, django_assert_max_num_queries):
    def cost() -> int:
        with django_assert_max_num_queries(200) as counted:
            wanting.get(RELAY)
        return len(counted)

    cost()
    few = cost()
    for number in range(20):
        basket.add_product(factories.product(shop=sending, title=f"Pain {number}"), 1)
    assert cost() == few


def test_a_choice_of_yesterday_is_verified_too(sent_there, till):
    cache.clear()
    with time_machine.travel(clock.now() + timedelta(hours=7)):
        sent_there.post(CHECKOUT + "payer/", {"total": "40.60"})
    assert Order.objects.filter(way="relay").exists()
