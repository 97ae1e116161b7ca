"""Papers in the file of a shop, and in that of who bought: a table of all, each as PDF."""

import csv
import io
import json

import pytest

from commerce.customer import export_parts as of_account
from commerce.export_parts import parts
from commerce.papers import papers, taking_along
from commerce.papers.models import Paper
from tests import factories as people
from tests.commerce.papers.conftest import hand_over, order_of


def paths(found) -> list[str]:
    return [part.path for part in found if part.path.startswith("documents/")]


def content(found, path: str) -> bytes:
    return next(part.content for part in found if part.path == path)


@pytest.fixture
def receipt(sold_bread):
    return Paper.objects.receipt_of(sold_bread)


def test_a_shop_takes_its_papers_along_as_pdf(boulangerie, receipt):
    found = list(parts(boulangerie))
    assert content(found, f"documents/{receipt.number}.pdf").startswith(b"%PDF")
    [row] = csv.DictReader(io.StringIO(content(found, "documents/documents.csv").decode("utf-8-sig")), delimiter=";")
    assert row["numero"] == receipt.number


def test_a_customer_takes_receipt_and_invoice_along(chloe, sold_bread, receipt):
    invoice = papers.invoice(sold_bread, company="Martel SARL", address="12, rue de l’Isle, 74000 Annecy")
    found = list(of_account.papers(chloe))
    assert {f"documents/{receipt.number}.pdf", f"documents/{invoice.number}.pdf"} <= set(paths(found))
    told = {each["number"]: each for each in json.loads(content(found, "documents/documents.json"))}
    assert told[invoice.number]["buyer"]["company"] == "Martel SARL"


def test_another_shops_papers_stay_there(librairie, fromagerie, receipt):
    assert paths(parts(librairie)) == []
    assert f"documents/{receipt.number}.pdf" not in paths(parts(fromagerie))


def test_another_customers_papers_stay_there(annecy, receipt):
    assert list(of_account.papers(people.user(city=annecy))) == []


def test_of_very_many_the_latest_are_there_as_pdf(monkeypatch, chloe, paid, sold_bread, librairie):
    hand_over(order_of(paid, librairie))
    monkeypatch.setattr(taking_along, "MOST_PDFS", 1)
    found = list(of_account.papers(chloe))
    latest = Paper.objects.of_customer(chloe).order_by("-pk").first()
    assert [path for path in paths(found) if path.endswith(".pdf")] == [f"documents/{latest.number}.pdf"]
    assert len(json.loads(content(found, "documents/documents.json"))) == Paper.objects.of_customer(chloe).count()
    assert any("1 derniers" in str(part.words) for part in found)


def test_papers_are_asked_for_once_however_many(chloe, paid, librairie, django_assert_num_queries):
    with django_assert_num_queries(1):
        list(of_account.papers(chloe))
    hand_over(order_of(paid, librairie))
    with django_assert_num_queries(1):
        list(of_account.papers(chloe))
