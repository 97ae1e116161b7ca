"""Staff at a shop's desk: let in while they act for it, each step in their name and for the shop, nothing signed."""

from datetime import timedelta

import pytest
from django.urls import get_resolver

from commerce.desk.acted import WORDS
from commerce.order.models import OrderStatusChange
from membership import acting, teams
from membership.models import Acting
from tests.commerce.desk.conftest import url
from tests.factories import sign_in, user

# What only shows something: nothing of it is to be written down.
SHOWN = {
    *("desk", "desk-today", "desk-orders", "desk-order", "desk-products", "desk-promotions", "desk-promotion"),
    *("desk-payments", "desk-papers", "desk-papers-table", "desk-papers-archive", "desk-paper"),
}
ROOMS = ["today", "orders", "products", "payments", "delivery"]


@pytest.fixture
def camille(db):
    person = user(email="camille@example.org", is_staff=True, first_name="Camille")
    person.groups.add(teams.staff_group())
    return person


@pytest.fixture
def staff_desk(client, camille):
    sign_in(client, camille)
    return client


@pytest.fixture
def visit(librairie, camille):
    return acting.begin(shop=librairie, by=camille, reason="Ses commandes du jour")


def test_all_that_the_desk_changes_has_words_for_its_owners():
    addresses = {name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith("desk")}
    assert addresses == SHOWN | set(WORDS)


@pytest.mark.parametrize("room", ROOMS)
def test_the_desk_is_shut_to_staff_who_do_not_act(staff_desk, librairie, room):
    assert staff_desk.get(url(room, librairie)).status_code == 404


@pytest.mark.parametrize("room", ROOMS)
def test_the_desk_is_open_to_staff_who_act(staff_desk, librairie, visit, room):
    page = staff_desk.get(url(room, librairie))
    assert page.status_code == 200
    assert "Vous agissez pour Le Fil de l’eau" in page.text


@pytest.mark.parametrize("room", ROOMS)
def test_it_is_the_desk_of_no_other_shop(staff_desk, boulangerie, visit, room):
    assert staff_desk.get(url(room, boulangerie)).status_code == 404


@pytest.mark.parametrize("room", ROOMS)
def test_the_desk_shuts_when_the_visit_is_over(staff_desk, librairie, visit, room):
    Acting.objects.update(began_at=visit.began_at - timedelta(hours=2), until=visit.began_at)
    assert staff_desk.get(url(room, librairie)).status_code == 404


def test_an_order_remembers_who_led_it_on_and_for_whom(staff_desk, librairie, camille, order, visit):
    staff_desk.post(url("order-advance", librairie, number=order.number), {"to": "ready"})
    change = OrderStatusChange.objects.get(order=order, new_status="ready")
    assert (change.by, change.acting_as) == (camille, "Le Fil de l’eau")
    assert "Par Camille, pour Le Fil de l’eau." in staff_desk.get(url("order", librairie, number=order.number)).text


def test_the_shop_reads_that_an_order_was_led_on(staff_desk, librairie, order, visit):
    staff_desk.post(url("order-advance", librairie, number=order.number), {"to": "ready"})
    assert list(visit.changes.values_list("words", flat=True)) == ["Une commande avancée d’une étape"]


@pytest.mark.parametrize("act", ["payments-activate", "payments-switch"])
def test_what_binds_the_shop_is_not_signed_by_staff(staff_desk, librairie, visit, act):
    answer = staff_desk.post(url(act, librairie), {"on": "1"}, follow=True)
    assert "Seule la personne responsable" in answer.text
    assert not visit.changes.exists()
