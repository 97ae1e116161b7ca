"""Who reads a paper: its customer and its shop, nobody else; the books of a month."""

import io
import zipfile
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.papers import exporting, papers
from commerce.papers.models import Paper
from kit import clock
from kit.models import OutgoingMail
from membership.models import ShopRole
from tests import factories as people
from tests.commerce.papers.conftest import order_of

FORM = {"company": "Aravis SARL", "address": "1 rue Royale, 74000 Annecy", "vat_number": "FR 40 303 265 045"}


@pytest.fixture
def chloes(client, chloe):
    people.sign_in(client, chloe)
    return client


@pytest.fixture
def receipt(sold_bread):
    return Paper.objects.receipt_of(sold_bread)


def of_customer(paper: Paper, city: str = "annecy") -> str:
    return f"/{city}/mon-compte/papiers/{paper.number}/"


def wish(order) -> str:
    return f"/annecy/mon-compte/commandes/{order.number}/facture/"


def desk(shop, rest: str = "") -> str:
    return f"/annecy/tableau-de-bord/{shop.slug}/documents/{rest}"


def sells(client, shop, role=ShopRole.Role.SELLER):
    person = people.act_for(shop=shop, user=people.user(), role=role)
    people.sign_in(client, person)
    return client


# --- customers -----------------------------------------------------------------------------------


def test_the_purchase_page_leads_to_the_receipt(chloes, paid, receipt):
    assert of_customer(receipt) in chloes.get(f"/annecy/mon-compte/achats/{paid.number}/").text


def test_a_customer_takes_the_receipt_as_pdf(chloes, receipt):
    answer = chloes.get(of_customer(receipt))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")


def test_somebody_elses_receipt_is_not_found(client, annecy, receipt):
    people.sign_in(client, people.user(city=annecy))
    assert client.get(of_customer(receipt)).status_code == 404


def test_a_stranger_is_asked_to_sign_in_first(client, receipt):
    assert client.get(of_customer(receipt)).status_code == 302


def test_the_mail_that_confirms_leads_to_the_receipt(receipt, chloe):
    mail = OutgoingMail.objects.get(to=chloe.email, key__startswith="purchase-")
    assert of_customer(receipt) in mail.text
    assert of_customer(receipt) in mail.html


def test_a_company_asks_for_an_invoice(chloes, sold_bread):
    answer = chloes.post(wish(sold_bread), FORM, follow=True)
    made = Paper.objects.sale_of(sold_bread)
    assert made.number in answer.text
    assert (made.kind, made.buyer["company"], made.buyer["vat_number"]) == ("invoice", "Aravis SARL", "FR40303265045")
    assert wish(sold_bread) not in answer.text


def test_a_vat_number_that_is_none_is_refused(chloes, sold_bread):
    answer = chloes.post(wish(sold_bread), FORM | {"vat_number": "FR12345"})
    assert answer.status_code == 400
    assert Paper.objects.sale_of(sold_bread).is_receipt


def test_an_invoice_without_a_name_is_refused(chloes, sold_bread):
    assert "Une facture porte un nom." in chloes.post(wish(sold_bread), FORM | {"company": ""}).text


def test_an_invoice_waits_for_the_payment(chloes, paid, librairie):
    answer = chloes.get(wish(order_of(paid, librairie)), follow=True)
    assert "Une facture suit le paiement" in answer.text


def test_nobody_asks_for_an_invoice_of_somebody_elses_order(client, annecy, sold_bread):
    people.sign_in(client, people.user(city=annecy))
    assert client.post(wish(sold_bread), FORM).status_code == 404


# --- the shop ------------------------------------------------------------------------------------


def test_a_seller_finds_the_month(client, sold_bread, receipt):
    page = sells(client, sold_bread.shop).get(desk(sold_bread.shop)).text
    assert receipt.number in page
    assert "9,80" in page


def test_a_shop_without_sales_reads_when_the_first_is_made(client, boulangerie):
    assert "Pas encore de reçu" in sells(client, boulangerie).get(desk(boulangerie)).text


def test_a_seller_takes_one_as_pdf(client, sold_bread, receipt):
    answer = sells(client, sold_bread.shop).get(desk(sold_bread.shop, f"{receipt.number}/"))
    assert answer.content.startswith(b"%PDF")


def test_another_shops_paper_is_not_found(client, sold_bread, fromagerie, receipt):
    assert sells(client, fromagerie).get(desk(fromagerie, f"{receipt.number}/")).status_code == 404


@pytest.mark.parametrize("rest", ["", "2026/1/tableau/", "2026/1/tout/"])
def test_another_shops_documents_are_not_found(client, sold_bread, fromagerie, rest):
    assert sells(client, fromagerie).get(desk(sold_bread.shop, rest)).status_code == 404


def test_who_only_writes_the_page_reads_no_papers(client, sold_bread):
    assert sells(client, sold_bread.shop, ShopRole.Role.EDITOR).get(desk(sold_bread.shop)).status_code == 404


def test_a_month_that_is_none_is_not_found(client, boulangerie):
    assert sells(client, boulangerie).get(desk(boulangerie, "2026/13/tableau/")).status_code == 404


def test_the_month_as_a_table_counts_what_went_back_and_no_sale_twice(client, sold_bread):
    papers.invoice(sold_bread, company="=SUM(A1)", address="1 rue Royale")
    papers.credit(sold_bread, amount=Decimal("4.90"), cause="", key="r")
    today = clock.today()
    table = sells(client, sold_bread.shop).get(desk(sold_bread.shop, f"{today.year}/{today.month}/tableau/"))
    rows = [row.split(";") for row in table.content.decode("utf-8-sig").splitlines()]
    assert [row[1] for row in rows[1:]] == ["reçu", "facture", "avoir"]
    assert [(row[4], row[-1]) for row in rows[1:]] == [("oui", "9,80"), ("non", "9,80"), ("oui", "-4,90")]
    assert rows[2][6] == "'=SUM(A1)"
    found = exporting.sums(Paper.objects.of_shop(sold_bread.shop))
    assert sum(each.total for each in found) == Decimal("4.90")


def test_the_month_in_one_file(client, sold_bread, receipt):
    today = clock.today()
    answer = sells(client, sold_bread.shop).get(desk(sold_bread.shop, f"{today.year}/{today.month}/tout/"))
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["tableau.csv", f"{receipt.number}.pdf"]
        assert archive.read(f"{receipt.number}.pdf").startswith(b"%PDF")


def test_a_long_month_costs_the_same(client, sold_bread):
    sells(client, sold_bread.shop)

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(desk(sold_bread.shop)).status_code == 200
        return len(asked)

    cost()
    one = cost()
    for place in range(20):
        papers.credit(sold_bread, amount=Decimal("0.10"), cause="", key=f"r{place}")
    assert cost() == one
