"""The three steps as a person goes through them, and what is refused on the way."""

from decimal import Decimal

from django.test import Client

from commerce.basket.models import Basket
from commerce.customer.forms import REGISTRATIONS_FROM_A_PLACE
from commerce.order.models import Purchase
from commerce.order.statuses import PurchaseStatus
from commerce.partner.models import StockRecord
from kit import clock
from membership.models import Subscription, User
from tests import factories as people
from tests.commerce import factories
from tests.commerce.checkout.conftest import CHECKOUT, ways


def test_an_empty_basket_leads_back_to_the_basket(client, open_annecy, chloe):
    people.sign_in(client, chloe)
    assert client.get(CHECKOUT).headers["Location"] == "/annecy/panier/"


def test_a_visitor_makes_an_account_on_the_way_with_the_basket_kept(client, card_shops, bread):
    client.post(f"/annecy/panier/ajouter/{bread.pk}/", {"quantity": "2"}, headers={"Sec-Fetch-Site": "same-origin"})
    answer = client.post(CHECKOUT, {"email": "nouvelle@example.org", "password": "un-mot-de-passe-long"})
    assert answer.headers["Location"] == CHECKOUT + "comment/"
    person = User.objects.get(email="nouvelle@example.org")
    assert person.city == bread.city
    assert "Pain de campagne" in client.get(CHECKOUT + "comment/").content.decode()


def test_an_address_known_here_is_told_to_sign_in(client, card_shops, bread, chloe):
    client.post(f"/annecy/panier/ajouter/{bread.pk}/", {"quantity": "1"}, headers={"Sec-Fetch-Site": "same-origin"})
    page = client.post(CHECKOUT, {"email": chloe.email, "password": "un-mot-de-passe-long"}).content.decode()
    assert "a déjà un compte ici" in page


