"""What needs an open market answers 404 while it is shut, with a page that says how many members are missing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from membership import alerts, gate, meter
from membership.models import City, Shop

View = Callable[..., HttpResponse]


def closed(request: HttpRequest, city: City) -> HttpResponse:
    """The page of a shut market: 404, the same for everybody."""
    shops = Shop.objects.in_city(city).listed().with_standing()
    context = {"city": city, "meter": meter.of(city, shops), "alerts": alerts.box(city)}
    return render(request, "commerce/market_closed.html", context, status=404)


def open_market_required(view: View) -> View:
    """For views that get `city`: what happens only while the town's market is open."""

    @wraps(view)
    def checked(request: HttpRequest, city: City, *args: Any, **more: Any) -> HttpResponse:
        try:
            gate.require_open(city)
            return view(request, city, *args, **more)
        except gate.MarketIsClosed:  # a market may also shut while the view is at work
            return closed(request, city)

    return checked
