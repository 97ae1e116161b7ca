"""« Quand passez-vous ? » as a person answers it: once for the round, or shop by shop."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from commerce.order import placing
from commerce.order.models import Order
from commerce.shipping.models import ShopDelivery
from commerce.shipping.windows import Window
from membership import current
from membership.models import Shop
from tests import factories as people
from tests.commerce import factories

CHECKOUT = "/annecy/commande/"
TUESDAY = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)  # ten in the morning in Annecy
HOUR = timedelta(hours=1)
WEEK = range(7)
NOON = Window(TUESDAY + 2 * HOUR, TUESDAY + 3 * HOUR)
THREE = Window(TUESDAY + 5 * HOUR, TUESDAY + 6 * HOUR)


def at_hours(shop, opens: str, closes: str, **rules) -> None:
    Shop.objects.filter(pk=shop.pk).update(hours={"slots": [[day, opens, closes] for day in WEEK]})
    ShopDelivery.objects.update_or_create(shop=shop, defaults=rules)


@pytest.fixture(autouse=True)
def tuesday(open_annecy, chloe, fromagerie):
    with time_machine.travel(TUESDAY, tick=False):
        for shop in Shop.objects.all():
            people.subscribe(shop=shop)
        yield


@pytest.fixture
def basket(tuesday, annecy, bread, book, chloe):
    return factories.basket(annecy, (bread, 1), (book, 1), owner=chloe)


@pytest.fixture
def shopper(client, basket, chloe, boulangerie, librairie):
    """Bread and a book, from two shops that are open at once from eleven to seven."""
    at_hours(boulangerie, "08:00", "19:00")
    at_hours(librairie, "11:00", "19:00")
    people.sign_in(client, chloe)
    return client


@pytest.fixture
def answers(boulangerie, librairie):
    """As the page proposes it: the earliest time for both."""
    return {
        f"way_{boulangerie.pk}": "pickup",
        f"way_{librairie.pk}": "pickup",
        "visit": "round",
        "when": NOON.code,
        f"when_{boulangerie.pk}": NOON.code,
        f"when_{librairie.pk}": NOON.code,
    }


def plain(answer) -> str:
    return answer.content.decode().replace("\u202f", " ").replace("\xa0", " ")


def chosen_in(page: str) -> dict[str, str]:
    """The value of each list to choose from, as it stands when the page opens."""
    found = {}
    for name, options in re.findall(r'<select name="(when[^"]*)".*?>(.*?)</select>', page, re.DOTALL):
        values = re.findall(r'value="([^"]*)"( selected)?', options)
        found[name] = next((value for value, is_chosen in values if is_chosen), values[0][0])
    return found


def ordered(client, **more) -> list[Order]:
    client.post(CHECKOUT + "payer/", {"total": "24.80", **more})
    return list(Order.objects.order_by("pk"))


def test_the_earliest_time_that_suits_both_is_proposed(shopper):
    page = plain(shopper.get(CHECKOUT + "comment/"))
    assert page.count("Le plus tôt pour tout prendre en une fois : aujourd’hui, entre 12 h et 13 h.") == 1
    assert chosen_in(page)["when"] == NOON.code


def test_one_choice_is_frozen_on_both_orders(shopper, answers):
    assert shopper.post(CHECKOUT + "comment/", answers).status_code == 302
    assert [order.pickup for order in ordered(shopper)] == [NOON, NOON]


def test_the_recap_says_when(shopper, answers):
    shopper.post(CHECKOUT + "comment/", answers)
    assert plain(shopper.get(CHECKOUT + "payer/")).count("Aujourd’hui, entre 12 h et 13 h") == 2


def test_each_shop_may_have_its_own_time(shopper, answers, librairie):
    shopper.post(CHECKOUT + "comment/", answers | {"visit": "each", f"when_{librairie.pk}": THREE.code})
    assert [order.pickup for order in ordered(shopper)] == [NOON, THREE]


def test_a_round_between_two_grids_is_promised_as_it_was_said(shopper, answers, librairie):
    at_hours(librairie, "12:30", "19:00")
    half = Window(TUESDAY + 2.5 * HOUR, TUESDAY + 3 * HOUR)
    assert chosen_in(plain(shopper.get(CHECKOUT + "comment/")))["when"] == half.code
    shopper.post(CHECKOUT + "comment/", answers | {"when": half.code})
    assert [order.pickup for order in ordered(shopper)] == [half, half]


def test_shops_that_are_never_open_at_once_are_asked_one_by_one(shopper, boulangerie, librairie):
    at_hours(boulangerie, "07:00", "12:00")
    at_hours(librairie, "14:00", "19:00")
    page = plain(shopper.get(CHECKOUT + "comment/"))
    assert "Aucune heure ne convient à tous" in page
    assert set(chosen_in(page)) == {f"when_{boulangerie.pk}", f"when_{librairie.pk}"}


def test_a_shop_without_hours_says_that_it_will_tell(shopper, librairie, answers, boulangerie):
    Shop.objects.filter(pk=librairie.pk).update(hours={})
    page = plain(shopper.get(CHECKOUT + "comment/"))
    assert "Ce commerce vous dit quand c’est prêt." in page
    assert set(chosen_in(page)) == {f"when_{boulangerie.pk}"}
    shopper.post(CHECKOUT + "comment/", {**answers, "visit": "", "when": ""})
    assert [order.pickup for order in ordered(shopper)] == [NOON, None]


def test_what_is_made_to_order_moves_the_earliest_time(shopper, boulangerie, basket):
    cake = factories.product(shop=boulangerie, title="Gâteau", made_to_order_days=2)
    basket.add_product(cake, 1)
    page = plain(shopper.get(CHECKOUT + "comment/"))
    assert "Le plus tôt pour tout prendre en une fois : jeudi 12 mars, entre 11 h et 12 h." in page


def test_a_shop_that_is_shut_for_months_can_not_be_ordered_from(shopper, answers, librairie):
    shut = {"from": "2026-03-01", "to": "2026-12-31", "slots": [], "word": "Travaux"}
    Shop.objects.filter(pk=librairie.pk).update(hours={"slots": [], "specials": [shut]})
    answer = shopper.post(CHECKOUT + "comment/", answers)
    assert "n’a plus d’heure libre pour un retrait" in plain(answer)


def test_no_time_at_all_is_asked_for(shopper, answers):
    page = plain(shopper.post(CHECKOUT + "comment/", answers | {"when": ""}))
    assert "Choisissez quand vous passez." in page


def test_a_time_that_is_not_offered_is_refused(shopper, answers):
    night = Window(TUESDAY + 14 * HOUR, TUESDAY + 15 * HOUR)
    assert "n’est plus libre" in plain(shopper.post(CHECKOUT + "comment/", answers | {"when": night.code}))


def test_who_is_delivered_is_not_asked_when_they_pass(shopper, answers, boulangerie, librairie):
    factories.card_account(boulangerie)
    factories.delivers(boulangerie)
    home = {"first_name": "Chloé", "last_name": "M", "line1": "1 rue", "postcode": "74000", "town": "Annecy"}
    home["phone"] = "06 39 98 20 01"
    answers |= {f"way_{boulangerie.pk}": "home", f"when_{boulangerie.pk}": "", "visit": "", "when": "", **home}
    assert shopper.post(CHECKOUT + "comment/", answers).status_code == 302
    page = plain(shopper.get(CHECKOUT + "payer/"))
    assert page.count("Aujourd’hui, entre 12 h et 13 h") == 1


def test_the_time_of_the_round_counts_for_the_one_shop_that_is_left_of_it(shopper, answers, boulangerie, librairie):
    factories.card_account(boulangerie)
    factories.delivers(boulangerie)
    home = {"first_name": "Chloé", "last_name": "M", "line1": "1 rue", "postcode": "74000", "town": "Annecy"}
    home["phone"] = "06 39 98 20 01"
    answers |= {f"way_{boulangerie.pk}": "home", "when": THREE.code, f"when_{librairie.pk}": NOON.code, **home}
    assert shopper.post(CHECKOUT + "comment/", answers).status_code == 302
    assert "Aujourd’hui, entre 15 h et 16 h" in plain(shopper.get(CHECKOUT + "payer/"))


def test_the_shop_that_is_left_of_a_round_is_asked_again_where_its_time_is_gone(
    shopper, answers, boulangerie, librairie
):
    factories.card_account(boulangerie)
    factories.delivers(boulangerie)
    at_hours(librairie, "18:00", "19:00")
    said = answers | {f"way_{boulangerie.pk}": "home", "when": THREE.code}
    assert f"Choisissez quand vous passez chez {librairie.name}." in plain(shopper.post(CHECKOUT + "comment/", said))


# ---- gone meanwhile
@pytest.fixture
def gone(shopper, answers, librairie, book, annecy):
    """The round was chosen with a note; then somebody else took the bookshop's last place of that hour."""
    shopper.post(CHECKOUT + "comment/", answers | {f"note_{librairie.pk}": "Sans sac", "first_name": "Chloé"})
    ShopDelivery.objects.filter(shop=librairie).update(orders_a_window=1)
    from_another = factories.basket(annecy, (book, 1), owner=people.user(city=annecy))
    place(from_another, librairie)
    return shopper


