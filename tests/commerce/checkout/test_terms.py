"""What has to be known before the button: what can't be sent back and why, how long it takes, that one is of age."""

import pytest

from commerce.order import placing
from commerce.order.models import Purchase
from membership.current import in_city
from tests.commerce import factories
from tests.factories import sign_in


@pytest.fixture
def wine(open_annecy, librairie):
    return factories.product(shop=librairie, title="Vin jaune", kind="alcohol", facts={"degree": "14"}, stock=6)


@pytest.fixture
def cake(open_annecy, librairie):
    return factories.product(
        shop=librairie, title="Gâteau", exemption="made_to_order", made_to_order_days=3, stock=5, net_quantity=500
    )


@pytest.fixture
def at_the_button(client, annecy, chloe):
    """Chloé stands before the last button, with what she put into her basket."""

    def go(*products):
        sign_in(client, chloe)
        factories.basket(annecy, *[(each, 1) for each in products], owner=chloe)
        ways = client.get("/annecy/commande/comment/")
        posted = {name: str(field.initial or "") for name, field in ways.context["form"].fields.items()}
        return client.post("/annecy/commande/comment/", posted, follow=True)

    return go


def order(client, page, **more):
    return client.post("/annecy/commande/payer/", {"total": str(page.context["recap"].total), **more}, follow=True)


def test_who_buys_wine_says_to_be_of_age(client, at_the_button, wine):
    page = at_the_button(wine)
    assert 'name="adult" value="1" required' in page.text
    order(client, page, adult="1")
    assert Purchase.objects.get().adult_declared_at


def test_without_saying_so_nothing_is_ordered(client, at_the_button, wine):
    page = order(client, at_the_button(wine))
    assert "dites que vous avez 18 ans ou plus" in page.text
    assert not Purchase.objects.exists()
    assert not factories.record(wine).num_allocated


def test_who_buys_none_is_not_asked(client, at_the_button, cake):
    page = at_the_button(cake)
    assert 'name="adult"' not in page.text
    order(client, page, adult="1")
    assert Purchase.objects.get().adult_declared_at is None


def test_the_rule_is_where_the_purchase_is_placed(annecy, chloe, wine):
    basket = factories.basket(annecy, (wine, 1), owner=chloe)
    with in_city(annecy), pytest.raises(placing.AgeIsNotDeclared):
        placing.place(basket=basket, user=chloe, choices={})


def test_the_basket_says_price_a_kilo_delay_and_no_withdrawal(client, at_the_button, cake):
    at_the_button(cake)
    page = client.get("/annecy/panier/").text
    assert "9,00\u00a0€ le\u00a0kg" in page
    assert "prêt en 3 jours" in page
    assert "Pas de rétractation\u00a0: fait pour vous" in page


def test_the_last_step_says_both(at_the_button, cake):
    page = at_the_button(cake).text
    assert "Gâteau (fait pour vous, selon vos indications)" in page
    assert "prêt en 3 jours" in page


def test_the_order_keeps_both_whatever_becomes_of_the_product(client, at_the_button, cake):
    order(client, at_the_button(cake))
    cake.withdrawal_exemption, cake.made_to_order_days = "", 0
    cake.save()
    number = Purchase.objects.get().number
    page = client.get(f"/annecy/mon-compte/achats/{number}/").text
    assert "prêt en 3 jours" in page
    assert "Pas de rétractation\u00a0: fait pour vous" in page
