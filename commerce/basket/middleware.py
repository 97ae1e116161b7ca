"""The town's basket, on requests that ask for it: `request.basket` inside a town, None everywhere else."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject, empty
from oscar.apps.basket.middleware import BasketMiddleware

from commerce.basket.models import Basket
from commerce.customer import hints
from membership.models import City


class TownBasketMiddleware(BasketMiddleware):
    """Each town's basket has a cookie of its own, good for this town's addresses, signed with the town's name.

    Nothing is read and nothing is set on a page that doesn't ask for the basket: such a page can be shared.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_in_town(request):
            request.basket = None
            return self.get_response(request)
        return super().__call__(request)

    def get_cookie_key(self, request: HttpRequest) -> str:
        return f"panier_{request.city.slug}"

    def get_basket(self, request: HttpRequest) -> Basket:
        if request._basket_cache is None:
            request._basket_cache = self._find(request)
        return request._basket_cache

    def _find(self, request: HttpRequest) -> Basket:
        city, brought = request.city, self.get_cookie_basket(self.get_cookie_key(request), request, Basket.open)
        if not request.user.is_authenticated:
            return brought or Basket(city=city)
        own = Basket.open.filter(owner=request.user, city=city).first()
        if brought is None:
            return own or Basket(owner=request.user, city=city)
        request.cookies_to_delete.append(self.get_cookie_key(request))
        if own is None:
            brought.owner = request.user
            brought.save()
            return brought
        # The same thing in both: the larger number, as nobody wants what they chose before twice.
        own.merge(brought, add_quantities=False)
        return own

    def get_cookie_basket(self, cookie_key: str, request: HttpRequest, manager: object) -> Basket | None:
        signed = request.COOKIES.get(cookie_key)
        if not signed:
            return None
        try:
            pk = _signer(request.city).unsign(signed)
        except BadSignature:
            pk = None
        found = Basket.open.filter(pk=pk, owner=None, city=request.city).first() if pk else None
        if found is None:
            request.cookies_to_delete.append(cookie_key)
        return found

    def apply_offers_to_basket(self, request: HttpRequest, basket: Basket) -> None:
        """Nothing: there are no offers, an offer over several shops would part with no sum adding up."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        lazy = request.basket
        if isinstance(lazy, SimpleLazyObject) and lazy._wrapped is empty:
            return response
        patch_vary_headers(response, ["Cookie"])
        key, path = self.get_cookie_key(request), f"/{request.city.slug}/"
        is_surplus = key in request.cookies_to_delete
        if lazy.pk and not request.user.is_authenticated and (is_surplus or key not in request.COOKIES):
            response.set_cookie(
                key,
                _signer(request.city).sign(lazy.pk),
                max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME,
                path=path,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
            hints.give(response, request.city)
        elif is_surplus:
            response.delete_cookie(key, path=path, samesite="Lax")
        return response


def _is_in_town(request: HttpRequest) -> bool:
    """The desk lies under a town's address and is the platform's: a merchant has no basket there."""
    return getattr(request, "city", None) is not None and not request.realm.is_platform


def _signer(city: City) -> Signer:
    return Signer(salt=f"basket of {city.slug}")
