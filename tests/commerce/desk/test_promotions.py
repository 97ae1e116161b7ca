"""Promotions as a merchant announces them: every price is read before, nobody else's product is in them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.catalogue import variants
from commerce.catalogue.models import Product, Promotion
from commerce.partner import stock
from kit import clock
from tests.commerce import factories
from tests.commerce.catalogue.promoting import later, promote
from tests.commerce.desk.conftest import url
from tests.factories import sign_in

D = Decimal


@pytest.fixture
def desk(client, open_annecy, boulangerie):
    sign_in(client, boulangerie.person)
    return client


@pytest.fixture
def bread(boulangerie, departments):
    with later(days=-60):
        return factories.product(shop=boulangerie, title="Pain de seigle", price="5.00", category=departments["loaves"])


@pytest.fixture
def departments(db):
    bakery = factories.category("Boulangerie")
    return {"bakery": bakery, "loaves": factories.category("Pains", bakery), "books": factories.category("Livres")}


def told(shop, **values) -> dict[str, object]:
    today = clock.now().astimezone(shop.city.zone).date()
    usual = {
        "name": "Semaine du pain",
        "kind": "percent",
        "value": "20",
        "first_day": today.isoformat(),
        "last_day": (today + timedelta(days=6)).isoformat(),
        "covers": "all",
    }
    return usual | values


def add(desk, shop, **values):
    return desk.post(url("promotion-add", shop), told(shop, **values))


def announce(desk, shop, **values):
    """As somebody does who reads the prices first."""
    shown = add(desk, shop, **values)
    return add(desk, shop, **values, announce="1", seen=shown.context["digest"])


def test_every_price_is_shown_before(desk, bread, boulangerie):
    page = add(desk, boulangerie).text
    assert "Ce que coûtera chaque produit" in page
    assert "4,00" in page
    assert "−20 % affichés" in page
    assert not Promotion.objects.exists()


def test_what_was_read_is_announced(desk, client, bread, boulangerie):
    answer = announce(desk, boulangerie)
    made = Promotion.objects.get()
    assert answer.headers["Location"] == url("promotion", boulangerie, promotion_pk=made.pk)
    assert (made.by, made.shop) == (boulangerie.person, boulangerie)
    assert "4,00" in client.get("/annecy/marche/").text


def test_it_lasts_until_the_midnight_after_its_last_day(desk, bread, boulangerie):
    announce(desk, boulangerie)
    end = Promotion.objects.get().ends_at.astimezone(boulangerie.city.zone)
    assert (end.hour, end.minute) == (0, 0)
    assert end.date() == clock.now().astimezone(boulangerie.city.zone).date() + timedelta(days=7)


def test_what_nobody_read_is_not_announced(desk, bread, boulangerie):
    assert "Rien n’est lancé" in add(desk, boulangerie, announce="1").text
    assert not Promotion.objects.exists()


def test_a_price_that_changed_meanwhile_is_read_again(desk, bread, boulangerie):
    seen = add(desk, boulangerie).context["digest"]
    stock.set_price(factories.record(bread), D("6.00"), by=None)
    page = add(desk, boulangerie, announce="1", seen=seen).text
    assert "Rien n’est lancé" in page
    assert "4,80" in page
    assert not Promotion.objects.exists()


def test_a_price_without_a_strike_is_told(desk, bread, boulangerie):
    with later(days=-20):
        promote(bread, value="30", lasts=5)
    assert "Sans prix barré" in add(desk, boulangerie).text


def test_a_better_promotion_is_told(desk, bread, boulangerie):
    promote(bread, value="40")
    assert "fait déjà aussi bien" in add(desk, boulangerie).text


def test_each_size_is_shown_where_they_differ(desk, bread, boulangerie):
    variants.add(bread, sizes=["petit", "grand"], stock=3, by=None)
    size = Product.objects.everywhere().for_prices().get(pk=bread.pk).variants.all()[1]
    variants.price(size, D("8.00"), by=None)
    page = add(desk, boulangerie).text
    assert "Pain de seigle (grand)" in page
    assert "6,40" in page


def test_chosen_products_alone_are_in_it(desk, bread, boulangerie):
    factories.product(shop=boulangerie, title="Fougasse", price="3.00")
    announce(desk, boulangerie, covers="chosen", products=[bread.pk])
    assert [each.pk for each in Product.objects.everywhere().in_promotion(Promotion.objects.get())] == [bread.pk]


def test_a_department_has_what_stands_beneath_it(desk, bread, boulangerie, departments):
    factories.product(shop=boulangerie, title="Fougasse", price="3.00")
    announce(desk, boulangerie, covers="shelf", shelf=departments["bakery"].pk)
    assert [each.pk for each in Product.objects.everywhere().in_promotion(Promotion.objects.get())] == [bread.pk]


def test_a_department_without_a_product_of_ones_own_is_not_offered(desk, bread, boulangerie, departments):
    assert add(desk, boulangerie, covers="shelf", shelf=departments["books"].pk).status_code == 400


def test_a_strangers_product_is_not_in_it(desk, bread, boulangerie, librairie):
    stranger = factories.product(shop=librairie, title="Atlas", price="30.00")
    answer = add(desk, boulangerie, covers="chosen", products=[bread.pk, stranger.pk])
    assert answer.status_code == 400
    assert "Atlas" not in answer.text


def test_a_book_beyond_the_law_is_refused_by_name(client, open_annecy, librairie):
    factories.product(shop=librairie, title="Le Sentier", kind="book", price="20.00")
    sign_in(client, librairie.person)
    page = add(client, librairie, value="10").text
    assert "plus de 5 % sous le prix de l’éditeur" in page
    assert "Le Sentier" in page


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"value": "100"}, "jamais donné"),
        ({"value": "0"}, "au-dessus de zéro"),
        ({"value": ""}, "Dites de combien"),
        ({"first_day": "2020-01-01"}, "Ce jour est passé"),
        ({"last_day": "2020-01-01"}, "vient après le premier"),
        ({"last_day": "2099-01-01"}, "Trente jours au plus"),
        ({"covers": "chosen"}, "au moins un produit"),
        ({"covers": "shelf"}, "au moins un produit"),
    ],
)
def test_what_makes_no_promotion_is_said(desk, bread, boulangerie, values, said):
    answer = add(desk, boulangerie, **values)
    assert answer.status_code == 400
    assert said in answer.text


# ---- the list
def test_what_runs_what_is_to_come_and_what_is_over_are_told_apart(desk, bread, boulangerie):
    with later(days=-20):
        promote(bread, lasts=5)
    promote(bread)
    promote(bread, begins=3)
    page = desk.get(url("promotions", boulangerie)).text
    assert [page.count(state) for state in ("En cours", "Prévue", "Terminée")] == [1, 1, 1]


def test_without_one_the_list_says_how(desk, boulangerie):
    assert "Votre première promotion" in desk.get(url("promotions", boulangerie)).text


def test_one_that_runs_is_ended(desk, client, bread, boulangerie):
    made = promote(bread)
    answer = desk.post(url("promotion-stop", boulangerie, promotion_pk=made.pk), follow=True)
    assert "vos prix habituels sont revenus" in answer.text
    assert "5,00" in client.get("/annecy/marche/").text


def test_one_to_come_is_withdrawn(desk, bread, boulangerie):
    made = promote(bread, begins=3)
    desk.post(url("promotion-stop", boulangerie, promotion_pk=made.pk))
    assert not Promotion.objects.exists()


def test_one_that_is_over_stays(desk, bread, boulangerie):
    with later(days=-20):
        made = promote(bread, lasts=5)
    assert (
        "était déjà terminée" in desk.post(url("promotion-stop", boulangerie, promotion_pk=made.pk), follow=True).text
    )
    assert "4,00" in desk.get(url("promotion", boulangerie, promotion_pk=made.pk)).text


@pytest.mark.parametrize("name", ["promotion", "promotion-stop"])
def test_a_strangers_promotion_is_not_found(desk, boulangerie, librairie, name):
    made = promote(factories.product(shop=librairie, price="30.00"))
    for shop in (boulangerie, librairie):
        asked = desk.get if name == "promotion" else desk.post
        assert asked(url(name, shop, promotion_pk=made.pk)).status_code == 404
    made.refresh_from_db()
    assert made.ends_at > clock.now()


@pytest.mark.parametrize("name", ["promotions", "promotion-add"])
def test_a_strangers_desk_is_not_found(desk, librairie, name):
    assert desk.get(url(name, librairie)).status_code == 404


def test_nobody_announces_without_signing_in(client, open_annecy, boulangerie):
    assert client.get(url("promotions", boulangerie)).status_code == 302


# ---- how much it costs
def count(ask) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert ask().status_code == 200
    return len(asked)


def test_a_preview_costs_the_same_for_one_and_for_twenty(desk, bread, boulangerie):
    add(desk, boulangerie)
    one = count(lambda: add(desk, boulangerie))
    for _each in range(19):
        factories.product(shop=boulangerie)
    assert count(lambda: add(desk, boulangerie)) == one


def test_the_list_costs_the_same_for_one_and_for_twenty(desk, bread, boulangerie):
    promote(bread)
    desk.get(url("promotions", boulangerie))
    one = count(lambda: desk.get(url("promotions", boulangerie)))
    for _each in range(18):
        promote(bread)
    assert count(lambda: desk.get(url("promotions", boulangerie))) == one
