"""`/commerces/`: every shop of the country, by département and by trade."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from membership import trades
from pages import cards, departements, directory, structured_data
from pages.views import shared


@require_safe
@shared
def index(request: HttpRequest) -> HttpResponse:
    context = {"departements": directory.by_departement(), "trades": directory.by_trade()}
    return render(request, "pages/directory.html", context)


@require_safe
@shared
def of_departement(request: HttpRequest, departement: str) -> HttpResponse:
    code = code_or_404(departement)
    name = departements.name_of(code)
    context = {
        "crumbs": crumbs(here=name),
        "code": code,
        "departement_slug": departement,
        "departement": name,
        "towns": directory.towns_in(code),
        "trades": directory.by_trade(code),
    }
    return listing(request, "pages/directory_departement.html", context, departement=code)


@require_safe
@shared
def of_trade(request: HttpRequest, trade: str) -> HttpResponse:
    row = trade_or_404(trade)
    context = {"trade": row, "crumbs": crumbs(here=row.plural)}
    return listing(request, "pages/directory_trade.html", context, trade=trade)


@require_safe
@shared
def of_departement_and_trade(request: HttpRequest, departement: str, trade: str) -> HttpResponse:
    code, row = code_or_404(departement), trade_or_404(trade)
    name = departements.name_of(code)
    above = {"label": name, "url": reverse("pages:directory-departement", args=[departement])}
    context = {
        "trade": row,
        "departement_slug": departement,
        "departement": name,
        "crumbs": crumbs(above, here=row.plural),
    }
    return listing(request, "pages/directory_trade.html", context, departement=code, trade=trade)


def listing(request: HttpRequest, template: str, context: dict, **which: str) -> HttpResponse:
    """One page of the shops asked for; a page that doesn't exist is a 404, and so is a list of nothing."""
    paginator = Paginator(directory.shops(**which), directory.PER_PAGE)
    number = request.GET.get("page", "1")
    if not paginator.count or not number.isdecimal() or not 1 <= int(number) <= paginator.num_pages:
        raise Http404("no such page of shops")
    page = paginator.page(int(number))
    # Each page of a list is an address of its own.
    canonical = f"{settings.SITE_URL}{request.path}{f'?page={page.number}' if page.number > 1 else ''}"
    more = {
        "page": page,
        "cards": [cards.of(shop) for shop in page],
        "canonical": canonical,
        "structured": structured_data.collection(str(context["crumbs"][-1]["label"]), canonical, page),
    }
    return render(request, template, context | more)


def crumbs(*above: dict[str, Any], here: object) -> list[dict[str, Any]]:
    return [
        {"label": _("Tous les commerces"), "url": reverse("pages:directory")},
        *above,
        {"label": here, "url": ""},
    ]


def code_or_404(slug: str) -> str:
    code = departements.code_of(slug)
    if code is None:
        raise Http404("no such département")
    return code


def trade_or_404(key: str) -> trades.Trade:
    if key not in trades.ALL:
        raise Http404("no such trade")
    return trades.ALL[key]
