"""What changes while somebody orders or pays: another tab, a price, the last one, the gate, a shop's cards, the session."""

from decimal import Decimal

import pytest

from commerce.order import placing
from commerce.order.models import Purchase
from commerce.partner.models import StockRecord
from commerce.payment.models import ShopAccount
from kit import clock
from membership import current
from membership.models import Subscription
from tests import factories as people
from tests.commerce import factories
from tests.commerce.payment.over_http.visitor import Visitor

BUTTON = "Commander avec obligation de paiement"


def shut_the_market() -> None:
    """All but one of its Pro shops have run out."""
    shops = Subscription.objects.filter(shop__stripe_account=None).values_list("pk", flat=True)
    Subscription.objects.filter(pk__in=list(shops)[:3]).update(pro_until=clock.now(), paid_until=clock.now())


# ---- two tabs, and the same button twice
def test_the_button_pressed_twice_leads_to_one_payment(visitor, till, books):
    recap = visitor.to_the_recap()
    first = visitor.press(BUTTON, on=recap)
    assert visitor.press(BUTTON, on=recap).url == first.url
    books.waiting()
    assert books.open_pages() == 1
    visitor.pay()
    till.deliver_pending()
    books.paid()


def test_two_tabs_pay_once(visitor, till, books):
    one = visitor.order()
    visitor.open("/annecy/panier/")
    assert "peut-être ouverte dans un autre onglet" in visitor.page.words
    other = visitor.press("Reprendre le paiement")
    assert other.url == one.url
    visitor.pay(on=one)
    assert visitor.pay(on=other).path == "/annecy/commande/retour/1/"
    till.deliver_pending()
    books.paid()


@pytest.mark.parametrize("button", ["Reprendre le paiement", "Abandonner le paiement"])
def test_the_other_tab_learns_that_it_was_paid(visitor, till, books, button):
    payment = visitor.order()
    left_open = visitor.open("/annecy/panier/")
    visitor.pay(on=payment)
    till.deliver_pending()
    assert visitor.press(button, on=left_open).heading == "Merci, c’est commandé"
    books.paid()


def test_the_recap_of_another_tab_says_that_a_payment_is_under_way(visitor, books):
    visitor.order()
    page = visitor.open("/annecy/commande/payer/")
    assert page.path == "/annecy/panier/"
    assert "Paiement en cours" in page.words
    books.waiting()


def test_going_back_after_paying_shows_what_was_ordered(visitor, till, books):
    recap = visitor.to_the_recap()
    payment = visitor.press(BUTTON)
    visitor.pay()
    till.deliver_pending()
    assert visitor.open(payment.url).heading == "Merci, c’est commandé"
    assert visitor.open(recap.url).heading == "Merci, c’est commandé"
    assert visitor.press(BUTTON, on=recap).heading == "Merci, c’est commandé"
    books.paid()


def test_what_is_paid_in_the_shops_is_ordered_once_by_two_presses(visitor, books, card_shops):
    ShopAccount.objects.update(is_wanted=False)
    recap = visitor.to_the_recap()
    assert visitor.press(BUTTON).heading == "Merci, c’est commandé"
    assert visitor.press(BUTTON, on=recap).heading == "Merci, c’est commandé"
    assert Purchase.objects.count() == 1


# ---- the last one
def test_the_last_one_is_whose_order_came_first(visitor, site, till, books, annecy, book):
    StockRecord.objects.filter(product=book).update(num_in_stock=1)
    rival = people.user(email="paul@example.org", city=annecy)
    factories.basket(annecy, (book, 1), owner=rival)
    paul = Visitor(site)
    paul.sign_in(rival.email, people.PASSWORD)
    visitor.to_the_recap()
    paul.to_the_recap()
    visitor.press(BUTTON)
    page = paul.press(BUTTON)
    assert page.path == "/annecy/panier/"
    assert "Le Sentier des écluses vient d’être vendu. Votre panier est gardé" in page.words
    assert Purchase.objects.get().user == books.customer
    assert factories.record(book).num_allocated == 1


def test_the_last_one_comes_back_when_it_is_not_paid(visitor, site, till, annecy, book):
    StockRecord.objects.filter(product=book).update(num_in_stock=1)
    visitor.order()
    visitor.open("/annecy/panier/")
    visitor.press("Abandonner le paiement")
    rival = people.user(email="paul@example.org", city=annecy)
    factories.basket(annecy, (book, 1), owner=rival)
    paul = Visitor(site)
    paul.sign_in(rival.email, people.PASSWORD)
    assert paul.order().heading == "Merci, c’est commandé"
    assert (factories.record(book).num_in_stock, factories.record(book).num_allocated) == (0, 0)


# ---- a price
def test_a_price_that_changed_before_the_button_is_shown_first(visitor, till, books, bread):
    visitor.to_the_recap()
    StockRecord.objects.filter(product=bread).update(price=Decimal("5.90"))
    page = visitor.press(BUTTON)
    assert "Un prix a changé pendant que vous lisiez. Voici le nouveau total : rien n’a été commandé." in page.words
    assert "18,50 €" in page.words
    books.as_before()


def test_a_price_that_changes_during_the_payment_changes_nothing(visitor, till, books, bread):
    visitor.order()
    StockRecord.objects.filter(product=bread).update(price=Decimal("99.00"))
    visitor.pay()
    till.deliver_pending()
    books.paid()


def test_less_than_fifty_cents_is_not_paid_by_card(visitor, till, basket, boulangerie):
    basket.flush()
    basket.add_product(factories.product(shop=boulangerie, title="Un bonbon", price="0.49"), 1)
    page = visitor.order()
    assert page.path == "/annecy/panier/"
    assert "Par carte, il faut au moins 0,50 €" in page.words
    assert not Purchase.objects.exists()
    assert not till.objects("checkout.session")


