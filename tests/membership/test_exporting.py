"""Everything a shop has here, in one file that its owners fetch for a week."""

import io
import json
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from kit import clock
from membership import acting, exporting, exports, inviting, suspending
from membership.helping import asking
from membership.models import ActedChange, Export, Invoice, Shop, ShopRole, User
from tests import factories


def page(shop):
    return reverse("membership:export", args=[shop.pk])


def file_of(shop, export):
    return reverse("membership:export-download", args=[shop.pk, export.pk])


@pytest.fixture
def owner(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    return client


@pytest.fixture
def export(boulangerie):
    exporting.ask(shop=boulangerie, by=boulangerie.person)
    return Export.objects.get()


@pytest.fixture
def lost(monkeypatch):
    """The worker loses what it is given."""
    monkeypatch.setattr(exporting, "make", type("Lost", (), {"enqueue": staticmethod(lambda pk: None)}))


def opened(export) -> ZipFile:
    with exporting.open_file(export) as file:
        return ZipFile(io.BytesIO(file.read()))


def test_an_owner_asks_and_fetches(owner, boulangerie):
    answer = owner.post(page(boulangerie), follow=True)
    assert "Votre fichier est prêt" in answer.text
    fetched = owner.get(file_of(boulangerie, Export.objects.get()))
    assert fetched.headers["Content-Type"] == "application/zip"
    assert f"{boulangerie.slug}-" in fetched.headers["Content-Disposition"]
    assert ZipFile(io.BytesIO(b"".join(fetched.streaming_content))).testzip() is None


def test_a_mail_tells_that_it_is_ready(export, mailoutbox, boulangerie):
    assert [mail.to for mail in mailoutbox] == [["boulangerie@example.org"]]
    assert page(boulangerie) in mailoutbox[0].body


def test_a_file_says_what_each_of_its_files_is(export):
    archive = opened(export)
    told = archive.read("LISEZ-MOI.txt").decode("utf-8-sig")
    named = [name for name in archive.namelist() if name != "LISEZ-MOI.txt" and not name.startswith("images/")]
    assert named
    assert [name for name in named if name not in told] == []


def test_the_shop_and_its_people_are_in_it(boulangerie):
    inviting.invite(shop=boulangerie, email="=ami@example.org", role=ShopRole.Role.SELLER, by=boulangerie.person)
    exporting.ask(shop=boulangerie, by=boulangerie.person)
    archive = opened(Export.objects.get())
    shop = json.loads(archive.read("commerce/commerce.json"))
    assert shop["commerce"]["name"] == "Boulangerie Pernet"
    assert shop["adherent"]["siren"] == boulangerie.member.siren
    assert "boulangerie@example.org" in archive.read("commerce/equipe.csv").decode("utf-8-sig")
    assert "=ami@example.org" in archive.read("commerce/equipe-historique.csv").decode("utf-8-sig")
    assert json.loads(archive.read("commerce/abonnement.json"))["price"] == "5.00"


def test_invoices_go_along(stripe, fleuriste, known_issuer):
    stripe.go_pro(fleuriste)
    number = Invoice.objects.get().number
    exporting.ask(shop=fleuriste, by=fleuriste.person)
    archive = opened(Export.objects.get())
    assert number in archive.read("factures/factures.csv").decode("utf-8-sig")
    assert archive.read(f"factures/{number}.pdf").startswith(b"%PDF")


def test_what_passed_with_the_team_goes_along(boulangerie, staff):
    helped = asking.ask(shop=boulangerie, by=boulangerie.person, kind="do", topic="page", words="Mes horaires de Noël")
    staff.user_permissions.add(Permission.objects.get(codename="add_acting"))
    visit = acting.begin(by=User.objects.get(pk=staff.pk), shop=boulangerie, request=helped)
    ActedChange.objects.create(acting=visit, words="Horaires", address="/horaires/")
    acting.end(acting=visit)
    suspending.announce(
        shop=boulangerie, by=staff, terms=suspending.Terms(ground="terms", reason="Vos prix", facts="Deux plaintes")
    )
    exporting.ask(shop=boulangerie, by=boulangerie.person)
    archive = opened(Export.objects.get())
    assert json.loads(archive.read("echanges/aide.json"))[0]["words"] == "Mes horaires de Noël"
    assert "Horaires" in archive.read("echanges/visites.csv").decode("utf-8-sig")
    assert json.loads(archive.read("echanges/mesures.json"))[0]["facts"] == "Deux plaintes"


def test_a_picture_that_two_floors_tell_of_lies_there_once(boulangerie, monkeypatch):
    monkeypatch.setitem(exports._functions, "one", lambda shop: [exports.Part("images/1-miche.jpg", "", b"bread")])
    monkeypatch.setitem(exports._functions, "two", lambda shop: [exports.Part("images/1-miche.jpg", "", b"bread")])
    exporting.ask(shop=boulangerie, by=boulangerie.person)
    assert opened(Export.objects.get()).namelist().count("images/1-miche.jpg") == 1


def test_nothing_of_another_shop_is_in_it(export, librairie):
    archive = opened(export)
    everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert librairie.name not in everything
    assert "librairie@example.org" not in everything


def test_while_it_is_made_the_page_looks_again(owner, boulangerie, lost):
    answer = owner.post(page(boulangerie), follow=True)
    assert "Nous préparons votre fichier" in answer.text
    assert answer.headers["Refresh"] == "4"


def test_asked_twice_it_is_made_once(boulangerie, lost):
    first = exporting.ask(shop=boulangerie, by=boulangerie.person)
    assert exporting.ask(shop=boulangerie, by=boulangerie.person) == first


def test_what_the_worker_lost_is_made_by_the_round(boulangerie, lost):
    export = exporting.ask(shop=boulangerie, by=boulangerie.person)
    assert exporting.make_due() == 1
    export.refresh_from_db()
    assert export.is_ready


def test_one_that_failed_is_tried_three_times(owner, boulangerie, lost, monkeypatch):
    def fails(shop):
        raise RuntimeError("no disk")

    monkeypatch.setitem(exports._functions, "fails", fails)
    export = exporting.ask(shop=boulangerie, by=boulangerie.person)
    for tries in range(4):
        with clock.shifted(timedelta(hours=tries)):
            exporting.make_due()
    export.refresh_from_db()
    assert (export.attempts, export.has_failed) == (3, True)
    assert "n’a pas pu être préparé" in owner.get(page(boulangerie)).text


def test_after_a_week_it_is_gone(owner, boulangerie, export):
    address = file_of(boulangerie, export)
    with clock.shifted(timedelta(days=7, minutes=1)):
        with pytest.raises(exporting.NotThere):
            exporting.open_file(export)
        assert exporting.forget_due() == 1
    assert not exporting.storage().exists(export.file)
    assert owner.get(address).status_code == 404


def test_within_the_week_it_stays(export):
    with clock.shifted(timedelta(days=6)):
        assert exporting.forget_due() == 0


def test_a_new_one_takes_the_place_of_the_old(boulangerie, export):
    exporting.ask(shop=boulangerie, by=boulangerie.person)
    assert Export.objects.count() == 1
    assert not exporting.storage().exists(export.file)


def test_somebody_elses_is_not_found(client, boulangerie, librairie, export):
    factories.sign_in(client, librairie.person)
    assert client.get(page(boulangerie)).status_code == 404
    assert client.post(page(boulangerie)).status_code == 404
    assert client.get(file_of(boulangerie, export)).status_code == 404
    assert client.get(file_of(librairie, export)).status_code == 404


@pytest.mark.parametrize("role", [ShopRole.Role.EDITOR, ShopRole.Role.SELLER])
def test_only_owners_take_the_data_along(client, boulangerie, export, role):
    factories.sign_in(client, factories.act_for(shop=boulangerie, user=factories.user(), role=role))
    assert client.get(page(boulangerie)).status_code == 404
    assert client.get(file_of(boulangerie, export)).status_code == 404
    assert page(boulangerie) not in client.get(reverse("membership:membership", args=[boulangerie.pk])).text


def test_nobody_fetches_without_signing_in(client, boulangerie, export):
    assert client.get(file_of(boulangerie, export)).url.startswith("/connexion-adherent/")


def test_after_leaving_an_owner_still_fetches(owner, boulangerie, export):
    Shop.objects.update(status=Shop.Status.LEFT)
    assert owner.get(page(boulangerie)).status_code == 200
    assert owner.get(file_of(boulangerie, export)).status_code == 200


def test_no_address_of_pictures_leads_to_it(client, export):
    assert client.get(f"/media/{export.file}").status_code == 404
