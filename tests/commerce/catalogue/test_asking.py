"""« Le bon rayon manque » : a merchant asks, staff answer, the product stands there, a mail tells."""

import pytest

from commerce import category_requests_admin as admin
from commerce.catalogue import asking
from commerce.catalogue.models import Category, CategoryRequest
from kit.models import OutgoingMail
from membership import teams
from tests import factories as cast
from tests.commerce import factories

QUEUE = "/admin/rayons-demandes/"


@pytest.fixture
def asked(bread, boulangerie):
    return asking.ask(product=bread, wanted="Pains du monde", by=boulangerie.person)


@pytest.fixture
def desk(client, staff):
    staff.groups.add(teams.staff_group())
    cast.sign_in(client, staff)
    return client


def answer(desk, asked, **posted):
    values = {"category": "", "name": "", "above": "", "words": ""}
    return desk.post(f"{QUEUE}inspect/{asked.pk}/", {**values, **posted}, follow=True)


def test_asked_twice_the_last_words_count(asked, bread, boulangerie):
    asking.ask(product=bread, wanted="Pains d’ailleurs", by=boulangerie.person)
    assert CategoryRequest.objects.get().wanted == "Pains d’ailleurs"


def test_staff_reads_what_waits(desk, asked):
    assert [line.text for line in admin.waiting()] == ["1 rayon demandé par un commerçant"]
    assert "Pains du monde" in desk.get(QUEUE).text


def test_a_new_department_is_made_and_the_product_stands_in_it(desk, asked, bread):
    above = factories.category("Boulangerie")
    answer(desk, asked, name="Pains du monde", above=above.pk, words="Bonne idée.")
    made = Category.objects.get(slug="pains-du-monde")
    assert made.get_parent() == above
    assert [*bread.categories.all()] == [made]
    assert not admin.waiting()


def test_a_department_that_was_there_answers_too(desk, asked, bread):
    shelf = factories.category("Pains")
    answer(desk, asked, category=shelf.pk, name="Pains du monde")
    assert [*bread.categories.all()] == [shelf]
    assert Category.objects.count() == 1


def test_who_asked_gets_a_mail(desk, asked, boulangerie):
    answer(desk, asked, name="Pains du monde", words="Bonne idée.")
    mail = OutgoingMail.objects.get(to=boulangerie.person.email)
    assert "Pains du monde" in mail.subject
    assert "Bonne idée." in mail.text
    assert "Bonne idée." in mail.html


def test_the_second_answer_changes_nothing(desk, asked, bread, staff):
    shelf = factories.category("Pains")
    asking.answer(request=asked, category=shelf, by=staff)
    said = answer(desk, asked, name="Pains du monde").text
    assert "a déjà sa réponse" in said
    assert [*bread.categories.all()] == [shelf]
    assert Category.objects.count() == 1  # nothing was made in vain


def test_an_answer_names_a_department(desk, asked):
    assert "donnez un nom" in answer(desk, asked).text
    factories.category("Pains")
    assert "choisissez-la plutôt" in answer(desk, asked, name="Pains").text
    assert asked.is_waiting


def test_merchants_do_not_answer(client, asked, boulangerie):
    cast.sign_in(client, boulangerie.person)
    client.post(f"{QUEUE}inspect/{asked.pk}/", {"category": "", "name": "X", "above": "", "words": ""})
    asked.refresh_from_db()
    assert asked.is_waiting