def test_fifty_cents_are(visitor, till, basket, boulangerie):
    basket.flush()
    basket.add_product(factories.product(shop=boulangerie, title="Un bonbon", price="0.50"), 1)
    assert visitor.order().url.startswith(till.base_url)


# ---- the gate
def test_a_gate_that_shuts_before_the_button_lets_nobody_order(visitor, books):
    recap = visitor.to_the_recap()
    shut_the_market()
    page = visitor.press(BUTTON, on=recap)
    assert page.status == 404
    assert "sur 10" in page.words
    books.as_before()


def test_a_gate_that_shuts_while_the_order_is_written_holds_nothing(books, annecy, basket, chloe, card_shops):
    shut_the_market()
    with current.in_city(annecy), pytest.raises(placing.gate.MarketIsClosed):
        placing.place(basket=basket, user=chloe, choices={})
    books.as_before()


def test_a_gate_that_shuts_during_the_payment_lets_it_end(visitor, till, books):
    visitor.order()
    shut_the_market()
    visitor.pay()
    till.deliver_pending()
    assert visitor.open("/annecy/commande/retour/1/").heading == "Merci, c’est commandé"
    books.paid()


def test_a_payment_left_before_the_gate_shut_can_be_resumed_from_its_own_page(visitor, till, books):
    """The basket is shut with the market; Stripe's way back leads to what waits all the same."""
    visitor.order()
    way_back = till.objects("checkout.session")[0]["cancel_url"]
    shut_the_market()
    assert visitor.open("/annecy/panier/").status == 404
    page = visitor.open(way_back)
    assert page.heading == "Votre commande attend son paiement"
    assert "Refresh" not in page.headers
    visitor.press("Reprendre le paiement")
    visitor.pay()
    till.deliver_pending()
    books.paid()


def test_a_payment_left_before_the_gate_shut_can_be_given_up(visitor, till, books):
    visitor.order()
    way_back = till.objects("checkout.session")[0]["cancel_url"]
    shut_the_market()
    visitor.open(way_back)
    page = visitor.press("Abandonner le paiement")
    assert page.status == 200
    assert "Paiement abandonné" in page.words
    till.deliver_pending()
    books.as_before(Purchase.Status.CANCELLED)


# ---- a shop's cards
def test_a_shop_that_stops_taking_cards_before_the_button_is_told_first(visitor, books, boulangerie):
    visitor.to_the_recap()
    ShopAccount.objects.filter(shop=boulangerie).update(can_receive=False)
    page = visitor.press(BUTTON)
    assert page.path == "/annecy/commande/payer/"
    assert "Un commerce a changé de moyen de paiement pendant que vous lisiez" in page.words
    assert not Purchase.objects.exists()
    assert books.stock() == [(5, 0), (100, 0), (2, 0)]


def test_a_shop_that_takes_cards_since_is_told_too(visitor, books, librairie):
    visitor.to_the_recap()
    factories.card_account(librairie)
    assert "Un commerce a changé de moyen de paiement" in visitor.press(BUTTON).words
    books.as_before()


def test_a_delivery_that_went_with_the_cards_is_to_be_chosen_again(visitor, boulangerie, basket, bread):
    factories.delivers(boulangerie, factories.zone("74000", fee="4.50"))
    visitor.open("/annecy/commande/comment/")
    visitor.press(
        "Continuer",
        **{f"way_{boulangerie.pk}": "home"},
        first_name="Chloé",
        last_name="Martin",
        line1="1, rue du Lac",
        postcode="74000",
        town="Annecy",
        phone="06 39 98 10 10",
    )
    ShopAccount.objects.filter(shop=boulangerie).update(can_receive=False)
    page = visitor.press(BUTTON)
    assert page.path == "/annecy/commande/comment/"
    assert "Boulangerie Pernet ne propose plus cette livraison" in page.words
    assert not Purchase.objects.exists()


def test_a_shop_that_loses_its_cards_during_the_payment_is_still_paid(visitor, till, books, boulangerie):
    visitor.order()
    ShopAccount.objects.filter(shop=boulangerie).update(is_wanted=False)
    visitor.pay()
    till.deliver_pending()
    books.paid()


# ---- the session
def test_who_was_signed_out_while_paying_signs_in_and_finds_the_orders(visitor, till, books, chloe):
    visitor.order()
    visitor.session.cookies.clear()
    page = visitor.pay()
    till.deliver_pending()
    assert page.path == "/annecy/mon-compte/connexion/"
    page = visitor.press(
        "Se connecter", **visitor.typed("Adresse e-mail", chloe.email), **visitor.typed("Mot de passe", people.PASSWORD)
    )
    assert page.path == "/annecy/commande/retour/1/"
    assert page.heading == "Merci, c’est commandé"
    books.paid()


@pytest.mark.parametrize("button", ["Reprendre le paiement", "Abandonner le paiement"])
def test_who_is_signed_out_can_neither_resume_nor_give_up(visitor, books, button):
    visitor.order()
    basket = visitor.open("/annecy/panier/")
    visitor.session.cookies.clear()
    visitor.press(button, on=basket)
    books.waiting()


def test_somebody_elses_payment_is_not_there(visitor, site, books, annecy):
    visitor.order()
    people.user(email="paul@example.org", city=annecy)
    paul = Visitor(site)
    paul.sign_in("paul@example.org", people.PASSWORD)
    assert paul.open("/annecy/commande/retour/1/").status == 404
    assert "Paiement en cours" not in paul.open("/annecy/panier/").words
    books.waiting()
