"""The market's pages: the same for everybody, shared for a minute, shut with the gate."""

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from django.views.generic import DetailView, ListView

from commerce.catalogue import cards, showing, suggesting
from commerce.catalogue.asked import Asked, usual_sort
from commerce.catalogue.listing import Listing
from commerce.catalogue.models import Category, Product
from commerce.market import open_market_required
from kit import clock
from kit.heads import absolute
from kit.structured_data import item_list
from kit.throttle import Throttle, client_address
from membership.models import City
from pages import shares
from pages.views import shared

PER_PAGE = 18
FIRST_SEEN = 4
TYPING = Throttle("market-typing", limit=240, seconds=60)  # four a second: nobody types so, programs do


@method_decorator([open_market_required, shared], name="dispatch")
class MarketView(ListView):
    """All products of the town, or a department's."""

    template_name = "commerce/catalogue/market.html"
    paginate_by = PER_PAGE
    paginator_class = Paginator
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        slug = self.kwargs.get("slug")
        category = Category.objects.browsable().at(slug) if slug else None
        if slug and category is None:
            return self.elsewhere(slug)
        asked = Asked.read(request.GET)
        if (
            "" in request.GET.values()
        ):  # fields that a form sent unfilled: an address that is passed on says what it asks
            return redirect(asked.url(request.path))
        self.listing = Listing(self.kwargs["city"], asked, category)
        return super().get(request, *args, **kwargs)

    def elsewhere(self, slug: str) -> HttpResponse:
        """To where the department is that was reached by this word before."""
        category = Category.objects.browsable().once_at(slug)
        if category is None:
            raise Http404
        address = reverse("market-category", kwargs={"city": self.kwargs["city"], "slug": category.slug})
        return redirect(address, permanent=True)

    def get_queryset(self):
        return self.listing.products

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        now = clock.now()
        shown = self.listing.shown(list(context["page_obj"]))
        found = [cards.of(each, now, is_first=i < FIRST_SEEN) for i, each in enumerate(shown)]
        return context | {
            "city": self.listing.city,
            "listing": self.listing,
            "asked": self.listing.asked,
            "cards": found,
            "canonical": self.canonical(context["page_obj"].number),
            "share_picture": shares.of_town(self.listing.city),
            "structured": item_list((card.title, card.url) for card in found),
        }

    def canonical(self, number: int) -> str:
        """Each page of the list is an address of its own, and so is each way to narrow it; how it is sorted isn't."""
        unsorted = replace(self.listing.asked, sort=usual_sort(self.listing.asked.words))
        address = unsorted.url(self.listing.address)
        return absolute(f"{self.listing.address}?{unsorted.query()}page={number}" if number > 1 else address)


@require_safe
@open_market_required
def propose(request: HttpRequest, city: City) -> HttpResponse:
    """What `?q=` may become while one types: `{"groups": [{label, options: [{name, note, url}]}]}`, for everybody."""
    if TYPING.count(client_address(request)) > TYPING.limit:
        return JsonResponse({"groups": []}, status=429, headers={"Cache-Control": "no-store", "Retry-After": "60"})
    found = suggesting.propose(city, request.GET.get("q", ""))
    return JsonResponse({"groups": found}, headers={"Cache-Control": "public, max-age=60, s-maxage=60"})


@method_decorator([open_market_required, shared], name="dispatch")
class ProductView(DetailView):
    """One product, with what has to be read before buying it."""

    template_name = "commerce/catalogue/product.html"
    http_method_names = ["get", "head"]

    def get_queryset(self):
        return Product.objects.on_sale().for_page()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | showing.showing(self.object, self.kwargs["city"])
