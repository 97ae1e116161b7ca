"""The personal bits of pages that are otherwise the same for everybody; `static/js/personal.js` asks for them."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from commerce.basket.models import Basket
from commerce.catalogue.models import Product
from commerce.customer import favourites
from membership.models import City


@require_safe
@never_cache
def state(request: HttpRequest, city: City) -> JsonResponse:
    name = request.user.get_short_name() if request.user.is_authenticated else ""
    basket: Basket = request.basket  # type: ignore[attr-defined]
    told: dict[str, Any] = {"basket_count": articles_in(basket), "name": name}
    if request.user.is_authenticated and (kept := favourites.marks(request.user)):
        told["favourites"] = kept
    return JsonResponse(told)


def articles_in(basket: Basket) -> int:
    """Pieces, and each weighed thing as one; one query."""
    if basket.pk is None:
        return 0
    lines = basket.lines.values_list("product__sold_by", "quantity")
    return sum(1 if sold_by == Product.SoldBy.WEIGHT else quantity for sold_by, quantity in lines)
