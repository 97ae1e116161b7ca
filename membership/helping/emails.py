"""The mails about a request for help, to who asked."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from kit import clock, outbox
from membership.helping import windows
from membership.models import HelpRequest


def received(request: HelpRequest) -> None:
    _write(request, "membership_help_received")


def not_reached(request: HelpRequest) -> None:
    _write(request, "membership_help_not_reached", move_link=_link("help-move", request.shop_id, request.pk))


def done(request: HelpRequest) -> None:
    _write(request, "membership_help_done")


def _write(request: HelpRequest, template: str, **more: Any) -> None:
    outbox.write(
        to=request.asked_by.email,
        template=template,
        context={
            "person": request.asked_by,
            "request": request,
            "shop": request.shop,
            "place": request.shop.city.name,
            "window": windows.of(request),
            "now": clock.now(),
            "link": _link("help", request.shop_id),
            **more,
        },
    )


def _link(view: str, *args: int) -> str:
    return settings.SITE_URL + reverse(f"membership:{view}", args=args)
