"""« Quand êtes-vous chez vous ? »: a delivery's window from the second step to the purchase's page."""

import pytest
import time_machine

from commerce.checkout.memory import Memory
from commerce.order import confirming
from commerce.order.models import Order
from commerce.shipping.models import ShopDelivery
from membership.models import Shop
from tests import factories as people
from tests.commerce import factories
from tests.commerce.checkout.test_zones import HOME
from tests.commerce.order.test_deliveries import DAY, DAYS, FRIDAY, MONDAY, TUESDAY

CHECKOUT = "/annecy/commande/"
ROUND = {"home_hours": DAYS, "home_notice_hours": 5}


@pytest.fixture(autouse=True)
def monday(open_annecy, fromagerie):
    with time_machine.travel(MONDAY, tick=False):
        for shop in Shop.objects.all():
            people.subscribe(shop=shop)
        yield


@pytest.fixture
def shopper(client, monday, annecy, bread, boulangerie, chloe):
    """One loaf from a bakery that brings things on Tuesdays and Fridays from five to eight."""
    factories.card_account(boulangerie)
    factories.delivers(boulangerie, **ROUND)
    factories.basket(annecy, (bread, 1), owner=chloe)
    people.sign_in(client, chloe)
    return client


@pytest.fixture
def answers(boulangerie):
    return {f"way_{boulangerie.pk}": "home", f"bring_{boulangerie.pk}": FRIDAY.code, **HOME}


def plain(answer) -> str:
    return answer.content.decode().replace("\u202f", " ").replace("\xa0", " ")


def ordered(client) -> Order:
    client.post(CHECKOUT + "payer/", {"total": "4.90"})
    return Order.objects.get()


def test_the_days_of_the_round_are_proposed(shopper):
    page = plain(shopper.get(CHECKOUT + "comment/"))
    assert f'<option value="{TUESDAY.code}" selected>Demain, 17 h – 20 h' in page
    assert "Vendredi 13 mars, 17 h – 20 h" in page
    assert "Mercredi 11 mars" not in page


def test_the_chosen_one_is_said_and_frozen(shopper, answers):
    assert shopper.post(CHECKOUT + "comment/", answers).status_code == 302
    assert "Vendredi 13 mars, entre 17 h et 20 h" in plain(shopper.get(CHECKOUT + "payer/"))
    assert ordered(shopper).delivery == FRIDAY


def test_a_shop_without_days_says_that_it_will_tell(shopper, answers, boulangerie):
    factories.delivers(boulangerie, home_hours=[])
    assert "Ce commerce vous dit quand il vous livre." in plain(shopper.get(CHECKOUT + "comment/"))
    shopper.post(CHECKOUT + "comment/", answers)
    assert ordered(shopper).promised is None


@pytest.mark.parametrize(
    ("code", "told"),
    [("", "Choisissez quand Boulangerie Pernet vous livre."), ("12-60", "Cette heure n’est plus libre.")],
)
def test_a_window_has_to_be_one_of_them(shopper, answers, boulangerie, code, told):
    answer = shopper.post(CHECKOUT + "comment/", answers | {f"bring_{boulangerie.pk}": code})
    assert told in plain(answer)


def test_who_passes_by_is_not_asked_when_they_are_at_home(shopper, answers, boulangerie):
    answers |= {f"way_{boulangerie.pk}": "pickup", f"bring_{boulangerie.pk}": "", "phone": "zéro six"}
    assert shopper.post(CHECKOUT + "comment/", answers).status_code == 302
    assert ordered(shopper).promised is None


def test_a_round_that_is_full_meanwhile_leads_back(shopper, answers, boulangerie):
    shopper.post(CHECKOUT + "comment/", answers)
    ShopDelivery.objects.filter(shop=boulangerie).update(home_hours=DAYS[:1])
    answer = shopper.post(CHECKOUT + "payer/", {"total": "4.90"}, follow=True)
    assert "Boulangerie Pernet : vendredi 13 mars, entre 17 h et 20 h n’est plus libre." in plain(answer)
    assert "Rien n’a été commandé" in plain(answer)
    assert not Order.objects.exists()


