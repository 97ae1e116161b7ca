"""Everything a town knows of a customer, in one file that nobody else fetches."""

import io
import json
from datetime import timedelta
from zipfile import ZipFile

import pytest

from commerce.customer import addresses, exporting
from commerce.customer.models import AccountExport
from kit import clock
from kit.archives import making
from shop_pages.letters.models import ShopMessage
from tests import factories as people
from tests.commerce import factories
from tests.commerce.customer.conftest import account, mails_to
from tests.commerce.customer.test_addresses import address

PAGE = account("annecy", "mes-donnees/")


@pytest.fixture
def customer(client, chloe):
    people.sign_in(client, chloe)
    return client


@pytest.fixture
def lost(monkeypatch):
    """The worker loses what it is given."""
    monkeypatch.setattr(exporting, "make", type("Lost", (), {"enqueue": staticmethod(lambda pk: None)}))


def opened(user) -> ZipFile:
    exporting.ask(user=user)
    with making.open_file(AccountExport.objects.of_user(user).get()) as file:
        return ZipFile(io.BytesIO(file.read()))


def everything(archive: ZipFile) -> str:
    return b"".join(archive.read(name) for name in archive.namelist()).decode()


def test_a_customer_asks_and_fetches(customer, chloe):
    assert "Votre fichier est prêt" in customer.post(PAGE, follow=True).text
    fetched = customer.get(f"{PAGE}{AccountExport.objects.get().pk}.zip")
    assert "mon-compte-annecy-" in fetched.headers["Content-Disposition"]
    assert ZipFile(io.BytesIO(b"".join(fetched.streaming_content))).testzip() is None


def test_a_mail_tells_that_it_is_ready(chloe):
    exporting.ask(user=chloe)
    mail = mails_to(chloe.email)[-1]
    assert mail.subject == "Vos données sont prêtes"
    assert PAGE in mail.text


def test_who_one_is_and_where_one_lives_is_in_it(chloe):
    addresses.add(user=chloe, address=address())
    archive = opened(chloe)
    assert json.loads(archive.read("compte/compte.json"))["adresse_email"] == chloe.email
    assert json.loads(archive.read("compte/adresses.json"))[0]["line1"] == "1, rue du Lac"
    assert "rue du Lac" in archive.read("compte/adresses.csv").decode("utf-8-sig")


def test_purchases_are_in_it_order_by_order(chloe, purchase):
    archive = opened(chloe)
    told = json.loads(archive.read("achats/commandes.json"))
    assert [each["numero"] for each in told] == [f"{purchase.reference}-{n}" for n in (1, 2, 3)]
    assert purchase.reference in archive.read("achats/achats.csv").decode("utf-8-sig")
    assert "Pain de campagne" in archive.read("achats/lignes.csv").decode("utf-8-sig")


def test_the_basket_is_in_it(chloe, basket):
    assert "Pain de campagne" in opened(chloe).read("achats/panier.csv").decode("utf-8-sig")


def test_a_file_says_what_each_of_its_files_is(chloe, purchase):
    archive = opened(chloe)
    told = archive.read("LISEZ-MOI.txt").decode("utf-8-sig")
    assert [name for name in archive.namelist() if name != "LISEZ-MOI.txt" and name not in told] == []


def test_what_one_wrote_to_shops_is_in_it_once_the_address_is_confirmed(chloe, boulangerie):
    ShopMessage.objects.create(shop=boulangerie, name="Chloé", email=chloe.email, words="Avez-vous du seigle ?")
    assert "seigle" not in everything(opened(chloe))
    chloe.email_confirmed_at = clock.now()
    chloe.save()
    assert "seigle" in everything(opened(chloe))


def test_nothing_of_another_customer_is_in_it(chloe, purchase, annecy, dinan, bread):
    other = people.user(email="autre@example.org", city=annecy)
    addresses.add(user=other, address=address("7, rue Secrète"))
    factories.basket(annecy, (bread, 1), owner=other)
    namesake = people.user(email=chloe.email, city=dinan)
    addresses.add(user=namesake, address=address("8, rue de Dinan"))
    told = everything(opened(chloe))
    for foreign in ("autre@example.org", "rue Secrète", "rue de Dinan"):
        assert foreign not in told


def test_a_formula_stays_words(chloe):
    addresses.add(user=chloe, address=address("=1+1"))
    assert "'=1+1" in opened(chloe).read("compte/adresses.csv").decode("utf-8-sig")


def test_while_it_is_made_the_page_looks_again(customer, lost):
    answer = customer.post(PAGE, follow=True)
    assert "Nous préparons votre fichier" in answer.text
    assert answer.headers["Refresh"] == "4"


def test_impatient_hands_ask_for_one(customer, chloe, lost):
    for _time in range(3):
        customer.post(PAGE)
    assert AccountExport.objects.count() == 1


def test_what_the_worker_lost_is_made_by_the_round(chloe, lost):
    export = exporting.ask(user=chloe)
    assert exporting.make_due() == 1
    export.refresh_from_db()
    assert export.is_ready


def test_after_a_week_it_is_gone(customer, chloe):
    exporting.ask(user=chloe)
    export = AccountExport.objects.get()
    with clock.shifted(timedelta(days=6)):
        assert exporting.forget_due() == 0
    with clock.shifted(timedelta(days=7, minutes=1)):
        assert exporting.forget_due() == 1
    assert not making.storage().exists(export.file)
    assert customer.get(f"{PAGE}{export.pk}.zip").status_code == 404


def test_somebody_elses_is_not_found(client, chloe, annecy):
    exporting.ask(user=chloe)
    people.sign_in(client, people.user(email="autre@example.org", city=annecy))
    assert client.get(f"{PAGE}{AccountExport.objects.get().pk}.zip").status_code == 404
    assert "Votre fichier est prêt" not in client.get(PAGE).text


def test_nobody_fetches_without_signing_in(client, chloe):
    exporting.ask(user=chloe)
    assert "/connexion/" in client.get(f"{PAGE}{AccountExport.objects.get().pk}.zip").url
    assert "/connexion/" in client.get(PAGE).url
