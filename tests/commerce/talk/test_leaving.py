"""What was said goes along with either side, and is forgotten with the customer."""

import pytest

from commerce.customer import erasing, export_parts
from commerce.export_parts import parts
from commerce.talk.models import Message
from tests.commerce.talk.conftest import answer, ask, hand_over
from tests.commerce.test_taking_along import rows
from tests.factories import user


@pytest.fixture
def talked(order, librairie):
    order.shop.person = librairie.person
    ask(order, "Chloé ici, au 06 39 98 00 01")
    answer(order, "Merci Chloé")
    return order


def of_shop(shop):
    return [part for part in parts(shop) if part.path == "commandes/messages.csv"]


def test_a_shop_takes_both_sides_along(talked, librairie):
    [part] = of_shop(librairie)
    first, second = rows(part)
    assert (first["commande"], first["de"], first["message"]) == (
        talked.number,
        "Chloé Bernard",
        "Chloé ici, au 06 39 98 00 01",
    )
    assert second["de"].endswith("Le Fil de l’eau")


def test_a_customer_takes_both_sides_along(talked):
    [part] = export_parts.talk(talked.user)
    assert [(row["de"], row["message"]) for row in rows(part)] == [
        ("vous", "Chloé ici, au 06 39 98 00 01"),
        ("Le Fil de l’eau", "Merci Chloé"),
    ]


def test_nobody_takes_along_what_others_said(talked, boulangerie, annecy):
    assert of_shop(boulangerie) == []
    assert list(export_parts.talk(user(city=annecy))) == []


def test_with_the_account_the_words_of_both_sides_go(talked):
    hand_over(talked)
    erasing.erase(user=talked.user)
    assert {message.words for message in Message.objects.all()} == {"Message effacé à la demande de la personne."}
    assert [str(message.by) for message in Message.objects.filter(side="customer")] == ["Compte effacé"]


def test_what_other_customers_said_stays(talked):
    erasing.erase(user=user(city=talked.city))
    assert [message.words for message in Message.objects.all()] == ["Chloé ici, au 06 39 98 00 01", "Merci Chloé"]
