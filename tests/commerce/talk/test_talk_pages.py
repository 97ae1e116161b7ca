"""Both sides at their pages: the customer asks, the shop answers, nobody else reads."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.order.models import Order
from commerce.order.statuses import OrderStatus
from commerce.payment import paying
from commerce.talk.models import Message
from membership import acting, teams
from membership.models import ActedChange, ShopRole
from tests.commerce import factories
from tests.commerce.desk.conftest import an_order, url
from tests.commerce.talk.conftest import answer, ask, conversation, hand_over, page
from tests.factories import act_for, sign_in, user


def write(client, order, words="Puis-je venir après 19 h ?", **more):
    return client.post(page(order), {"words": words, **more})


def reply(client, shop, order, words="Oui, sonnez.", **more):
    return client.post(url("order-write", shop, number=order.number), {"words": words, **more})


def desk_page(client, order) -> str:
    return client.get(url("order", order.shop, number=order.number)).text


@pytest.fixture
def asked(order, librairie):
    order.shop.person = librairie.person
    ask(order)
    return order


@pytest.fixture
def answered(order, librairie):
    order.shop.person = librairie.person
    answer(order)
    return order


def test_each_order_of_a_purchase_leads_to_its_shop(customer, order):
    text = customer.get(f"/annecy/mon-compte/achats/{order.purchase.number}/").text
    assert page(order) in text
    assert "Écrire à Le Fil de l’eau" in text


def test_a_customer_writes_and_reads_it_again(customer, order):
    response = write(customer, order)
    assert response.status_code == 302
    assert response.url == f"{page(order)}#messages"
    assert "Puis-je venir après 19 h" in customer.get(page(order)).text


def test_nothing_is_not_sent(customer, order):
    response = write(customer, order, "   ")
    assert response.status_code == 400
    assert "Écrivez votre message avant de l’envoyer" in response.text
    assert not Message.objects.exists()


def test_two_thousand_characters_are_enough_lines_counted_as_the_page_counts(customer, order):
    assert write(customer, order, "a" * 1998 + "\r\nb").status_code == 302
    response = write(customer, order, "a" * 2001)
    assert response.status_code == 400
    assert "a" * 2001 in response.text


def test_words_are_words_and_no_markup(customer, order):
    write(customer, order, "<script>alert(1)</script>")
    assert "<script>alert(1)" not in customer.get(page(order)).text


def test_a_closed_conversation_is_read_and_says_why_it_is_closed(customer, answered):
    answered.status_changes.all().delete()
    answered.status = OrderStatus.COLLECTED
    answered.date_placed = answered.date_placed.replace(year=answered.date_placed.year - 1)
    answered.save()
    text = customer.get(page(answered)).text
    assert "sonnez" in text
    assert "finie depuis plus de 60 jours" in text
    assert "support@lespetitscommerces.org" in text
    assert "<textarea" not in text
    assert write(customer, answered).status_code == 400


def test_the_shop_reads_on_the_orders_page_who_asked_what(desk, asked):
    text = desk_page(desk, asked)
    assert "Puis-je venir après 19 h" in text
    assert "À lire" in text


def test_the_shop_answers_from_there(desk, librairie, asked):
    response = reply(desk, librairie, asked, seen=Message.objects.get().pk)
    assert response.url == url("order", librairie, number=asked.number) + "#messages"
    assert (conversation(asked).shop_unread, conversation(asked).customer_unread) == (0, 1)
    assert Message.objects.last().by == librairie.person


def test_a_seller_answers_too(client, librairie, asked):
    sign_in(client, act_for(shop=librairie, user=user(), role=ShopRole.Role.SELLER))
    assert reply(client, librairie, asked).status_code == 302


def test_who_writes_the_page_alone_reads_no_message(client, librairie, asked):
    sign_in(client, act_for(shop=librairie, user=user(), role=ShopRole.Role.EDITOR))
    assert reply(client, librairie, asked).status_code == 404


def test_an_answer_of_nothing_stays_on_the_page(desk, librairie, asked):
    response = reply(desk, librairie, asked, "")
    assert response.status_code == 400
    assert "Écrivez votre message avant de l’envoyer" in response.text


def test_without_pro_a_question_is_answered_still(desk, librairie, asked):
    librairie.subscription.delete()
    assert reply(desk, librairie, asked).status_code == 302


def test_looking_at_a_page_reads_nothing(desk, asked):
    for _time in range(2):
        desk_page(desk, asked)
    assert conversation(asked).shop_unread == 1


def test_a_button_reads_at_the_desk(desk, librairie, asked):
    desk.post(url("order-read", librairie, number=asked.number), {"seen": Message.objects.get().pk})
    assert conversation(asked).shop_unread == 0


def test_a_button_reads_in_the_account(customer, answered):
    assert "J’ai lu" in customer.get(page(answered)).text
    customer.post(page(answered, "lu/"), {"seen": Message.objects.get().pk})
    assert conversation(answered).customer_unread == 0
    assert "J’ai lu" not in customer.get(page(answered)).text


@pytest.mark.parametrize("seen", ["", "tout", "-1", "9" * 40])
def test_reading_up_to_no_number_reads_nothing(customer, answered, seen):
    assert customer.post(page(answered, "lu/"), {"seen": seen}).status_code == 302
    assert conversation(answered).customer_unread == 1


def test_the_account_says_that_a_shop_wrote(customer, answered):
    text = customer.get("/annecy/mon-compte/").text
    assert "Le Fil de l’eau vous a écrit, commande" in text
    assert "Message à lire" in text
    assert "1 message à lire" in customer.get(f"/annecy/mon-compte/achats/{answered.purchase.number}/").text


def test_the_desk_says_that_a_customer_wrote(desk, librairie, asked):
    assert "Un client vous a écrit" in desk.get(url("today", librairie)).text
    assert "Message à lire" in desk.get(url("orders", librairie)).text
    assert "1 client vous a écrit" in desk.get(f"/espace-adherent/{librairie.pk}/", follow=True).text


def test_orders_with_a_question_have_a_drawer(desk, librairie, asked, book):
    quiet = an_order(librairie, book)
    text = desk.get(url("orders", librairie) + "?etat=messages").text
    assert asked.number in text
    assert quiet.number not in text


def test_where_nobody_wrote_no_drawer_is_shown(desk, librairie, order):
    assert "Messages à lire" not in desk.get(url("orders", librairie)).text
    assert "vous a écrit" not in desk.get(url("today", librairie)).text


def test_another_customer_finds_neither_page_nor_button(client, annecy, asked):
    sign_in(client, user(city=annecy))
    assert client.get(page(asked)).status_code == 404
    assert write(client, asked).status_code == 404
    assert client.post(page(asked, "lu/"), {"seen": 1}).status_code == 404
    assert Message.objects.count() == 1


def test_another_town_finds_nothing(client, dinan, asked):
    sign_in(client, user(city=dinan, email=asked.user.email))
    there = page(asked).replace("/annecy/", "/dinan/")
    assert client.get(there).status_code == 404
    assert client.post(there, {"words": "Bonjour"}).status_code == 404
    assert client.get(page(asked)).status_code == 302


def test_another_shop_finds_nothing(client, boulangerie, librairie, asked):
    sign_in(client, boulangerie.person)
    for shop in (boulangerie, librairie):
        assert reply(client, shop, asked).status_code == 404
        assert client.post(url("order-read", shop, number=asked.number), {"seen": 1}).status_code == 404
    assert conversation(asked).shop_unread == 1


def test_without_signing_in_nothing_is_read(client, asked):
    assert "/connexion/" in client.get(page(asked)).url
    assert write(client, asked).status_code == 302
    assert Message.objects.count() == 1


def test_an_order_that_was_never_paid_has_no_page(customer, order):
    order.status = OrderStatus.EXPIRED
    order.save()
    assert customer.get(page(order)).status_code == 404
    assert write(customer, order).status_code == 404


def test_about_a_payment_that_was_given_up_nothing_is_said(client, chloe, purchase, boulangerie):
    paying.give_up(purchase)
    given_up = Order.objects.get(purchase=purchase, shop=boulangerie)
    sign_in(client, chloe)
    assert page(given_up) not in client.get(f"/annecy/mon-compte/achats/{purchase.number}/").text
    assert client.get(page(given_up)).status_code == 404
    sign_in(client, boulangerie.person)
    assert given_up.number not in client.get(url("orders", boulangerie)).text
    assert client.get(url("order", boulangerie, number=given_up.number)).status_code == 404


def test_the_team_writes_visibly_and_it_is_written_down(client, librairie, asked):
    camille = user(email="camille@example.org", is_staff=True, first_name="Camille")
    camille.groups.add(teams.staff_group())
    acting.begin(shop=librairie, by=camille, reason="Ses messages")
    sign_in(client, camille)
    assert reply(client, librairie, asked).status_code == 302
    assert Message.objects.last().acting_as == "Le Fil de l’eau (équipe des Petits Commerces)"
    assert ActedChange.objects.get().words == "Un message écrit à un client"
    sign_in(client, asked.user)
    assert "Le Fil de l’eau (équipe des Petits Commerces)" in client.get(page(asked)).text


def test_lists_cost_the_same_however_many_wrote(client, librairie, annecy, open_annecy):
    book = factories.product(shop=librairie, stock=50)
    chloe = user(city=annecy)

    def one_more():
        made = an_order(librairie, book)
        type(made).objects.update(user=chloe)
        type(made.purchase).objects.update(user=chloe)
        made.refresh_from_db()
        made.shop.person = librairie.person
        ask(made, f"Question {made.number}")
        answer(made, f"Réponse {made.number}")

    def cost(person, address):
        sign_in(client, person)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    places = [(librairie.person, url("orders", librairie)), (chloe, "/annecy/mon-compte/")]
    one_more()
    before = [cost(*place) for place in places]
    for _number in range(19):
        one_more()
    assert [cost(*place) for place in places] == before


def test_a_long_conversation_costs_what_a_short_one_does(customer, answered):
    def cost():
        customer.get(page(answered))
        with CaptureQueriesContext(connection) as asked:
            customer.get(page(answered))
        return len(asked)

    first = cost()
    for number in range(19):
        ask(answered, f"Question {number}")
    assert cost() == first


def test_an_order_handed_over_is_talked_about_still(customer, order):
    hand_over(order)
    assert write(customer, order).status_code == 302
