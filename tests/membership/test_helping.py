"""« Aidez-moi », « Faites-le pour moi »: what a shop asks, and what staff do with it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from kit import clock
from kit.models import OutgoingMail
from membership import teams
from membership.helping import answering, asking, windows
from membership.models import HelpRequest, ShopRole
from tests import factories

TUESDAY = datetime(2026, 12, 1, 8, tzinfo=UTC)  # 9 h in Paris
FIRST = "2026-12-01T10:00"
ANSWERS = {"kind": "explain", "topic": "products", "words": "Mes baguettes", "when": FIRST, "phone": "0465710042"}


@pytest.fixture(autouse=True)
def on_tuesday():
    with time_machine.travel(TUESDAY, tick=False):
        yield


@pytest.fixture
def desk(client, staff):
    staff.groups.add(teams.staff_group())
    factories.sign_in(client, staff)
    return client


def page(shop, name: str = "help", *more: int) -> str:
    return reverse(f"membership:{name}", args=[shop.pk, *more])


def ask(shop, **more) -> HelpRequest:
    more = {"kind": "explain", "topic": "products", "phone": "04 65 71 00 42", **more}
    return asking.ask(shop=shop, by=shop.person, **more)


def call(shop, number: int = 0, **more) -> HelpRequest:
    return ask(shop, window=windows.coming(clock.now())[number], **more)


def mails() -> list[str]:
    return list(OutgoingMail.objects.order_by("pk").values_list("subject", flat=True))


def plain(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


# --- a shop asks --------------------------------------------------------------------------------


def test_the_hub_has_a_door_to_help(client, fleuriste):
    factories.sign_in(client, fleuriste.person)
    assert page(fleuriste) in plain(client.get("/espace-adherent/"))


def test_a_shop_asks_to_be_called(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    client.post(page(boulangerie), ANSWERS)
    asked = HelpRequest.objects.get()
    assert (asked.phone, asked.call_at) == ("04 65 71 00 42", datetime(2026, 12, 1, 9, tzinfo=UTC))
    assert [subject.replace("\u00a0", " ") for subject in mails()] == [
        "Nous vous appelons mardi 1er décembre entre 10 h et 12 h"
    ]


def test_the_hub_says_when_we_call(client, boulangerie):
    call(boulangerie)
    factories.sign_in(client, boulangerie.person)
    assert "Nous vous appelons mardi 1er décembre entre 10 h et 12 h" in plain(client.get("/espace-adherent/"))


def test_a_mail_needs_no_number(client, boulangerie):
    factories.sign_in(client, boulangerie.person)
    client.post(page(boulangerie), ANSWERS | {"when": "mail", "phone": ""})
    assert HelpRequest.objects.get().call_at is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"phone": ""}, "À quel numéro vous appeler"),
        ({"phone": "12"}, "Un numéro compte dix chiffres"),
        ({"when": ""}, "Choisissez un moment"),
        ({"when": "2026-12-05T10:00"}, "Ce moment vient d’être pris"),
        ({"when": "2026-11-30T10:00"}, "Ce moment vient d’être pris"),
        ({"topic": ""}, "Choisissez un sujet"),
        ({"words": "x" * 2001}, "Deux mille caractères"),
    ],
)
def test_what_is_wrong_is_said(client, boulangerie, wrong, said):
    factories.sign_in(client, boulangerie.person)
    response = client.post(page(boulangerie), ANSWERS | wrong)
    assert response.status_code == 400
    assert said in plain(response)
    assert not HelpRequest.objects.exists()


def test_the_second_for_the_last_call_is_told_and_loses_no_word(client, boulangerie, librairie, settings):
    settings.HELP_CALLS_A_WINDOW = 1
    call(librairie)
    factories.sign_in(client, boulangerie.person)
    text = plain(client.post(page(boulangerie), ANSWERS))
    assert "Ce moment vient d’être pris" in text
    assert "Mes baguettes" in text
    assert f'value="{FIRST}"' not in text


def test_a_call_that_went_between_check_and_writing_is_told_too(client, boulangerie, monkeypatch):
    def full(**_more):
        raise asking.WindowIsFull

    monkeypatch.setattr(asking, "ask", full)
    factories.sign_in(client, boulangerie.person)
    response = client.post(page(boulangerie), ANSWERS)
    assert response.status_code == 400
    assert "Mes baguettes" in plain(response)


def test_the_database_gives_a_place_once(boulangerie):
    asked = call(boulangerie)
    with pytest.raises(IntegrityError), transaction.atomic():
        HelpRequest.objects.create(
            shop=boulangerie,
            asked_by=boulangerie.person,
            kind="explain",
            topic="page",
            phone="04 65 71 00 42",
            call_at=asked.call_at,
            due_at=asked.due_at,
            place=asked.place,
        )


def test_a_standard_shop_reads_what_it_takes_to_have_it_done(client, fleuriste):
    factories.sign_in(client, fleuriste.person)
    text = plain(client.get(page(fleuriste)))
    assert "s’ouvre avec l’offre Pro" in text
    assert page(fleuriste, "membership") in text


def test_a_standard_shop_is_refused_doing(client, fleuriste):
    factories.sign_in(client, fleuriste.person)
    assert "fait partie de Pro" in plain(client.post(page(fleuriste), ANSWERS | {"kind": "do"}))
    with pytest.raises(asking.NeedsPro):
        ask(fleuriste, kind="do")


def test_a_fourth_request_waits_for_the_others(client, boulangerie):
    for number in range(3):
        call(boulangerie, number)
    factories.sign_in(client, boulangerie.person)
    response = client.post(page(boulangerie), ANSWERS | {"when": "mail"})
    assert response.status_code == 400
    assert "Trois demandes sont déjà en cours" in plain(response)


def test_who_asked_moves_the_call(client, boulangerie):
    asked = call(boulangerie)
    factories.sign_in(client, boulangerie.person)
    client.post(page(boulangerie, "help-move", asked.pk), {"when": "2026-12-02T14:00"})
    asked.refresh_from_db()
    assert asked.call_at == datetime(2026, 12, 2, 13, tzinfo=UTC)
    assert mails()[-1].replace("\u00a0", " ") == "Nous vous appelons mercredi 2 décembre entre 14 h et 16 h"


def test_who_asked_takes_the_request_back(client, boulangerie):
    asked = call(boulangerie)
    factories.sign_in(client, boulangerie.person)
    client.post(page(boulangerie, "help-withdraw", asked.pk))
    asked.refresh_from_db()
    assert asked.state == HelpRequest.State.WITHDRAWN


@pytest.mark.parametrize("name", ["help-move", "help-withdraw"])
def test_a_colleague_changes_nothing_of_it(client, boulangerie, name):
    asked = call(boulangerie)
    colleague = factories.act_for(shop=boulangerie, user=factories.user(), role=ShopRole.Role.SELLER)
    factories.sign_in(client, colleague)
    assert client.post(page(boulangerie, name, asked.pk), {"when": "mail"}).status_code == 404


@pytest.mark.parametrize("name", ["help-move", "help-withdraw"])
def test_what_is_done_is_not_changed_any_more(client, boulangerie, staff, name):
    asked = call(boulangerie)
    answering.finish(request=asked, by=staff, words="C’est fait.")
    factories.sign_in(client, boulangerie.person)
    response = client.post(page(boulangerie, name, asked.pk), {"when": "mail"}, follow=True)
    assert "a déjà reçu sa réponse" in plain(response)
    asked.refresh_from_db()
    assert asked.state == HelpRequest.State.DONE


@pytest.mark.parametrize("name", ["help", "help-move", "help-withdraw"])
def test_somebody_elses_help_is_not_found(client, boulangerie, librairie, name):
    asked = call(librairie)
    more = [] if name == "help" else [asked.pk]
    factories.sign_in(client, boulangerie.person)
    assert client.post(page(librairie, name, *more)).status_code == 404
    if more:  # nor through one's own shop
        assert client.post(page(boulangerie, name, *more)).status_code == 404


def test_what_was_done_stays_to_be_read(client, boulangerie, staff):
    answering.finish(request=call(boulangerie), by=staff, words="Vos photos sont droites.")
    factories.sign_in(client, boulangerie.person)
    assert "Vos photos sont droites." in plain(client.get(page(boulangerie)))


@pytest.mark.parametrize("count", [1, 20])
def test_the_page_costs_the_same_however_much_was_asked(
    client, boulangerie, staff, count, django_assert_max_num_queries
):
    for _number in range(count):
        answering.finish(request=call(boulangerie), by=staff, words="Fait.")
    factories.sign_in(client, boulangerie.person)
    with django_assert_max_num_queries(8):
        client.get(page(boulangerie))


# --- staff answer -------------------------------------------------------------------------------


def test_a_request_is_taken_once(boulangerie, staff):
    asked = call(boulangerie)
    other = factories.user(is_staff=True, first_name="Camille")
    same = HelpRequest.objects.get(pk=asked.pk)  # the other one's page, opened before
    answering.take(request=asked, by=other)
    with pytest.raises(answering.AlreadyTaken) as refusal:
        answering.take(request=same, by=staff)
    assert refusal.value.by == other


def test_a_withdrawn_request_is_not_taken(boulangerie, staff):
    asked = call(boulangerie)
    asking.withdraw(request=HelpRequest.objects.get(pk=asked.pk), by=boulangerie.person)
    with pytest.raises(asking.NotOpen):
        answering.take(request=asked, by=staff)


def test_the_second_of_the_team_is_told_who_has_it(desk, boulangerie):
    asked = call(boulangerie)
    answering.take(request=asked, by=factories.user(is_staff=True, first_name="Camille"))
    assert "Camille a été plus rapide" in plain(desk.post(at(asked), {"verb": "take"}, follow=True))


def test_what_was_taken_can_be_given_back(boulangerie, staff):
    asked = call(boulangerie)
    answering.take(request=asked, by=staff)
    answering.give_back(request=asked, by=staff)
    assert asked.state == HelpRequest.State.WAITING


def test_who_was_not_reached_is_given_the_next_window(boulangerie, staff):
    asked = call(boulangerie)
    window = answering.not_reached(request=asked, by=staff, words="Occupé")
    assert str(window).replace("\u00a0", " ") == "mardi 1er décembre entre 12 h et 14 h"
    assert asked.call_at == window.begins_at
    assert "nous n’avons pas réussi à vous joindre" in mails()[-1]
    assert page(boulangerie, "help-move", asked.pk) in OutgoingMail.objects.latest("pk").text


def test_who_wants_a_mail_is_not_called(boulangerie, staff):
    with pytest.raises(answering.NotACall):
        answering.not_reached(request=ask(boulangerie), by=staff)


def test_no_window_is_left_for_who_was_not_reached(boulangerie, staff, monkeypatch):
    asked = call(boulangerie)
    monkeypatch.setattr(windows, "free", lambda _at: [])
    with pytest.raises(answering.NoWindow):
        answering.not_reached(request=asked, by=staff)


def test_the_end_needs_a_word(boulangerie, staff):
    with pytest.raises(answering.NoWords):
        answering.finish(request=call(boulangerie), by=staff, words="  ")


def test_the_word_at_the_end_is_mailed(desk, boulangerie):
    asked = call(boulangerie)
    desk.post(at(asked), {"verb": "finish", "words": "Vos horaires d’été sont en ligne."})
    asked.refresh_from_db()
    assert asked.state == HelpRequest.State.DONE
    assert "Vos horaires d’été sont en ligne." in OutgoingMail.objects.latest("pk").text


def test_what_ended_does_not_end_twice(boulangerie, staff):
    asked = call(boulangerie)
    answering.finish(request=asked, by=staff, words="Fait.")
    with pytest.raises(asking.NotOpen):
        answering.finish(request=asked, by=staff, words="Encore.")


def test_notes_stay_among_staff(client, boulangerie, staff):
    answering.add_note(request=call(boulangerie), by=staff, words="Très pressée")
    factories.sign_in(client, boulangerie.person)
    assert "Très pressée" not in plain(client.get(page(boulangerie)))


def test_the_next_call_stands_first(desk, boulangerie, librairie, fleuriste, staff):
    answering.finish(request=call(fleuriste), by=staff, words="Fait.")
    call(librairie, 6)
    call(boulangerie, 1)
    text = plain(desk.get("/admin/aide/"))
    assert text.index("Boulangerie Pernet") < text.index("Le Fil de l’eau") < text.index("Fleurs de Rance")


def test_late_ones_are_marked(desk, boulangerie):
    asked = call(boulangerie)
    HelpRequest.objects.update(due_at=TUESDAY - timedelta(minutes=1))
    assert "en retard" in plain(desk.get("/admin/aide/"))
    assert "(en retard)" in plain(desk.get(at(asked)))
    assert "1 demande d’aide en cours, dont 1 en retard" in plain(desk.get("/admin/"))


def test_staff_see_what_the_shop_lacks(desk, boulangerie):
    text = plain(desk.get(at(call(boulangerie))))
    missing = text.partition("Il manque")[2].partition("</dd>")[0]
    assert "Vos horaires" in missing
    assert "Une photo" in missing


def test_staff_see_what_was_asked_before(desk, boulangerie, staff):
    answering.finish(request=call(boulangerie), by=staff, words="Le store est vert.")
    assert "Le store est vert." in plain(desk.get(at(call(boulangerie, 1))))


@pytest.mark.parametrize("verb", ["take", "not-reached", "finish", "note"])
def test_merchants_answer_nothing(client, boulangerie, verb):
    asked = call(boulangerie)
    factories.sign_in(client, boulangerie.person)
    assert client.post(at(asked), {"verb": verb, "words": "Moi"}).status_code in (302, 403, 404)
    asked.refresh_from_db()
    assert asked.state == HelpRequest.State.WAITING


def test_staff_without_the_right_answer_nothing(client, boulangerie, staff):
    asked = call(boulangerie)
    factories.sign_in(client, staff)
    client.post(at(asked), {"verb": "take"})
    asked.refresh_from_db()
    assert asked.state == HelpRequest.State.WAITING


@pytest.mark.parametrize("count", [1, 20])
def test_the_table_costs_the_same_however_long(desk, annecy, count, django_assert_max_num_queries):
    for number in range(count):
        shop = factories.shop(city=annecy, name=f"Boutique {number}", email=f"b{number}@example.org")
        call(shop, number % 20)
    desk.get("/admin/aide/")
    with django_assert_max_num_queries(25):
        desk.get("/admin/aide/")


def at(asked: HelpRequest) -> str:
    return f"/admin/aide/inspect/{asked.pk}/"
