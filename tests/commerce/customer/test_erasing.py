"""A customer closes the account: who it was goes, what was bought stays."""

import pytest
from django.test import Client

from commerce.basket.models import Basket
from commerce.customer import accounts, addresses, erasing, exporting
from commerce.customer.models import AccountExport, Erasure
from commerce.order import mails
from commerce.order.models import Order, Purchase
from commerce.order.statuses import OrderStatus, PurchaseStatus
from kit import clock
from kit.archives import making
from kit.models import OutgoingMail
from membership.models import User
from shop_pages.letters.models import ShopMessage
from tests import factories as people
from tests.commerce import factories
from tests.commerce.customer.conftest import account, mails_to
from tests.commerce.customer.test_addresses import address

PAGE = account("annecy", "fermer/")
PASSWORD = "le-lac-est-froid"


@pytest.fixture
def chloe(annecy):
    return people.user(
        email="chloe@example.org",
        city=annecy,
        password=PASSWORD,
        first_name="Chloé",
        last_name="Martin",
        phone="04 65 71 00 42",
        email_confirmed_at=clock.now(),
    )


@pytest.fixture
def customer(client, chloe):
    people.sign_in(client, chloe)
    return client


@pytest.fixture
def bought(purchase):
    """Everything was handed over; the loaves were brought home."""
    order = Order.objects.filter(purchase=purchase).first()
    order.shipping_address = address().for_order()
    order.note = "Bien cuit, pour Chloé"
    order.save()
    Order.objects.update(status=OrderStatus.COLLECTED)
    Purchase.objects.update(status=PurchaseStatus.CONFIRMED)
    return purchase


def close(client, password=PASSWORD):
    return client.post(PAGE, {"current_password": password}, follow=True)


def test_a_customer_closes_the_account_with_the_password(customer, chloe):
    assert "Votre compte est fermé" in close(customer).text
    assert customer.get(account("annecy")).status_code == 302
    assert Erasure.objects.get().user == chloe


def test_without_the_password_nothing_is_erased(customer, chloe):
    assert "pas votre mot de passe actuel" in close(customer, "faux").text
    assert not Erasure.objects.exists()


def test_what_is_kept_is_said_before(customer):
    page = customer.get(PAGE).text
    assert "dix ans de comptes" in page
    assert account("annecy", "mes-donnees/") in page


def test_nothing_of_the_person_is_left(chloe, bought):
    addresses.add(user=chloe, address=address("5, rue Vaugelas"))
    erasing.erase(user=chloe)
    user = User.objects.get(pk=chloe.pk)
    assert (str(user), user.phone, user.email) == ("Compte effacé", "", f"compte-{chloe.pk}@efface.invalid")
    assert not addresses.of(user).exists()
    for order in Order.objects.select_related("shipping_address"):
        told = f"{vars(order)} {vars(order.shipping_address) if order.shipping_address else ''}"
        for trace in ("Chloé", "Martin", "rue du Lac", "04 65", "74000", "example.org", "Sonner"):
            assert trace not in told


def test_orders_keep_their_numbers_and_amounts(chloe, bought):
    before = list(Order.objects.order_by("pk").values_list("number", "total_incl_tax", "status"))
    erasing.erase(user=chloe)
    assert list(Order.objects.order_by("pk").values_list("number", "total_incl_tax", "status")) == before
    assert bought.orders.first().lines.exists()


def test_the_basket_goes_too(chloe, annecy, bread):
    factories.basket(annecy, (bread, 1), owner=chloe)
    erasing.erase(user=chloe)
    assert not Basket.objects.filter(owner=chloe).exists()


def test_a_file_that_was_made_is_no_more(chloe, django_capture_on_commit_callbacks):
    exporting.ask(user=chloe)
    file = AccountExport.objects.get().file
    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase(user=chloe)
    assert not AccountExport.objects.exists()
    assert not making.storage().exists(file)


def test_letters_of_a_confirmed_address_lose_their_author(chloe, boulangerie):
    ShopMessage.objects.create(shop=boulangerie, name="Chloé", email=chloe.email, words="J’habite rue du Lac")
    erasing.erase(user=chloe)
    message = ShopMessage.objects.get()
    assert (message.name, message.email) == ("Compte effacé", "")
    assert "rue du Lac" not in message.words


