"""« Prévenez-moi »: who is written to when a market opens or shuts, when, and how they get out again."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kit import clock, due, robots
from kit.models import OutgoingMail
from membership import accepting, alerts, gate
from membership.models import CityWish, MarketTransition, OpeningAlert, Subscription
from pages import tree
from tests import factories
from tests.pages import contract

PAGE = "/dinan/prevenez-moi/"
NOWHERE = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def sent(city, *, seconds_ago: int = 60, **more: str) -> dict[str, str]:
    """What the browser of a person sends."""
    with clock.shifted(clock.offset() - timedelta(seconds=seconds_ago)):
        stamp = robots.stamp(alerts.page_of(city))
    return {"email": "chloe@example.org", "website": "", "made": stamp, **more}


def alert(city, email: str = "chloe@example.org", **more) -> OpeningAlert:
    more.setdefault("confirmed_at", clock.now())
    return OpeningAlert.objects.create(city=city, email=email, **more)


def opened(city) -> MarketTransition:
    factories.fill_market(city, to=10)
    transition = gate.record(city)
    assert transition is not None
    return transition


def to(address: str) -> list[str]:
    return [each.subject for each in mail.outbox if each.to == [address]]


# ---- asking
def test_a_visitor_is_asked_to_confirm_by_mail(client, dinan):
    assert client.post(PAGE, sent(dinan)).url == f"{PAGE}merci/"
    assert to("chloe@example.org") == ["Confirmez\u00a0: vous prévenir quand le marché de Dinan ouvre"]
    assert not OpeningAlert.objects.get().is_confirmed


def test_opening_the_link_of_the_mail_writes_nothing(client, dinan):
    client.post(PAGE, sent(dinan))
    link = re.search(r"http://testserver(\S+/prevenez-moi/[\w-]+/)$", mail.outbox[0].body, re.M)[1]
    answer = contract.get_without_writing(client, link)
    assert "Oui, prévenez-moi" in answer.text
    assert not OpeningAlert.objects.get().is_confirmed


def test_the_button_of_that_page_confirms_with_the_date(client, dinan):
    waiting = alert(dinan, confirmed_at=None)
    answer = client.post(f"{PAGE}{waiting.token}/")
    assert "C’est confirmé" in answer.text
    waiting.refresh_from_db()
    assert waiting.confirmed_at is not None


def test_confirming_twice_keeps_the_first_date(client, dinan):
    waiting = alert(dinan, confirmed_at=None)
    client.post(f"{PAGE}{waiting.token}/")
    first = OpeningAlert.objects.get().confirmed_at
    client.post(f"{PAGE}{waiting.token}/")
    assert OpeningAlert.objects.get().confirmed_at == first


def test_an_address_in_other_letters_is_the_same_address(client, dinan):
    client.post(PAGE, sent(dinan))
    client.post(PAGE, sent(dinan, email="Chloe@Example.org"))
    assert OpeningAlert.objects.count() == 1
    assert len(mail.outbox) == 1


def test_nothing_on_screen_tells_whether_an_address_is_known(client, dinan):
    alert(dinan)
    known, new = client.post(PAGE, sent(dinan)), client.post(PAGE, sent(dinan, email="paul@example.org"))
    assert (known.status_code, known.url) == (new.status_code, new.url)
    assert to("chloe@example.org") == ["Vous serez bien prévenu quand le marché de Dinan ouvre"]


def test_a_link_of_another_town_confirms_nothing(client, dinan, annecy):
    waiting = alert(dinan, confirmed_at=None)
    assert client.post(f"/annecy/prevenez-moi/{waiting.token}/").status_code == 404
    assert not OpeningAlert.objects.get().is_confirmed


def test_a_link_that_is_too_old_says_what_to_do(client, dinan):
    answer = client.get(f"{PAGE}nothing-of-ours/")
    assert answer.status_code == 404
    assert PAGE in answer.text


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}merci/"])
def test_its_pages_are_the_same_for_everybody(dinan, path):
    contract.check(path)


def test_nobody_gets_a_cookie_for_asking(client, dinan):
    waiting = alert(dinan, "paul@example.org", confirmed_at=None)
    client.post(PAGE, sent(dinan))
    for path in (f"{PAGE}{waiting.token}/", f"{PAGE}{waiting.token}/arreter/"):
        client.get(path)
        client.post(path)
    assert not client.cookies


def test_an_open_market_is_gone_to(client, dinan):
    factories.fill_market(dinan)
    assert client.get(PAGE).url == "/dinan/"
    assert client.post(PAGE, sent(dinan)).url == "/dinan/"
    assert not OpeningAlert.objects.exists()


@pytest.mark.parametrize("path", ["/dinan/", *(["/dinan/marche/"] if settings.COMMERCE else [])])
def test_the_pages_of_a_shut_town_ask_for_the_address(client, dinan, path):
    tree.ensure_city_page(dinan)
    alert(dinan, "paul@example.org")
    answer = contract.get_without_writing(client, path)
    assert f'action="{PAGE}"' in answer.text
    assert "Une personne attend déjà" in answer.text
    assert not client.cookies


def test_the_form_of_a_towns_page_is_taken(client, dinan):
    tree.ensure_city_page(dinan)
    stamp = re.search(r'name="made" value="([^"]+)"', client.get("/dinan/").text)[1]
    with clock.shifted(timedelta(seconds=4)):
        answer = client.post(PAGE, {"email": "chloe@example.org", "website": "", "made": stamp})
    assert answer.status_code == 302


def test_the_page_of_an_open_town_asks_for_none(client, dinan):
    tree.ensure_city_page(dinan)
    factories.fill_market(dinan)
    assert PAGE not in client.get("/dinan/").text


# ---- refusals
@pytest.mark.parametrize(
    ("more", "status", "sentence"),
    [
        ({"email": "chloe@"}, 200, "Saisissez une adresse"),
        ({"website": "https://spam.example"}, 403, "Un champ caché"),
        ({"made": "forged"}, 403, "ouverte depuis trop longtemps"),
    ],
)
def test_what_is_turned_away_is_told_why(client, dinan, more, status, sentence):
    answer = client.post(PAGE, sent(dinan, **more))
    assert answer.status_code == status
    assert sentence in answer.text
    assert not OpeningAlert.objects.exists()
    assert not mail.outbox


def test_another_site_asks_for_nobody(client, dinan):
    answer = client.post(PAGE, sent(dinan), headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert not OpeningAlert.objects.exists()


def test_a_mailbox_is_not_filled_by_asking_in_many_towns(client, annecy, dinan):
    towns = [annecy, dinan, *(factories.city(name=f"Ville {n}", insee_code=f"9900{n}") for n in range(6))]
    answers = [client.post(f"/{town.slug}/prevenez-moi/", sent(town)).status_code for town in towns]
    assert answers == [302] * 6 + [429] * 2
    assert len(mail.outbox) == 6


# ---- stopping
def test_stopping_takes_a_button(client, dinan):
    known = alert(dinan)
    contract.get_without_writing(client, f"{PAGE}{known.token}/arreter/")
    assert OpeningAlert.objects.exists()
    assert "C’est fait" in client.post(f"{PAGE}{known.token}/arreter/").text
    assert not OpeningAlert.objects.exists()


def test_stopping_twice_is_answered_alike(client, dinan):
    known = alert(dinan)
    first, second = (client.post(f"{PAGE}{known.token}/arreter/") for _press in range(2))
    assert first.content == second.content


def test_every_mail_carries_the_button_of_the_mail_program(client, dinan):
    known = alert(dinan)
    opened(dinan)
    headers = mail.outbox[-1].extra_headers
    assert headers["List-Unsubscribe"] == f"<http://testserver{PAGE}{known.token}/arreter/>"
    client.post(headers["List-Unsubscribe"][18:-1], {"List-Unsubscribe": "One-Click"})
    assert not OpeningAlert.objects.exists()


# ---- the market opens and shuts
def test_the_opening_is_told_to_who_confirmed(dinan):
    alert(dinan)
    opened(dinan)
    assert to("chloe@example.org") == ["Le marché de Dinan est ouvert"]


def test_who_did_not_confirm_is_told_nothing(dinan):
    alert(dinan, confirmed_at=None)
    opened(dinan)
    assert not mail.outbox


def test_who_asked_about_another_town_is_told_nothing(dinan, annecy):
    alert(annecy)
    opened(dinan)
    assert not mail.outbox


def test_told_twice_is_one_mail(dinan):
    alert(dinan)
    transition = opened(dinan)
    alerts.tell.enqueue(transition.pk)
    alerts.tell.enqueue(transition.pk)
    assert to("chloe@example.org") == ["Le marché de Dinan est ouvert"]


def test_the_closing_is_told_too(dinan):
    alert(dinan)
    opened(dinan)
    Subscription.objects.filter(pk=Subscription.objects.first().pk).update(pro_until=clock.now())
    gate.record(dinan)
    assert to("chloe@example.org")[-1] == "Le marché de Dinan est fermé pour le moment"
    assert "Il manque un commerce Pro à Dinan" in mail.outbox[-1].body


def test_a_market_that_shut_again_meanwhile_is_not_said_to_be_open(dinan, settings):
    alert(dinan)
    settings.TASKS = NOWHERE
    opening = opened(dinan)
    Subscription.objects.update(pro_until=clock.now())
    gate.record(dinan)
    alerts.tell.func(opening.pk)
    assert not OutgoingMail.objects.filter(subject__contains="ouvert").exists()


def test_who_keeps_a_shop_there_has_one_mail_about_it(dinan, fleuriste):
    alert(dinan, "fleuriste@example.org")
    opened(dinan)
    assert to("fleuriste@example.org") == ["Le marché ouvre à Dinan"]


def test_a_thousand_who_wait_cost_the_payment_nothing(dinan, annecy, settings):
    settings.TASKS = NOWHERE

    def cost(city, waiting: int) -> int:
        OpeningAlert.objects.bulk_create(
            OpeningAlert(city=city, email=f"v{n}@example.org", confirmed_at=clock.now()) for n in range(waiting)
        )
        factories.fill_market(city, to=10)
        with CaptureQueriesContext(connection) as queries:
            assert gate.record(city)
        return len(queries)

    assert cost(dinan, 1) == cost(annecy, 1000)


def test_each_of_more_than_a_batch_is_told_once(dinan, monkeypatch):
    monkeypatch.setattr(alerts, "BATCH", 3)
    for number in range(8):
        alert(dinan, f"v{number}@example.org")
    transition = opened(dinan)
    assert sorted(each.to[0] for each in mail.outbox) == [f"v{number}@example.org" for number in range(8)]
    transition.refresh_from_db()
    assert transition.told_at is not None


def test_what_a_lost_task_left_is_caught_up_by_the_round(dinan, settings):
    alert(dinan)
    tasks, settings.TASKS = settings.TASKS, NOWHERE
    opened(dinan)
    settings.TASKS = tasks
    assert not mail.outbox
    with clock.shifted(timedelta(minutes=11)):
        assert due.run("alerts-untold") == []
        assert due.run("alerts-untold") == []
    with clock.shifted(timedelta(minutes=11)):
        alerts.tell_due()
        alerts.tell_due()
    assert to("chloe@example.org") == ["Le marché de Dinan est ouvert"]


# ---- towns that were wished for
@pytest.fixture
def quimper(db):
    return factories.commune(name="Quimper", insee_code="29232", departement="29")


def test_who_wished_for_a_town_is_told_once_that_it_is_there(quimper):
    CityWish.objects.create(commune=quimper, email="Chloe@example.org")
    CityWish.objects.create(commune=quimper)
    accepting.add_city(quimper)
    accepting.add_city(quimper)
    alerts.tell_due()
    assert to("chloe@example.org") == ["Quimper est là"]
    assert "arreter" in mail.outbox[0].body


def test_the_wish_stays_counted_without_its_address(quimper):
    CityWish.objects.create(commune=quimper, email="chloe@example.org")
    accepting.add_city(quimper)
    assert CityWish.objects.get().email == ""


def test_who_wished_for_it_is_told_of_its_opening(quimper):
    CityWish.objects.create(commune=quimper, email="chloe@example.org")
    opened(accepting.add_city(quimper))
    assert to("chloe@example.org") == ["Quimper est là", "Le marché de Quimper est ouvert"]


def test_a_wish_left_over_is_told_of_the_opening(dinan):
    CityWish.objects.create(commune=dinan.commune, email="chloe@example.org")
    opened(dinan)
    assert to("chloe@example.org") == ["Le marché de Dinan est ouvert"]


def test_who_stopped_does_not_come_back_with_the_old_wish(client, quimper):
    CityWish.objects.create(commune=quimper, email="chloe@example.org")
    city = accepting.add_city(quimper)
    client.post(f"/quimper/prevenez-moi/{OpeningAlert.objects.get().token}/arreter/")
    opened(city)
    assert to("chloe@example.org") == ["Quimper est là"]


# ---- forgetting
def test_an_address_is_forgotten_after_a_year(dinan):
    alert(dinan)
    CityWish.objects.create(commune=factories.commune(), email="paul@example.org")
    with clock.shifted(timedelta(days=364)):
        alerts.forget_due()
    assert OpeningAlert.objects.exists()
    with clock.shifted(timedelta(days=366)):
        alerts.forget_due()
    assert not OpeningAlert.objects.exists()
    assert CityWish.objects.get().email == ""


def test_an_address_nobody_confirmed_is_forgotten_after_two_weeks(dinan):
    alert(dinan, confirmed_at=None)
    with clock.shifted(timedelta(days=15)):
        alerts.forget_due()
    assert not OpeningAlert.objects.exists()
