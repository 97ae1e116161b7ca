"""« Prévenez-moi »: written to once, in the order asked, no more of them than there are pieces."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from commerce.customer import alerts, erasing
from commerce.customer.models import StockAlert
from commerce.partner.models import StockRecord
from kit import clock
from membership import current
from membership.models import Subscription
from tests import factories as people
from tests.commerce import factories
from tests.commerce.customer.conftest import account, mails_to
from tests.commerce.customer.test_exporting import opened

HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def gone(bread, open_annecy):
    stock(0)
    return bread


@pytest.fixture
def customer(client, chloe):
    people.sign_in(client, chloe)
    return client


@pytest.fixture
def queue(gone, annecy):
    """Five wait, in the order of their names."""
    found = [people.user(email=f"{letter}@example.org", city=annecy) for letter in "abcde"]
    for person in found:
        StockAlert.objects.create(user=person, product=gone)
    return found


def stock(quantity: int) -> None:
    StockRecord.objects.update(num_in_stock=quantity)


def press(client, product, headers=None):
    return client.post(account("annecy", f"prevenir/{product.pk}/"), headers=headers or HERE)


def told(queue) -> str:
    return "".join(person.email[0] for person in queue if mails_to(person.email))


def test_a_sold_out_product_offers_it_to_everybody_alike(customer, gone):
    page = Client().get(gone.get_absolute_url()).text
    assert "Prévenez-moi" in page
    assert customer.get(gone.get_absolute_url()).text == page


def test_a_product_that_is_there_offers_nothing(client, open_annecy, bread):
    assert "Prévenez-moi" not in client.get(bread.get_absolute_url()).text


def test_a_customer_waits(customer, chloe, gone):
    assert press(customer, gone).url == account("annecy", "favoris/")
    assert "Nous vous préviendrons" in customer.get(account("annecy", "favoris/")).text
    assert StockAlert.objects.get().user == chloe


def test_asked_by_impatient_hands_it_is_asked_once(customer, gone):
    press(customer, gone)
    press(customer, gone)
    assert StockAlert.objects.count() == 1


def test_a_visitor_is_asked_in_and_comes_back(client, gone):
    back = urlencode({"next": gone.get_absolute_url()})
    assert press(client, gone).url == f"/annecy/mon-compte/connexion/?{back}"
    assert not StockAlert.objects.exists()


def test_another_site_asks_for_nobody(customer, gone):
    assert press(customer, gone, {"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_what_is_there_needs_no_waiting(customer, open_annecy, bread):
    assert press(customer, bread).url == bread.get_absolute_url()
    assert not StockAlert.objects.exists()


def test_a_product_of_another_town_is_not_found(customer, fleuriste, open_annecy):
    assert press(customer, factories.product(shop=fleuriste, stock=0)).status_code == 404


def test_one_waits_no_more(customer, chloe, gone, annecy):
    other = people.user(email="autre@example.org", city=annecy)
    StockAlert.objects.create(user=other, product=gone)
    press(customer, gone)
    customer.post(account("annecy", f"prevenir/{gone.pk}/oublier/"), headers=HERE)
    assert StockAlert.objects.get().user == other


def test_while_it_is_sold_out_nobody_is_told(queue):
    assert alerts.tell_due() == 0


def test_as_many_are_told_as_there_are_pieces_in_the_order_asked(queue):
    stock(2)
    assert alerts.tell_due() == 2
    assert told(queue) == "ab"


def test_the_next_round_tells_nobody_twice(queue):
    stock(2)
    alerts.tell_due()
    assert alerts.tell_due() == 0
    assert len(mails_to("a@example.org")) == 1


def test_what_is_still_there_after_a_day_goes_to_the_next(queue):
    stock(2)
    alerts.tell_due()
    with clock.shifted(timedelta(days=1, minutes=1)):
        alerts.tell_due()
    assert told(queue) == "abcd"


def test_more_pieces_tell_more(queue):
    stock(2)
    alerts.tell_due()
    stock(3)
    assert alerts.tell_due() == 1
    assert told(queue) == "abc"


def test_pieces_that_are_being_paid_for_tell_nobody(queue):
    StockRecord.objects.update(num_in_stock=2, num_allocated=2)
    assert alerts.tell_due() == 0


def test_what_nobody_counts_tells_all(queue):
    StockRecord.objects.update(mode=StockRecord.Mode.UNCOUNTED)
    assert alerts.tell_due() == 5


def test_the_mail_leads_to_the_product(queue, gone):
    stock(1)
    alerts.tell_due()
    mail = mails_to("a@example.org")[0]
    assert mail.subject.replace("\xa0", " ") == "De retour : Pain de campagne"
    assert gone.get_absolute_url() in mail.text


def test_a_shut_market_tells_nobody(queue):
    stock(5)
    Subscription.objects.all().delete()
    assert alerts.tell_due() == 0
    assert StockAlert.objects.waiting().count() == 5


def test_who_was_told_may_wait_again(chloe, gone, annecy):
    with current.in_city(annecy):
        alerts.ask(user=chloe, product=gone)
        stock(1)
        alerts.tell_due()
        stock(0)
        gone.refresh_from_db()
        StockAlert.objects.create(user=chloe, product=gone)
    assert StockAlert.objects.waiting().count() == 1


def test_they_are_taken_along(chloe, gone):
    StockAlert.objects.create(user=chloe, product=gone)
    assert "Pain de campagne" in opened(chloe).read("compte/alertes.csv").decode("utf-8-sig")


def test_they_go_with_the_account(chloe, gone):
    StockAlert.objects.create(user=chloe, product=gone)
    erasing.erase(user=chloe)
    assert not StockAlert.objects.exists()