def test_letters_of_an_address_that_anybody_may_have_typed_stay(chloe, boulangerie):
    User.objects.filter(pk=chloe.pk).update(email_confirmed_at=None)
    ShopMessage.objects.create(shop=boulangerie, name="Chloé", email=chloe.email, words="Bonjour")
    erasing.erase(user=chloe)
    assert ShopMessage.objects.get().name == "Chloé"


def test_a_payment_under_way_holds_it_back(customer, chloe, purchase):
    assert "Un paiement est en cours" in close(customer).text
    assert User.objects.get(pk=chloe.pk).is_active


@pytest.mark.parametrize("status", [OrderStatus.PAID, OrderStatus.READY, OrderStatus.SENT])
def test_an_order_on_its_way_holds_it_back(customer, bought, status):
    Order.objects.filter(pk=bought.orders.first().pk).update(status=status)
    page = close(customer).text
    assert "1 commande ne vous est pas encore remise" in page
    assert "Fermer mon compte et tout effacer" not in page
    assert not Erasure.objects.exists()


def test_money_on_its_way_back_holds_it_back(chloe, bought):
    Order.objects.filter(pk=bought.orders.first().pk).update(status=OrderStatus.WITHDRAWN)
    with pytest.raises(erasing.HeldBack) as refusal:
        erasing.erase(user=chloe)
    assert "1 retour attend" in refusal.value.holds[0].text


def test_orders_of_somebody_else_hold_nobody_back(bought, annecy):
    Order.objects.update(status=OrderStatus.PAID)
    assert erasing.holds(people.user(email="autre@example.org", city=annecy)) == []


def test_a_mail_tells_it_to_the_old_address(chloe):
    erasing.erase(user=chloe)
    assert mails_to("chloe@example.org")[-1].subject == "Votre compte est fermé"


def test_mails_that_were_sent_are_forgotten(chloe):
    exporting.ask(user=chloe)
    OutgoingMail.objects.update(state=OutgoingMail.State.SENT)
    erasing.erase(user=chloe)
    assert [mail.subject for mail in mails_to("chloe@example.org")] == ["Votre compte est fermé"]


def test_mails_stay_while_another_town_knows_the_address(chloe, dinan):
    people.user(email=chloe.email, city=dinan)
    exporting.ask(user=chloe)
    erasing.erase(user=chloe)
    assert len(mails_to("chloe@example.org")) == 2


def test_the_address_begins_a_new_account(chloe, annecy, bought):
    erasing.erase(user=chloe)
    again = accounts.register(city=annecy, email="chloe@example.org", password="une-autre-farine")
    assert again.pk != chloe.pk
    assert not Purchase.objects.of_customer(again).exists()


def test_the_account_of_another_town_stays(customer, chloe, dinan):
    other = people.user(email=chloe.email, city=dinan)
    close(customer)
    other.refresh_from_db()
    assert (other.email, other.is_active) == ("chloe@example.org", True)


def test_every_device_is_signed_out(customer, chloe):
    other = Client()
    people.sign_in(other, chloe)
    close(customer)
    assert other.get(account("annecy")).status_code == 302


def test_the_old_password_opens_nothing(customer, chloe):
    close(customer)
    answer = Client().post(account("annecy", "connexion/"), {"username": "chloe@example.org", "password": PASSWORD})
    assert answer.status_code == 200


def test_impatient_hands_erase_once(chloe):
    erasing.erase(user=chloe)
    erasing.erase(user=chloe)
    assert Erasure.objects.count() == 1


def test_nobody_closes_without_signing_in(client, chloe):
    assert "/connexion/" in client.get(PAGE).url
    close(client)
    assert User.objects.get(pk=chloe.pk).is_active


def test_a_change_after_it_writes_to_nobody(chloe, bought):
    erasing.erase(user=chloe)
    count = OutgoingMail.objects.count()
    order = bought.orders.first()
    change = order.status_changes.create(old_status=OrderStatus.READY, new_status=OrderStatus.COLLECTED)
    mails.status_changed(Order.objects.get(pk=order.pk), change)
    assert OutgoingMail.objects.count() == count
