"""Pages of words, the same for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pages import offers
from pages.publisher import Publisher
from pages.views import shared


@require_safe
@shared
def words(request: HttpRequest, template: str) -> HttpResponse:
    """A page that is its template."""
    return render(request, template, {"card_fee": offers.card_fee()})


@require_safe
@shared
def legal(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/legal.html", {"publisher": Publisher.read()})


@require_safe
@shared
def terms(request: HttpRequest) -> HttpResponse:
    """The prices in it are today's."""
    return render(request, "pages/terms.html", {"offers": offers.current(), "card_fee": offers.card_fee()})


@require_safe
@shared
def joining(request: HttpRequest) -> HttpResponse:
    """What the two offers are, and how to join today."""
    return render(request, "pages/joining.html", {"offers": offers.current(), "card_fee": offers.card_fee()})
