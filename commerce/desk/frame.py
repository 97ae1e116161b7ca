"""What stands round every page of the desk: the shop, the five rooms, whether the town's market is open."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from membership import gate
from membership.models import Shop

ROOMS = (
    ("today", "desk-today", _("Aujourd’hui"), "house"),
    ("orders", "desk-orders", _("Commandes"), "package"),
    ("products", "desk-products", _("Produits"), "tag"),
    ("payments", "desk-payments", _("Paiements"), "wallet"),
    ("delivery", "desk-delivery", _("Remise"), "truck"),
)


def page(
    request: HttpRequest, shop: Shop, room: str, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page in one of the `ROOMS`; `template` is a file of `templates/commerce/desk/`."""
    rooms = [
        {"url": reverse(name, kwargs={"slug": shop.slug}), "label": label, "icon": icon, "is_current": key == room}
        for key, name, label, icon in ROOMS
    ]
    context |= {"shop": shop, "rooms": rooms, "standing": gate.standing(shop.city)}
    return render(request, f"commerce/desk/{template}.html", context, status=status)


def kept(**asked: str) -> str:
    """What a list was asked, as `components/pager.html` takes it."""
    query = urlencode({key: value for key, value in asked.items() if value})
    return f"{query}&" if query else ""
