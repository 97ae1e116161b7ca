from datetime import timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from django.db import transaction
from django.template import engines

from kit import clock, due, outbox
from kit.models import OutgoingMail

TEMPLATES = {
    "emails/word.txt": "Bonjour {{ name }}\n\nVotre commande est prête, {{ name }}.\nÀ bientôt",
    "emails/both.txt": "Deux formes\n\nEn texte",
    "emails/both.html": "<html><head><style>p { color: red; }</style></head><body><p>{{ subject }}</p></body></html>",
}


@pytest.fixture(autouse=True)
def _templates(settings):
    template = {**settings.TEMPLATES[0], "APP_DIRS": False}
    template["OPTIONS"] = {
        **template["OPTIONS"],
        "loaders": [("django.template.loaders.locmem.Loader", TEMPLATES)],
    }
    settings.TEMPLATES = [template]
    engines.__dict__.pop("templates", None)


@pytest.fixture
def broken_post(monkeypatch):
    def refuse(self, fail_silently=False):
        raise SMTPException("the post office is shut")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)


def write(**more):
    return outbox.write(**{"to": "client@example.org", "template": "word", "context": {"name": "Chloé"}, **more})


def test_the_first_line_is_the_subject(db):
    write()
    assert mail.outbox[0].subject == "Bonjour Chloé"
    assert mail.outbox[0].body == "Votre commande est prête, Chloé.\nÀ bientôt\n"


def test_a_mail_that_left_says_so(db):
    written = write()
    written.refresh_from_db()
    assert written.state == OutgoingMail.State.SENT
    assert written.attempts == 1


def test_style_is_put_inline(db):
    write(template="both")
    html, kind = mail.outbox[0].alternatives[0]
    assert kind == "text/html"
    assert '<p style="color: red;">Deux formes</p>' in html


def test_a_mail_without_html_is_text_alone(db):
    write()
    assert mail.outbox[0].alternatives == []


def test_an_answer_goes_to_whom_the_writer_named(db):
    write(reply_to="commerce@example.org")
    write()
    assert [message.reply_to for message in mail.outbox] == [["commerce@example.org"], []]


def test_the_same_key_writes_one_mail(db):
    assert write(key="order-1-ready") is not None
    assert write(key="order-1-ready") is None
    assert len(mail.outbox) == 1


def test_a_mail_goes_back_with_the_transaction_that_wrote_it(db):
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()


def test_a_failure_is_written_down_with_the_next_attempt(db, broken_post):
    written = write()
    written.refresh_from_db()
    assert written.state == OutgoingMail.State.WAITING
    assert "shut" in written.last_error
    assert written.next_attempt_at > clock.now()
    assert outbox.send_due() == 0


def test_what_failed_leaves_later(db, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMultiAlternatives.send", lambda self: 1 / 0)
        write()
    with clock.shifted(timedelta(minutes=2)):
        assert outbox.send_due() == 1
    assert len(mail.outbox) == 1


def test_after_the_last_attempt_a_mail_is_given_up(db, broken_post):
    written = write()
    for day in range(1, 10):
        with clock.shifted(timedelta(days=day)):
            outbox.send_due()
    written.refresh_from_db()
    assert written.state == OutgoingMail.State.GIVEN_UP
    assert written.attempts == len(outbox.BACKOFF) + 1


def test_a_mail_that_left_is_not_sent_again(db):
    written = write()
    outbox.send(written)
    assert len(mail.outbox) == 1


def test_old_mails_are_forgotten(db):
    write()
    assert outbox.forget_old() == 0
    with clock.shifted(timedelta(days=91)):
        assert outbox.forget_old() == 1


def test_forgetting_them_is_a_due_job():
    assert "old-mails" in due.names()
