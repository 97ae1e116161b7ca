"""Stripe's events: verified, stored, answered 200, then handled once by the worker, whatever the order or the repetition.

A handler is told the stored event, re-reads the object at Stripe and writes down what it says now. It may be called
again after a crash: what it does must hold by constraints on the effect, not by hoping to be called once.
"""

import json
import logging
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django_tasks import task

from kit import clock, stripe_client
from kit.models import StripeEvent

logger = logging.getLogger(__name__)
Handler = Callable[[StripeEvent], None]
BACKOFF = [timedelta(seconds=s) for s in (30, 120, 600, 3600, 4 * 3600, 24 * 3600)]
STUCK = timedelta(minutes=5)
_handlers: dict[str, list[Handler]] = defaultdict(list)


def on(*types: str) -> Callable[[Handler], Handler]:
    """Register a handler for Stripe's event types."""

    def register(handler: Handler) -> Handler:
        for each in types:
            if handler not in _handlers[each]:
                _handlers[each].append(handler)
        return handler

    return register


@csrf_exempt
@require_POST
def platform_endpoint(request: HttpRequest) -> HttpResponse:
    return _receive(request, settings.STRIPE_WEBHOOK_SECRET)


@csrf_exempt
@require_POST
def connect_endpoint(request: HttpRequest) -> HttpResponse:
    return _receive(request, settings.STRIPE_CONNECT_WEBHOOK_SECRET)


def _receive(request: HttpRequest, secret: str) -> HttpResponse:
    signature = request.headers.get("Stripe-Signature", "")
    if not stripe_client.is_signed(request.body, signature, secret):
        return HttpResponse("bad signature", status=400, content_type="text/plain")
    payload = json.loads(request.body)
    store(payload)
    return HttpResponse("ok", content_type="text/plain")


def store(payload: dict) -> StripeEvent | None:
    """Keep an event; None if it is known already."""
    try:
        with transaction.atomic():
            event = StripeEvent.objects.create(
                event_id=payload["id"],
                type=payload["type"],
                account=payload.get("account") or "",
                object_id=(payload["data"]["object"].get("id") or ""),
                payload=payload,
                next_attempt_at=clock.now(),
            )
            handle_task.enqueue(event.pk)
            return event
    except IntegrityError:
        return None


@task()
def handle_task(event_pk: int) -> None:
    with clock.as_set():
        handle(event_pk)


def handle(event_pk: int) -> bool:
    """Handle one event if nobody does; True if it was done here and now."""
    now = clock.now()
    claimed = StripeEvent.objects.claimable(now, stuck_since=now - STUCK).filter(pk=event_pk)
    if not claimed.update(state=StripeEvent.State.HANDLING, claimed_at=now):
        return False
    event = StripeEvent.objects.get(pk=event_pk)
    event.attempts += 1
    try:
        for handler in _handlers.get(event.type, []):
            handler(event)
    except Exception as error:
        logger.exception("Stripe event not handled: %s %s", event.type, event.event_id)
        event.state = StripeEvent.State.FAILED
        event.next_attempt_at = clock.now() + BACKOFF[min(event.attempts, len(BACKOFF)) - 1]
        event.last_error = f"{type(error).__name__}: {error}"[:500]
        event.save()
        return False
    event.state, event.handled_at, event.last_error = StripeEvent.State.DONE, clock.now(), ""
    event.save()
    return True


def handle_due() -> int:
    now = clock.now()
    pks = list(StripeEvent.objects.claimable(now, stuck_since=now - STUCK).due(now).values_list("pk", flat=True)[:200])
    return sum(handle(pk) for pk in pks)


def replay(event: StripeEvent) -> bool:
    """Handle an event again although it was done (an operator asks for it)."""
    StripeEvent.objects.filter(pk=event.pk).update(state=StripeEvent.State.RECEIVED, next_attempt_at=clock.now())
    return handle(event.pk)
