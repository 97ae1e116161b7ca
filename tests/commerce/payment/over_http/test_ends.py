"""How a payment can end, each over real HTTP; stock, basket, orders, ledger and mails are looked at after every one."""

from datetime import timedelta

import pytest
import time_machine

from commerce.order.models import Purchase
from commerce.order.statuses import PurchaseStatus
from commerce.payment import paying
from kit import clock
from tests.commerce.payment.over_http.visitor import THREE_D

REFUSED = {
    "4000 0000 0000 0002": "Votre banque a refusé la carte, sans dire pourquoi",
    "4000 0000 0000 9995": "Il n’y a pas assez d’argent sur le compte de la carte",
    "4000 0000 0000 9987": "Votre banque a refusé la carte, sans dire pourquoi",
    "4000 0000 0000 9979": "Votre banque a refusé la carte, sans dire pourquoi",
    "4000 0000 0000 0069": "La carte a expiré",
    "4000 0000 0000 0127": "Les trois chiffres du dos ne correspondent pas",
    "4000 0000 0000 0119": "La carte n’y est pour rien : réessayez dans un instant",
    "4000 0000 0000 6975": "Le plafond de la carte est atteint",
}


def test_a_good_card_makes_an_order_for_each_shop(visitor, till, books):
    page = visitor.order()
    assert page.url.startswith(till.base_url)
    books.waiting()
    page = visitor.pay()
    assert page.heading == "Nous attendons la confirmation du paiement"
    till.deliver_pending()
    page = visitor.open(page.path)
    assert page.heading == "Merci, c’est commandé"
    assert all(f"74010-000001-{number}" in page.words for number in (1, 2, 3))
    books.paid()


def test_the_bank_that_asks_who_it_is_is_an_ordinary_path(visitor, till, books):
    visitor.order()
    visitor.pay(THREE_D)
    books.waiting()
    assert visitor.press("Valider l’authentification").path == "/annecy/commande/retour/1/"
    till.deliver_pending()
    books.paid()


def test_who_does_not_tell_the_bank_can_try_again(visitor, till, books):
    visitor.order()
    visitor.pay(THREE_D)
    assert "L’authentification n’a pas abouti" in visitor.press("Refuser").words
    till.deliver_pending()
    books.waiting()
    assert "Votre banque ne vous a pas reconnu" in visitor.open("/annecy/panier/").words
    visitor.press("Reprendre le paiement")
    visitor.pay()
    till.deliver_pending()
    books.paid()


@pytest.mark.parametrize(("card", "reason"), REFUSED.items())
def test_a_refused_card_is_told_with_its_reason_while_everything_waits(visitor, till, books, card, reason):
    visitor.order()
    assert "Rien n’a été débité" in visitor.pay(card).words
    till.deliver_pending()
    books.waiting()
    page = visitor.open("/annecy/panier/")
    assert "La carte n’est pas passée." in page.words
    assert reason in page.words
    assert "Rien n’a été débité" in page.words
    assert "support@lespetitscommerces.org" in page.words
    visitor.press("Reprendre le paiement")
    visitor.pay()
    till.deliver_pending()
    assert "n’est pas passée" not in visitor.open("/annecy/commande/retour/1/").words
    books.paid()


def test_a_thief_is_not_told_that_the_card_was_reported():
    assert len({REFUSED[f"4000 0000 0000 {card}"] for card in ("0002", "9987", "9979")}) == 1


def test_a_closed_window_keeps_everything_for_the_way_back(visitor, till, books):
    visitor.order()
    page = visitor.open("/annecy/panier/")
    assert "Paiement en cours" in page.words
    assert "gardés jusque-là, rien n’est encore débité" in page.words
    books.waiting()
    assert visitor.press("Reprendre le paiement").url.startswith(till.base_url)
    visitor.pay()
    till.deliver_pending()
    books.paid()


def test_the_way_back_to_the_shop_leads_to_the_basket(visitor, till, books):
    visitor.order()
    way_back = till.objects("checkout.session")[0]["cancel_url"]
    assert visitor.open(way_back).path == "/annecy/panier/"
    assert "Paiement en cours" in visitor.page.words
    books.waiting()


def test_a_payment_given_up_leaves_everything_as_before(visitor, till, books):
    visitor.order()
    visitor.open("/annecy/panier/")
    page = visitor.press("Abandonner le paiement")
    assert "Paiement abandonné. Votre panier est comme avant, rien n’a été débité." in page.words
    till.deliver_pending()
    books.as_before(PurchaseStatus.CANCELLED)


def test_what_was_paid_a_moment_ago_can_not_be_given_up(visitor, till, books):
    visitor.order()
    basket = visitor.open("/annecy/panier/")
    till.pay(books.purchase.stripe_session_id)
    page = visitor.press("Abandonner le paiement", on=basket)
    assert "Le paiement venait d’aboutir : votre commande est passée." in page.words
    till.deliver_pending()
    books.paid()


def test_a_page_opened_meanwhile_is_closed_before_anything_is_released(visitor, till, books, settings):
    """Who gives up (or the clock) read the purchase before it had a page; another tab opened one since."""
    settings.STRIPE_RETRIES = 0
    till.fail_next(503)
    visitor.order()
    seen_before = Purchase.objects.get()
    visitor.press("Reprendre le paiement")
    paying.give_up(seen_before)
    till.deliver_pending()
    books.as_before(PurchaseStatus.CANCELLED)


def test_a_page_that_another_tab_opened_first_is_the_one_to_pay_on(visitor, till, books, settings):
    settings.STRIPE_RETRIES = 0
    till.fail_next(503)
    visitor.order()
    seen_before = Purchase.objects.get()
    opened = visitor.press("Reprendre le paiement").url
    seen_before.expires_at += timedelta(seconds=5)  # Stripe would open another page for this one
    assert paying.begin(seen_before) == opened
    assert books.open_pages() == 1
    visitor.pay()
    till.deliver_pending()
    books.paid()


def test_half_an_hour_without_a_payment_gives_everything_back(visitor, till, books):
    payment_page = visitor.order()
    with time_machine.travel(clock.now() + timedelta(minutes=32)):
        paying.expire_due()
        till.deliver_pending()
        assert "Ce paiement n’est plus possible" in visitor.pay(on=payment_page).words
        till.deliver_pending()
        page = visitor.open("/annecy/panier/")
        assert "L’achat 74010-000001 n’a pas été payé à temps. Rien n’a été débité" in page.words
        assert visitor.open("/annecy/commande/retour/1/").heading == "Le paiement n’a pas abouti"
        books.as_before(PurchaseStatus.EXPIRED)


def test_stripe_itself_can_say_that_the_half_hour_is_over(visitor, till, books):
    visitor.order()
    till.advance(32 * 60)
    till.deliver_pending()
    books.as_before(PurchaseStatus.EXPIRED)


def test_a_refused_card_is_still_told_when_the_time_is_over(visitor, till, books):
    visitor.order()
    visitor.pay("4000 0000 0000 9995")
    till.deliver_pending()
    till.advance(32 * 60)
    till.deliver_pending()
    page = visitor.open("/annecy/commande/retour/1/")
    assert page.heading == "Le paiement n’a pas abouti"
    assert "Il n’y a pas assez d’argent" in page.words
    books.as_before(PurchaseStatus.EXPIRED)
