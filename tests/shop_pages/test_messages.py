"""Messages in the members' space: read, marked, deleted by whose they are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from membership.models import Shop
from shop_pages.letters.models import ShopMessage
from tests import factories


def message(shop: Shop, name: str = "Chloé", **more: str) -> ShopMessage:
    return ShopMessage.objects.create(
        shop=shop, name=name, email="chloe+pain@example.org", words="Une tourte ?\nMerci", **more
    )


@pytest.fixture
def inbox(boulangerie):
    return f"/espace-adherent/{boulangerie.pk}/messages/"


def test_a_merchant_reads_what_was_written_to_them(baker, boulangerie, inbox):
    message(boulangerie, about="La tourte")
    html = baker.get(inbox).content.decode()
    assert "Chloé" in html
    assert "La tourte" in html
    assert "Une tourte ?<br>Merci" in html
    assert "1 message à lire pour Boulangerie Pernet" in html
    assert 'href="mailto:chloe%2Bpain@example.org?subject=Votre%20message%20%C3%A0%20Boulangerie%20Pernet"' in html


def test_an_empty_inbox_says_where_messages_come_from(baker, inbox):
    assert "Personne n’a encore écrit" in baker.get(inbox).content.decode()


def test_a_message_is_marked_as_read(baker, boulangerie, inbox):
    one = message(boulangerie)
    response = baker.post(f"{inbox}{one.pk}/lu/")
    assert response.url == f"{inbox}#message-{one.pk}"
    one.refresh_from_db()
    assert not one.is_new


def test_a_message_is_put_back_to_be_read(baker, boulangerie, inbox):
    one = message(boulangerie, state=ShopMessage.State.READ)
    baker.post(f"{inbox}{one.pk}/lu/", {"again": "1"})
    one.refresh_from_db()
    assert one.is_new


def test_a_message_is_deleted(baker, boulangerie, inbox):
    baker.post(f"{inbox}{message(boulangerie).pk}/supprimer/")
    assert not boulangerie.messages.exists()


def test_the_door_says_how_many_are_to_be_read(baker, boulangerie, inbox):
    message(boulangerie)
    message(boulangerie)
    message(boulangerie, state=ShopMessage.State.READ)
    html = baker.get(f"/espace-adherent/{boulangerie.pk}/").content.decode()
    assert f'href="{inbox}"' in html
    assert "2 messages à lire." in html


def test_the_newest_stand_first_on_pages_of_twenty(baker, boulangerie, inbox):
    for number in range(21):
        message(boulangerie, name=f"Personne {number:02d}")
    first, second = (baker.get(f"{inbox}?page={page}").content.decode() for page in (1, 2))
    assert first.index("Personne 20") < first.index("Personne 01")
    assert "Personne 00" in second


def test_more_messages_cost_no_more_queries(baker, boulangerie, inbox):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            baker.get(inbox)
        return len(queries)

    message(boulangerie)
    baker.get(inbox)
    with_one = cost()
    for _number in range(19):
        message(boulangerie)
    assert cost() == with_one


# ---- isolation
@pytest.mark.parametrize(
    ("name", "method"), [("messages", "get"), ("message-mark", "post"), ("message-delete", "post")]
)
@pytest.mark.parametrize("through", ["their own shop", "the other shop"])
def test_messages_of_another_shop_are_not_there(baker, boulangerie, librairie, name, method, through):
    theirs = message(librairie, name="Secret du quai")
    shop = boulangerie if through == "their own shop" else librairie
    args = [shop.pk] if name == "messages" else [shop.pk, theirs.pk]
    response = getattr(baker, method)(reverse(f"shop-pages:{name}", args=args))
    assert response.status_code == (200 if (name, shop) == ("messages", boulangerie) else 404)
    assert "Secret du quai" not in response.content.decode()
    theirs.refresh_from_db()
    assert theirs.is_new


def test_a_customer_reads_nobodys_messages(client, boulangerie, chloe, inbox):
    message(boulangerie)
    factories.sign_in(client, chloe)
    assert client.get(inbox).status_code == 302


def test_nothing_is_changed_by_looking(baker, boulangerie, inbox):
    one = message(boulangerie)
    assert baker.get(f"{inbox}{one.pk}/lu/").status_code == 405
    assert baker.get(f"{inbox}{one.pk}/supprimer/").status_code == 405