def test_the_recap_sends_back_who_was_asked_for_nothing_yet(shopper, answers, boulangerie):
    factories.delivers(boulangerie, home_hours=[])
    shopper.post(CHECKOUT + "comment/", answers)
    factories.delivers(boulangerie, **ROUND)
    page = plain(shopper.get(CHECKOUT + "payer/", follow=True))
    assert "Dites quand vous êtes chez vous pour Boulangerie Pernet." in page


def test_an_hour_to_pass_by_is_none_to_be_at_home(boulangerie):
    pk = str(boulangerie.pk)
    kept = Memory(ways={pk: "pickup"}, windows={pk: FRIDAY.code})
    assert kept.windows_for({pk: "pickup"}) == {pk: FRIDAY.code}
    assert kept.windows_for({pk: "home"}) == {}


def test_days_that_are_over_for_good_leave_the_pickup(shopper, answers, boulangerie):
    shut = {"from": "2026-03-01", "to": "2026-12-31", "slots": [], "word": "Travaux"}
    Shop.objects.filter(pk=boulangerie.pk).update(hours={"slots": [], "specials": [shut]})
    page = plain(shopper.post(CHECKOUT + "comment/", answers))
    assert "n’a plus d’heure libre pour vous livrer. Choisissez « Je passe »." in page


# ---- once it is ordered
@pytest.fixture
def order(shopper, answers):
    shopper.post(CHECKOUT + "comment/", answers)
    made = ordered(shopper)
    confirming.confirm(made.purchase, payment_intent_id="pi_1")
    return made


def page_of(order: Order) -> str:
    return f"/annecy/mon-compte/achats/{order.purchase.number}/"


def test_the_purchase_says_when_with_the_way_to_change_it(shopper, order):
    page = plain(shopper.get(page_of(order)))
    assert "Vendredi 13 mars, entre 17 h et 20 h" in page
    change = f"{page_of(order)}{order.number}/heure/"
    assert change in page
    assert "Quand êtes-vous chez vous ?" in plain(shopper.get(change))
    answer = shopper.post(change, {"window": TUESDAY.code}, follow=True)
    assert "C’est changé : demain, entre 17 h et 20 h. La boutique est prévenue." in plain(answer)
    assert Order.objects.get().delivery == TUESDAY
    assert "Heure de livraison changée" in plain(answer)


def test_too_late_says_to_call(shopper, order):
    with time_machine.travel(FRIDAY.begin, tick=False):
        answer = shopper.post(f"{page_of(order)}{order.number}/heure/", {"window": FRIDAY.code}, follow=True)
    assert "Appelez la boutique" in plain(answer)


def test_the_product_says_the_days(client, open_annecy, bread, boulangerie, monday):
    factories.card_account(boulangerie)
    factories.delivers(boulangerie, **ROUND)
    assert "Jours de livraison : mardi et vendredi, 17 h – 20 h." in plain(client.get(bread.get_absolute_url()))


def test_rounds_of_twenty_shops_cost_as_much_as_of_one(shopper, annecy, chloe, bread, django_assert_max_num_queries):
    basket = factories.basket_of(chloe)

    def cost() -> int:
        with django_assert_max_num_queries(200) as counted:
            shopper.get(CHECKOUT + "comment/")
        return len(counted)

    cost()  # the first request of a session writes it
    few = cost()
    for number in range(19):
        shop = people.shop(city=annecy, name=f"Échoppe {number}", pro=True)
        factories.card_account(shop)
        factories.delivers(shop, **ROUND)
        basket.add_product(factories.product(shop=shop), 1)
    assert cost() == few


def test_a_day_later_the_same_window_is_still_the_chosen_one(shopper, answers):
    shopper.post(CHECKOUT + "comment/", answers)
    with time_machine.travel(MONDAY + DAY, tick=False):
        assert f'<option value="{FRIDAY.code}" selected>' in plain(shopper.get(CHECKOUT + "comment/"))