def test_the_steps_after_the_first_want_an_account(client, card_shops, bread):
    client.post(f"/annecy/panier/ajouter/{bread.pk}/", {"quantity": "1"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert client.get(CHECKOUT + "comment/").headers["Location"] == CHECKOUT
    assert client.get(CHECKOUT + "payer/").headers["Location"] == CHECKOUT


def test_a_shop_that_only_offers_pickup_says_why(shopper):
    page = shopper.get(CHECKOUT + "comment/").content.decode()
    assert "Ce commerce ne livre pas" in page
    assert "ne prend pas la carte en ligne" in page


def test_the_recap_tells_what_is_paid_now_and_what_in_the_shop(chosen):
    page = chosen.get(CHECKOUT + "payer/").content.decode().replace("\u202f", " ").replace("\xa0", " ")
    assert "16,50 €" in page
    assert "19,90 €" in page
    assert page.count("Commander avec obligation de paiement") == 1
    assert "environ 250 g" in page


def test_ordering_leads_to_the_payment_page(chosen, till):
    answer = chosen.post(CHECKOUT + "payer/", {"total": "36.40"})
    assert answer.headers["Location"].startswith(till.base_url)
    purchase = Purchase.objects.get()
    assert purchase.card_total == Decimal("16.50")


def test_the_return_shows_three_orders(chosen, till):
    chosen.post(CHECKOUT + "payer/", {"total": "36.40"})
    purchase = Purchase.objects.get()
    assert "Nous attendons" in chosen.get(f"{CHECKOUT}retour/1/").content.decode()
    till.take(purchase)
    page = chosen.get(f"{CHECKOUT}retour/1/").content.decode()
    assert all(f"74010-000001-{n}" in page for n in (1, 2, 3))
    assert "À payer en boutique" in page


def test_pressing_the_button_twice_orders_once(chosen):
    first = chosen.post(CHECKOUT + "payer/", {"total": "36.40"})
    assert chosen.post(CHECKOUT + "payer/", {"total": "36.40"}).headers["Location"] == first.headers["Location"]
    assert Purchase.objects.count() == 1


def test_the_button_of_an_older_recap_leads_to_the_payment_under_way(chosen):
    chosen.post(CHECKOUT + "payer/", {"total": "36.40"})
    assert chosen.post(CHECKOUT + "payer/", {"total": "31.50"}).headers["Location"] == "/annecy/panier/"
    assert Purchase.objects.count() == 1


def test_the_basket_says_that_a_payment_is_under_way(chosen, till):
    chosen.post(CHECKOUT + "payer/", {"total": "36.40"})
    page = chosen.get("/annecy/panier/").content.decode()
    assert "aiement en cours" in page
    answer = chosen.post(CHECKOUT + "reprendre/")
    assert answer.headers["Location"].startswith(till.base_url)


def test_giving_up_brings_the_basket_back(chosen, basket):
    chosen.post(CHECKOUT + "payer/", {"total": "36.40"})
    chosen.post(CHECKOUT + "abandonner/")
    assert Purchase.objects.get().status == PurchaseStatus.CANCELLED
    basket.refresh_from_db()
    assert basket.status == Basket.OPEN
    assert "Pain de campagne" in chosen.get("/annecy/panier/").content.decode()


def test_a_price_that_changed_is_told_before_ordering(chosen, bread):
    StockRecord.objects.filter(product=bread).update(price=Decimal("5.90"))
    answer = chosen.post(CHECKOUT + "payer/", {"total": "36.40"}, follow=True)
    assert "Un prix a changé" in answer.content.decode()
    assert not Purchase.objects.exists()


def test_what_was_sold_meanwhile_is_told_by_name(chosen, book):
    StockRecord.objects.filter(product=book).update(num_in_stock=0)
    answer = chosen.post(CHECKOUT + "payer/", {"total": "36.40"}, follow=True)
    assert "Le Sentier des écluses vient d’être vendu" in answer.content.decode()


def test_delivery_outside_the_zone_is_refused_with_the_way_on(shopper, boulangerie, fromagerie, librairie):
    factories.delivers(boulangerie, factories.zone("74000", fee="4.50"))
    data = ways([boulangerie, fromagerie, librairie]) | {
        f"way_{boulangerie.pk}": "home",
        "first_name": "Chloé",
        "last_name": "Martin",
        "line1": "1, rue du Lac",
        "postcode": "75001",
        "town": "Paris",
        "phone": "06 39 98 20 01",
    }
    page = shopper.post(CHECKOUT + "comment/", data).content.decode()
    assert "ne livre pas au 75001" in page
    assert shopper.post(CHECKOUT + "comment/", data | {"postcode": "74000"}).status_code == 302
    shown = shopper.get(CHECKOUT + "payer/").content.decode()
    assert "Livraison" in shown
    assert "1, rue du Lac" in shown


def test_the_name_given_while_ordering_is_what_the_shop_reads(shopper, boulangerie, fromagerie, librairie, chloe):
    User.objects.filter(pk=chloe.pk).update(first_name="", last_name="")
    data = ways([boulangerie, fromagerie, librairie]) | {"first_name": "Paulette", "last_name": "Cros"}
    shopper.post(CHECKOUT + "comment/", data)
    assert User.objects.get(pk=chloe.pk).get_full_name() == "Paulette Cros"


def test_a_name_that_is_there_stays(shopper, boulangerie, fromagerie, librairie, chloe):
    data = ways([boulangerie, fromagerie, librairie]) | {"first_name": "Paulette", "last_name": "Cros"}
    shopper.post(CHECKOUT + "comment/", data)
    assert User.objects.get(pk=chloe.pk).first_name == "Chloé"


def test_nobody_needs_a_name_to_pass_by(shopper, boulangerie, fromagerie, librairie):
    answer = shopper.post(CHECKOUT + "comment/", ways([boulangerie, fromagerie, librairie]))
    assert answer.headers["Location"] == CHECKOUT + "payer/"


def test_stripe_down_keeps_the_order_and_tells(chosen, till):
    till.fail_next(503, times=3)
    page = chosen.post(CHECKOUT + "payer/", {"total": "36.40"}, follow=True).content.decode()
    assert "La page de paiement ne répond pas" in page
    assert Purchase.objects.get().status == PurchaseStatus.AWAITING_PAYMENT
    assert chosen.post(CHECKOUT + "reprendre/").headers["Location"].startswith(till.base_url)


def test_a_market_that_shut_lets_nobody_start(shopper, card_shops):
    Subscription.objects.filter(shop__in=card_shops).update(pro_until=clock.now())
    assert shopper.get(CHECKOUT).status_code == 404
    assert shopper.get(CHECKOUT + "payer/").status_code == 404


def test_a_payment_begun_goes_to_its_end_though_the_market_shut(chosen, till, card_shops):
    chosen.post(CHECKOUT + "payer/", {"total": "36.40"})
    Subscription.objects.filter(shop__in=card_shops).update(pro_until=clock.now())
    assert chosen.post(CHECKOUT + "reprendre/").headers["Location"].startswith(till.base_url)
    till.take(Purchase.objects.get())
    assert "Merci" in chosen.get(f"{CHECKOUT}retour/1/").content.decode()


def test_somebody_elses_purchase_is_not_there(chosen, client, annecy):
    chosen.post(CHECKOUT + "payer/", {"total": "36.40"})
    stranger = Client()
    people.sign_in(stranger, people.user(email="autre@example.org", city=annecy))
    assert stranger.get(f"{CHECKOUT}retour/1/").status_code == 404


def test_queries_of_the_recap_do_not_grow_with_the_lines(
    shopper, boulangerie, chloe, basket, django_assert_max_num_queries
):
    def cost() -> int:
        with django_assert_max_num_queries(200) as counted:
            shopper.get(CHECKOUT + "comment/")
        return len(counted)

    cost()  # the first request of a session writes it
    few = cost()
    for number in range(20):
        basket.add_product(factories.product(shop=boulangerie, title=f"Pain {number}"), 1)
    assert cost() == few


def test_accounts_made_at_the_counter_count_among_those_made_elsewhere(client, card_shops, bread):
    client.post(f"/annecy/panier/ajouter/{bread.pk}/", {"quantity": "1"}, headers={"Sec-Fetch-Site": "same-origin"})
    for _made in range(REGISTRATIONS_FROM_A_PLACE.limit - 1):
        REGISTRATIONS_FROM_A_PLACE.count("127.0.0.1")
    client.post(CHECKOUT, {"email": "une@example.org", "password": "un-mot-de-passe-long"})
    assert User.objects.filter(email="une@example.org").exists()
    other = Client()
    other.post(f"/annecy/panier/ajouter/{bread.pk}/", {"quantity": "1"}, headers={"Sec-Fetch-Site": "same-origin"})
    page = other.post(CHECKOUT, {"email": "deux@example.org", "password": "un-mot-de-passe-long"})
    assert "Trop d’inscriptions sont venues d’ici" in page.text
    assert not User.objects.filter(email="deux@example.org").exists()
