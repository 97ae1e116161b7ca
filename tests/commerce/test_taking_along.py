"""What the market knows of a shop: taken along in its file, and holding it back while it isn't finished."""

import csv
import io
import json

import pytest

from commerce import export_parts, holding_back
from commerce.order import changing
from commerce.order.statuses import OrderStatus
from commerce.payment.models import ShopTransfer
from kit import clock
from membership import leaving
from tests.commerce import factories
from tests.commerce.catalogue.promoting import promote
from tests.commerce.desk.conftest import an_order, desk, order, paid_order  # noqa: F401


def parts(shop):
    found = list(export_parts.parts(shop))
    assert len({part.path for part in found}) == len(found)
    return {part.path: part for part in found}


def rows(part):
    return list(csv.DictReader(io.StringIO(part.content.decode("utf-8-sig")), delimiter=";"))


def test_products_go_along(librairie, book):
    [row] = rows(parts(librairie)["produits/produits.csv"])
    assert row["titre"] == book.title
    assert "," in row["prix_ttc"]
    assert json.loads(parts(librairie)["produits/produits.json"].content)[0]["titre"] == book.title


def test_another_shops_products_stay_there(boulangerie, librairie, book):
    assert "produits/produits.csv" not in parts(boulangerie)


def test_zones_and_days_of_delivery_go_along(librairie):
    factories.delivers(librairie, factories.zone("74000", fee="2.50"), home_hours=[[1, "17:00", "20:00"]])
    [row] = rows(parts(librairie)["livraison/zones.csv"])
    assert (row["codes_postaux"], row["prix"]) == ("74000", "2,50")
    assert json.loads(parts(librairie)["livraison/jours.json"].content)["creneaux"] == [[1, "17:00", "20:00"]]


def test_who_never_delivered_takes_no_zones_along(boulangerie, librairie):
    factories.delivers(librairie)
    assert "livraison/zones.csv" not in parts(boulangerie)


def test_promotions_go_along_with_what_they_are_about(librairie, book):
    promote(book, value="5")
    [row] = rows(parts(librairie)["produits/promotions.csv"])
    assert (row["nom"], row["valeur"], row["produits"]) == ("Semaine du pain", "5,00", book.title)
    assert json.loads(parts(librairie)["produits/promotions.json"].content)[0]["produits"] == book.title


def test_another_shops_promotions_stay_there(boulangerie, librairie, book):
    promote(book, value="5")
    assert "produits/promotions.csv" not in parts(boulangerie)


def test_many_promotions_cost_what_one_does(librairie, django_assert_num_queries):
    def cost():
        with django_assert_num_queries(40, exact=False) as asked:
            list(export_parts.parts(librairie))
        return len(asked)

    promote(factories.product(shop=librairie))
    first = cost()
    for _number in range(19):
        promote(factories.product(shop=librairie))
    assert cost() == first


def test_an_order_goes_along_with_its_lines(librairie, order, book):  # noqa: F811
    found = parts(librairie)
    [row] = rows(found["commandes/commandes.csv"])
    assert (row["numero"], row["client"]) == (order.number, "Chloé Bernard")
    [line] = rows(found["commandes/lignes.csv"])
    assert (line["commande"], line["produit"], line["quantite"]) == (order.number, book.title, "1")
    assert json.loads(found["commandes/commandes.json"].content)[0]["lignes"][0]["produit"] == book.title


def test_another_shops_orders_stay_there(boulangerie, order):  # noqa: F811
    assert "commandes/commandes.csv" not in parts(boulangerie)


def test_the_money_of_an_order_goes_along(librairie, paid_order):  # noqa: F811
    transfer = ShopTransfer.objects.filter(order=paid_order).first() or ShopTransfer.objects.create(
        order=paid_order, gross="10.00", fee_share="0.39", net="9.61", next_attempt_at=clock.now()
    )
    [row] = rows(parts(librairie)["argent/virements.csv"])
    assert row["commande"] == paid_order.number
    assert row["net"].replace(",", ".") == str(transfer.net)


def test_a_title_that_looks_like_a_formula_is_none(librairie, annecy):
    factories.product(shop=librairie, title="=1+1")
    assert rows(parts(librairie)["produits/produits.csv"])[0]["titre"] == "'=1+1"


def test_it_costs_the_same_with_many_orders(librairie, open_annecy, django_assert_num_queries):
    book = factories.product(shop=librairie, stock=50)

    def cost():
        with django_assert_num_queries(40, exact=False) as asked:
            list(export_parts.parts(librairie))
        return len(asked)

    an_order(librairie, book)
    first = cost()
    for _number in range(19):
        an_order(librairie, book)
    assert cost() == first


def test_an_order_on_its_way_holds_the_shop_back(librairie, order):  # noqa: F811
    [hold] = holding_back.holds(librairie)
    assert "1 commande" in str(hold.text)
    with pytest.raises(leaving.HeldBack):
        leaving.leave(shop=librairie, by=librairie.person, typed_name=librairie.name)


def test_an_order_handed_over_lets_it_go(librairie, order):  # noqa: F811
    for state in (OrderStatus.READY, OrderStatus.COLLECTED):
        changing.change(order=order, to=state)
    assert holding_back.holds(librairie) == []


def test_a_return_that_is_not_refunded_holds_it_back(librairie, order):  # noqa: F811
    for state in (OrderStatus.READY, OrderStatus.COLLECTED, OrderStatus.RETURNED):
        changing.change(order=order, to=state)
    assert "remboursement" in str(holding_back.holds(librairie)[0].text)


def test_money_on_its_way_holds_it_back(librairie, order):  # noqa: F811
    for state in (OrderStatus.READY, OrderStatus.COLLECTED):
        changing.change(order=order, to=state)
    ShopTransfer.objects.create(order=order, gross="10.00", fee_share="0.39", net="9.61", next_attempt_at=clock.now())
    assert "virement" in str(holding_back.holds(librairie)[0].text)


def test_another_shops_orders_hold_nobody_back(boulangerie, order):  # noqa: F811
    assert holding_back.holds(boulangerie) == []
