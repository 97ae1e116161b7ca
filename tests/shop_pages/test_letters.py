"""A visitor writes to a shop: what reaches whom, and what is turned away."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from kit import clock, due, robots
from membership.models import Member, Shop
from shop_pages.letters import refusals
from shop_pages.letters.models import ShopMessage
from tests import factories
from tests.pages import contract
from tests.shop_pages.conftest import provide

WORDS = "Bonjour, faites-vous encore la tourte de seigle ?\nMerci."


@pytest.fixture
def address(boulangerie):
    Shop.objects.filter(pk=boulangerie.pk).update(email="fournil@example.org", phone="04 65 71 00 42")
    return "/annecy/ecrire/boulangerie-pernet/"


def sent(shop: Shop, *, seconds_ago: int = 60, **more: str) -> dict[str, str]:
    """What the browser of a person sends, who took a minute."""
    with clock.shifted(clock.offset() - timedelta(seconds=seconds_ago)):
        stamp = robots.stamp(refusals.page_of(shop))
    filled = {"name": "Chloé Martin", "email": "chloe@example.org", "about": "", "words": WORDS, "website": ""}
    return {**filled, "made": stamp, **more}


def refused(response, status: int, sentence: str) -> str:
    """The page says why, nothing was kept or mailed, and what was typed is still there."""
    html = response.content.decode()
    assert response.status_code == status
    assert sentence in html
    assert "Rien n’est parti" in html or "n’est pas parti" in html or status == 200
    assert "tourte de seigle" in html
    assert not ShopMessage.objects.exists()
    assert not mail.outbox
    return html


# ---- the happy path
def test_a_message_is_kept_for_the_shop(client, boulangerie, address):
    response = client.post(address, sent(boulangerie, about="La tourte"))
    assert response.url == f"{address}merci/"
    message = boulangerie.messages.get()
    assert (message.name, message.email, message.about) == ("Chloé Martin", "chloe@example.org", "La tourte")
    assert message.words == WORDS
    assert message.is_new


def test_the_shop_reads_it_by_mail_and_answers_the_visitor(client, boulangerie, address):
    client.post(address, sent(boulangerie))
    letter = mail.outbox[0]
    assert letter.to == ["fournil@example.org"]
    assert letter.reply_to == ["chloe@example.org"]
    assert letter.subject == "Chloé Martin écrit à Boulangerie Pernet"
    assert "la tourte de seigle" in letter.body
    assert "la tourte de seigle" in letter.alternatives[0].content


def test_the_visitor_is_told_what_happens_next_in_none_of_the_typed_words(client, boulangerie, address):
    client.post(address, sent(boulangerie, name="Gagnez 1000 euros", about="Cliquez"))
    copy = mail.outbox[1]
    assert copy.to == ["chloe@example.org"]
    assert "Boulangerie Pernet" in copy.subject
    for text in (copy.subject, copy.body, copy.alternatives[0].content):
        assert "Gagnez" not in text
        assert "tourte" not in text
        assert "Cliquez" not in text
    assert "04 65 71 00 42" in copy.body


def test_without_an_address_of_the_shop_its_owners_read_it(client, boulangerie, address):
    Shop.objects.update(email="")
    client.post(address, sent(boulangerie))
    assert mail.outbox[0].to == ["boulangerie@example.org"]


def test_without_any_person_the_members_contact_reads_it(client, annecy):
    shop = factories.shop(city=annecy)
    Member.objects.filter(pk=shop.member_id).update(contact_email="contact@example.org")
    client.post(f"/annecy/ecrire/{shop.slug}/", sent(shop))
    assert [each.to for each in mail.outbox] == [["contact@example.org"], ["chloe@example.org"]]


def test_a_button_pressed_twice_sends_one_message(client, boulangerie, address):
    for _press in range(2):
        client.post(address, sent(boulangerie))
    assert boulangerie.messages.count() == 1
    assert len(mail.outbox) == 2


def test_markup_in_a_message_is_text(client, boulangerie, address):
    client.post(address, sent(boulangerie, words="<b>gras</b> et <script>x</script>"))
    assert "&lt;b&gt;gras" in mail.outbox[0].alternatives[0].content


def test_a_name_of_two_lines_writes_no_header(client, boulangerie, address):
    client.post(address, sent(boulangerie, name="Chloé\r\nBcc: tous@example.org"))
    assert mail.outbox[0].subject == "Chloé Bcc: tous@example.org écrit à Boulangerie Pernet"
    assert not mail.outbox[0].bcc


# ---- refusals
@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Votre nom"),
        ("email", "chloe@", "Saisissez une adresse"),
        ("about", "voir www.example.org", "n’a pas sa place ici"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(client, boulangerie, address, field, value, sentence):
    html = refused(client.post(address, sent(boulangerie, **{field: value})), 200, sentence)
    assert f'href="#id_{field}"' in html


def test_an_empty_message_is_not_sent(client, boulangerie, address):
    response = client.post(address, sent(boulangerie, words="  "))
    assert 'value="Chloé Martin"' in response.content.decode()
    assert not mail.outbox


def test_a_message_full_of_links_is_not_sent(client, boulangerie, address):
    words = f"{WORDS} http://a.example http://b.example http://c.example"
    refused(client.post(address, sent(boulangerie, words=words)), 200, "plus de 2 liens")


def test_the_hidden_field_catches_a_robot(client, boulangerie, address):
    html = refused(client.post(address, sent(boulangerie, website="https://spam.example")), 403, "Un champ caché")
    assert "spam.example" not in html


def test_a_form_sent_at_once_is_turned_away(client, boulangerie, address):
    refused(client.post(address, sent(boulangerie, seconds_ago=0)), 403, "plus vite qu’on n’écrit")


def test_a_page_of_yesterday_is_turned_away(client, boulangerie, address):
    refused(client.post(address, sent(boulangerie, seconds_ago=90_000)), 403, "trop longtemps")


def test_a_page_of_another_shop_lets_nobody_in(client, boulangerie, librairie, address):
    made = sent(librairie)["made"]
    refused(client.post(address, sent(boulangerie, made=made)), 403, "trop longtemps")


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://spam.example"}])
def test_a_form_on_another_site_is_turned_away(client, boulangerie, address, headers):
    refused(client.post(address, sent(boulangerie), headers=headers), 403, "depuis un autre site")


def test_one_correction_keeps_the_moment_of_the_page(client, boulangerie, address):
    wrong = sent(boulangerie, email="chloe@")
    assert wrong["made"] in client.post(address, wrong).content.decode()


def test_what_was_turned_away_goes_when_it_is_sent_again(client, boulangerie, address):
    html = client.post(address, sent(boulangerie, website="x")).content.decode()
    stamp = html.partition('name="made" value="')[2].partition('"')[0]
    with clock.shifted(clock.offset() + timedelta(seconds=5)):
        client.post(address, sent(boulangerie, made=stamp))
    assert boulangerie.messages.count() == 1


def test_one_address_writes_to_one_shop_a_few_times_an_hour(client, boulangerie, address):
    for number in range(refusals.FROM_ADDRESS_TO_SHOP.limit):
        client.post(address, sent(boulangerie, words=f"Message {number}"))
    mail.outbox.clear()
    response = client.post(address, sent(boulangerie))
    assert response.status_code == 429
    assert "réessayez dans une heure" in response.content.decode()
    assert "tourte de seigle" in response.content.decode()
    assert not mail.outbox


def test_another_shop_can_still_be_written_to(client, boulangerie, librairie, address):
    for number in range(refusals.FROM_ADDRESS_TO_SHOP.limit):
        client.post(address, sent(boulangerie, words=f"Message {number}"))
    client.post(f"/annecy/ecrire/{librairie.slug}/", sent(librairie))
    assert librairie.messages.count() == 1


def test_nobodys_mailbox_is_filled_by_others(boulangerie, address, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(refusals.IN_THE_NAME_OF.limit + 1):
        Client().post(
            address,
            sent(boulangerie, words=f"Message {number}"),
            headers={"X-Forwarded-For": f"192.0.2.{number}", "X-Forwarded-Proto": "https"},
        )
    assert [each.to for each in mail.outbox].count(["chloe@example.org"]) == refusals.IN_THE_NAME_OF.limit


@pytest.mark.parametrize("status", [Shop.Status.SUSPENDED, Shop.Status.LEFT])
def test_nobody_writes_to_a_shop_that_is_not_listed(client, boulangerie, address, status):
    Shop.objects.update(status=status)
    assert client.get(address).status_code == 404
    assert client.post(address, sent(boulangerie)).status_code == 404
    assert client.get(f"{address}merci/").status_code == 404
    assert not ShopMessage.objects.exists()


def test_a_shop_of_another_town_is_not_written_to_here(client, dinan, boulangerie):
    assert client.get("/dinan/ecrire/boulangerie-pernet/").status_code == 404


# ---- the pages
@pytest.mark.parametrize("end", ["", "merci/"])
def test_the_pages_are_the_same_for_everybody(address, end):
    response = contract.check(f"{address}{end}")
    assert b'name="robots" content="noindex"' in response.content


@time_machine.travel("2026-11-24T10:00Z", tick=False)
def test_somebody_signed_in_reads_the_same_bytes(boulangerie, chloe, address):
    known = Client()
    factories.sign_in(known, chloe)
    assert known.get(address).content == Client().get(address).content


def test_who_needs_an_answer_at_once_finds_the_phone(client, address):
    assert 'href="tel:+33465710042"' in client.get(address).content.decode()


@pytest.mark.parametrize("pro", [True, False])
def test_the_page_of_a_shop_leads_there(client, annecy, pro):
    page = provide(factories.shop(city=annecy, pro=pro))
    html = client.get(page.shop.get_absolute_url()).content.decode()
    assert f'href="/annecy/ecrire/{page.shop.slug}/"' in html
    assert "Écrire au commerce" in html


# ---- the year after
def test_a_message_is_deleted_after_a_year(boulangerie):
    for days in (366, 364):
        ShopMessage.objects.create(
            shop=boulangerie, name=f"{days}", email="a@example.org", created_at=clock.now() - timedelta(days=days)
        )
    assert due.run(only="old-messages") == []
    assert [each.name for each in ShopMessage.objects.all()] == ["364"]
