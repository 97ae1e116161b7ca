"""The mails to visitors who asked to be told about a town. Each says how to get no more of them."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from kit import clock, outbox, place_names
from membership import gate
from membership.models import MarketTransition, OpeningAlert


def to_confirm(alert: OpeningAlert) -> None:
    _write(alert, "membership_alert_confirm", key=f"alert-{alert.pk}-confirm-{clock.today()}")


def known(alert: OpeningAlert) -> None:
    """The address was confirmed already: said to it alone."""
    _write(alert, "membership_alert_known", key=f"alert-{alert.pk}-known-{clock.today()}")


def town_arrived(alert: OpeningAlert) -> None:
    _write(alert, "membership_town_arrived", key=f"town-{alert.city_id}-alert-{alert.pk}")


def market_changed(alert: OpeningAlert, transition: MarketTransition) -> None:
    template = "membership_alert_opened" if transition.is_opening else "membership_alert_closed"
    _write(alert, template, key=f"market-{transition.pk}-alert-{alert.pk}", missing=gate.NEEDED - transition.pro_count)


def _write(alert: OpeningAlert, template: str, *, key: str, **context: Any) -> None:
    stop = address(alert, "alert-stop")
    outbox.write(
        to=alert.email,
        template=template,
        context={
            "city": alert.city,
            "place": alert.city.name,
            "of_town": place_names.of(alert.city.name),
            "at_town": place_names.at(alert.city.name),
            "needed": gate.NEEDED,
            "link": settings.SITE_URL + alert.city.get_absolute_url(),
            "confirm_link": address(alert, "alert-confirm"),
            "stop_link": stop,
            **context,
        },
        key=key,
        unsubscribe_url=stop,
    )


def address(alert: OpeningAlert, name: str) -> str:
    return settings.SITE_URL + reverse(f"membership:{name}", kwargs={"city": alert.city, "token": alert.token})
