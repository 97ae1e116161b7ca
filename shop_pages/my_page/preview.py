"""The public page with what isn't saved yet, for the person who writes it and nobody else."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from membership import current
from membership.models import Shop
from shop_pages import fronts
from shop_pages.models import ShopPage
from shop_pages.my_page import following


def page(
    request: HttpRequest,
    shop: Shop,
    change: Callable[[Shop], None] | None = None,
    *,
    news: list[dict[str, Any]] | None = None,
) -> HttpResponse:
    """`change` writes on the shop that the page shows, `news` takes the place of its own; nothing is stored."""
    found = ShopPage.objects.of_shop(shop.pk)
    if found is None:
        return HttpResponse(_("Votre page n’est pas encore prête."), content_type="text/plain; charset=utf-8")
    shown = found.full_shop
    drawn = fronts.front_url(shown)  # a drawing in other colours is made when they are saved
    before = following.said(shown)
    if change is not None:
        change(shown)
    following.say(found, before, following.said(shown))
    request.city = shown.city  # type: ignore[attr-defined]  # the header is the town's, as visitors have it
    with current.in_city(shown.city):
        context = found.get_context(request) | {"front_url": drawn}
        if news is not None:
            context["shop_news"] = news
        response = render(request, found.get_template(request), context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