def place(basket, shop) -> None:
    with current.in_city(basket.city):
        placing.place(basket=basket, user=basket.owner, choices={shop.pk: placing.Choice(window=NOON)})


def test_a_window_that_went_while_reading_is_named_with_the_next(gone):
    answer = gone.post(CHECKOUT + "payer/", {"total": "24.80"}, follow=True)
    assert answer.redirect_chain[-1][0] == CHECKOUT + "comment/"
    told = "Le Fil de l’eau : aujourd’hui, entre 12 h et 13 h n’est plus libre. La prochaine heure libre : aujourd’hui, entre 13 h et 14 h."
    assert told in plain(answer)
    assert "Rien n’a été commandé" in plain(answer)
    assert Order.objects.count() == 1


def test_nothing_is_typed_again_after_that(gone):
    page = plain(gone.post(CHECKOUT + "payer/", {"total": "24.80"}, follow=True))
    assert "Sans sac" in page
    assert chosen_in(page)["when"] == Window(NOON.end, NOON.end + HOUR).code


def test_the_recap_sends_back_whose_hour_went(gone):
    answer = gone.get(CHECKOUT + "payer/", follow=True)
    assert "Le Fil de l’eau : aujourd’hui, entre 12 h et 13 h n’est plus libre." in plain(answer)


def test_a_new_shop_in_the_basket_is_asked_about_before_paying(shopper, answers, fromagerie, cheese, basket):
    shopper.post(CHECKOUT + "comment/", answers)
    at_hours(fromagerie, "09:00", "19:00")
    basket.add_product(cheese, 2)
    assert "Dites quand vous passez chez Fromagerie des Aravis." in plain(shopper.get(CHECKOUT + "payer/", follow=True))


def test_asking_when_costs_the_same_with_twenty_shops(shopper, annecy, basket, django_assert_max_num_queries):

    def cost() -> int:
        with django_assert_max_num_queries(200) as counted:
            page = shopper.get(CHECKOUT + "comment/").content
        assert len(page) < 120_000
        return len(counted)

    cost()  # the first request of a session writes it
    few = cost()
    for number in range(18):
        shop = people.shop(city=annecy, name=f"Échoppe {number}", pro=True)
        at_hours(shop, "09:00", "19:00")
        basket.add_product(factories.product(shop=shop, title=f"Objet {number}"), 1)
    assert cost() == few
