"""Mails as rows with a state and a next attempt: written with the business's transaction, sent by the worker.

A template `emails/<name>.txt` begins with its subject on the first line and goes on after a blank one (`emails/base.txt`
has blocks `subject` and `content`); `emails/<name>.html` beside it is optional (it extends `emails/base.html`, whose style
is put inline here, and is given the `subject`).
"""

import logging
from datetime import timedelta
from typing import Any

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django_tasks import task

from kit import clock
from kit.models import OutgoingMail

logger = logging.getLogger(__name__)
BACKOFF = [timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 720)]
INLINER = css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=True)


def write(
    *,
    to: str,
    template: str,
    context: dict[str, Any],
    key: str | None = None,
    reply_to: str = "",
    unsubscribe_url: str = "",
) -> OutgoingMail | None:
    """Put a mail in the outbox, inside the caller's transaction. With a `key`, the same mail is written once only.
    `reply_to`: who gets the answer, when that isn't the platform. `unsubscribe_url`: where a mere POST ends such mails,
    so that the reader's own program can offer the button (RFC 8058)."""
    if key and OutgoingMail.objects.filter(key=key).exists():
        return None
    context = {"site_url": settings.SITE_URL, "support_email": settings.SUPPORT_EMAIL, **context}
    subject, _blank, text = render_to_string(f"emails/{template}.txt", context).strip().partition("\n")
    try:
        html = INLINER.inline(render_to_string(f"emails/{template}.html", {**context, "subject": subject}))
    except TemplateDoesNotExist:
        html = ""
    mail = OutgoingMail.objects.create(
        to=to,
        reply_to=reply_to,
        unsubscribe_url=unsubscribe_url,
        subject=subject.strip(),
        text=text.strip() + "\n",
        html=html,
        key=key,
        next_attempt_at=clock.now(),
    )
    send_task.enqueue(mail.pk)
    return mail


@task()
def send_task(mail_id: int) -> None:
    with clock.as_set():
        send(OutgoingMail.objects.get(pk=mail_id))


def send(mail: OutgoingMail) -> None:
    """Try once; a failure is written down with the time of the next attempt, after the last it is given up."""
    claimed = (
        OutgoingMail.objects.waiting()
        .filter(pk=mail.pk)
        .update(attempts=F("attempts") + 1, next_attempt_at=clock.now() + timedelta(minutes=10))
    )
    if not claimed:
        return
    mail.refresh_from_db()
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        settings.DEFAULT_FROM_EMAIL,
        [mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers=_headers(mail),
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    try:
        message.send()
    except Exception as error:
        is_last = mail.attempts > len(BACKOFF)
        mail.state = OutgoingMail.State.GIVEN_UP if is_last else OutgoingMail.State.WAITING
        mail.next_attempt_at = clock.now() + BACKOFF[min(mail.attempts, len(BACKOFF)) - 1]
        mail.last_error = f"{type(error).__name__}: {error}"[:500]
        logger.warning("Mail not sent: %s", mail.last_error)
    else:
        mail.state, mail.sent_at, mail.last_error = OutgoingMail.State.SENT, clock.now(), ""
    mail.save()


def _headers(mail: OutgoingMail) -> dict[str, str]:
    if not mail.unsubscribe_url:
        return {}
    return {"List-Unsubscribe": f"<{mail.unsubscribe_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def send_due() -> int:
    due = list(OutgoingMail.objects.due(clock.now())[:200])
    for mail in due:
        send(mail)
    return len(due)


def forget_address(email: str) -> int:
    """What was sent to somebody who is no longer known; what hasn't left yet still leaves."""
    return OutgoingMail.objects.sent().to_address(email).delete()[0]


def forget_old(before_days: int = 90) -> int:
    """Mails that were sent long ago: personal data that nobody needs any more."""
    with transaction.atomic():
        return OutgoingMail.objects.sent_before(clock.now() - timedelta(days=before_days)).delete()[0]
