"""A code to say, a link to pass on: for whoever fetches an order, and for nobody else."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from commerce.order import changing
from commerce.order.models import Order
from commerce.order.statuses import OrderStatus
from commerce.pickup import tickets
from commerce.pickup.models import ALPHABET, Ticket
from kit.models import OutgoingMail
from tests import factories as people
from tests.commerce.papers.conftest import hand_over, order_of


@pytest.fixture
def ticket(sold_bread):
    return Ticket.objects.get(order=sold_bread)


@pytest.fixture
def chloes(client, chloe):
    people.sign_in(client, chloe)
    return client


def link(ticket: Ticket) -> str:
    return f"/retrait/{ticket.token}/"


def renewing(order: Order) -> str:
    return f"/annecy/mon-compte/commandes/{order.number}/code/"


def desk(shop, rest: str = "") -> str:
    return f"/annecy/tableau-de-bord/{shop.slug}/commandes/{rest}"


def seller_of(client, shop):
    people.sign_in(client, people.act_for(shop=shop, user=people.user()))
    return client


def test_each_order_to_be_fetched_has_a_code_of_its_own(paid):
    codes = list(Ticket.objects.values_list("code", flat=True))
    assert len(set(codes)) == 3
    assert all(set(code) <= set(ALPHABET) for code in codes)


def test_what_is_delivered_has_none(purchase, boulangerie):
    purchase.orders.filter(shop=boulangerie, paid_by="card").update(way="home")
    changing.change(order=order_of(purchase, boulangerie), to=OrderStatus.PAID)
    assert not Ticket.objects.exists()


def test_an_order_is_given_one_ticket(sold_bread, ticket):
    assert tickets.give(sold_bread) == ticket


def test_orders_from_before_are_given_theirs_once(paid):
    Ticket.objects.all().delete()
    assert (tickets.give_missing(), tickets.give_missing()) == (3, 0)


def test_a_code_that_is_taken_is_drawn_again(ticket, paid, boulangerie, monkeypatch):
    drawn = iter([ticket.code, "AAAAA"])
    monkeypatch.setattr(tickets, "new_code", lambda: next(drawn))
    other = Ticket.objects.exclude(pk=ticket.pk).first()
    Ticket.objects.filter(pk=other.pk).update(shop=boulangerie)
    tickets.renew(other)
    assert other.code == "AAAAA"


def test_the_database_gives_a_code_of_a_shop_once(ticket, boulangerie):
    with pytest.raises(IntegrityError), transaction.atomic():
        Ticket.objects.exclude(pk=ticket.pk).update(shop=boulangerie, code=ticket.code)


# --- the customer --------------------------------------------------------------------------------


def test_the_purchase_page_shows_code_square_and_link(chloes, paid, ticket):
    page = chloes.get(f"/annecy/mon-compte/achats/{paid.number}/").text
    assert ticket.code in page
    assert f"{link(ticket)}carre/" in page
    assert tickets.address(ticket) in page


def test_what_was_fetched_shows_no_code(chloes, paid, sold_bread, ticket):
    hand_over(sold_bread)
    assert ticket.code not in chloes.get(f"/annecy/mon-compte/achats/{paid.number}/").text


def test_the_mail_that_tells_it_is_ready_says_the_code(sold_bread, ticket):
    changing.change(order=sold_bread, to=OrderStatus.READY)
    mail = OutgoingMail.objects.latest("pk")
    assert ticket.code in mail.text
    assert ticket.code in mail.html


def test_a_customer_takes_the_link_back(chloes, client, sold_bread, ticket):
    before = link(ticket), ticket.code
    assert chloes.post(renewing(sold_bread)).status_code == 302
    ticket.refresh_from_db()
    assert ticket.code != before[1]
    assert client.get(before[0]).status_code == 404


def test_nobody_takes_somebody_elses_link_back(client, annecy, sold_bread, ticket):
    people.sign_in(client, people.user(city=annecy))
    assert client.post(renewing(sold_bread)).status_code == 404


def test_a_code_is_changed_by_a_button_alone(chloes, sold_bread):
    assert chloes.get(renewing(sold_bread)).status_code == 405


# --- whoever goes there --------------------------------------------------------------------------


def test_the_shared_page_says_what_to_say_at_the_counter(client, sold_bread, ticket, boulangerie):
    page = client.get(link(ticket)).text
    for told in (ticket.code, boulangerie.name, "Un article à prendre."):
        assert told in page


def test_the_shared_page_tells_nothing_of_the_customer(client, chloe, sold_bread, ticket):
    page = client.get(link(ticket)).text
    for secret in (chloe.email, "Chloé", "9,80", "Pain de campagne", sold_bread.number):
        assert secret not in page


def test_the_shared_page_sets_no_cookie_is_kept_by_no_cache(client, ticket):
    answer = client.get(link(ticket))
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_a_link_to_what_was_fetched_says_so_without_the_code(client, sold_bread, ticket):
    hand_over(sold_bread)
    page = client.get(link(ticket)).text
    assert "n’est plus à retirer" in page
    assert ticket.code not in page


def test_an_invented_link_is_not_found(client, ticket):
    assert client.get("/retrait/AAAAAAAAAAAAAAAA/").status_code == 404


def test_the_square_is_a_picture_of_the_link(client, ticket):
    answer = client.get(f"{link(ticket)}carre/")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")


# --- the shop ------------------------------------------------------------------------------------


def test_the_square_opens_the_order_at_the_shops_desk(client, sold_bread, ticket, boulangerie):
    answer = seller_of(client, boulangerie).get(link(ticket))
    assert answer["Location"] == desk(boulangerie, f"{sold_bread.number}/")


def test_another_shops_people_see_what_anybody_sees(client, ticket, fromagerie):
    assert seller_of(client, fromagerie).get(link(ticket)).status_code == 200


def test_a_seller_types_the_code_as_it_was_said(client, sold_bread, ticket, boulangerie):
    typed = f"{ticket.code[:2].lower()} {ticket.code[2:].lower()}"
    answer = seller_of(client, boulangerie).get(desk(boulangerie), {"q": typed})
    assert answer["Location"] == desk(boulangerie, f"{sold_bread.number}/")


def test_a_code_of_another_shop_opens_nothing(client, paid, ticket, fromagerie):
    Ticket.objects.filter(pk=ticket.pk).update(code="AAAAA")
    answer = seller_of(client, fromagerie).get(desk(fromagerie), {"q": "AAAAA"})
    assert answer.status_code == 200


def test_codes_cost_a_purchase_page_the_same(chloes, paid, librairie):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            chloes.get(f"/annecy/mon-compte/achats/{paid.number}/")
        return len(asked)

    cost()
    three = cost()
    Ticket.objects.filter(order=order_of(paid, librairie)).delete()
    assert cost() == three
