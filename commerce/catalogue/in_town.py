"""What the market adds to a town's pages: a section, entries of the header, addresses for search engines."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from commerce.catalogue import cards, shelves
from commerce.catalogue.models import Product
from kit import clock
from membership import gate
from membership.models import City
from pages.registry import Address, NavigationEntry, TownSection

SHOWN = 5


def section(city: City) -> TownSection | None:
    """« Le marché est ouvert »: how much there is, one new product of each of some shops; nothing while it is shut."""
    on_sale = Product.objects.in_city(city).on_sale()
    total = on_sale.count()
    if not total or not gate.is_open(city):
        return None
    now = clock.now()
    return TownSection(
        "commerce/catalogue/town_section.html",
        {
            "total": total,
            "shops": on_sale.shop_count(),
            "cards": [cards.of(each, now) for each in on_sale.newest_of_each_shop().for_cards()[:SHOWN]],
        },
    )


def navigation(city: City | None) -> Iterator[NavigationEntry]:
    """The desk of a town's merchants, and the basket while something can be bought."""
    if city is None:
        return
    yield NavigationEntry(_("Connexion commerçant"), f"/{city.slug}/tableau-de-bord/")
    if gate.is_open(city):
        yield NavigationEntry(
            _("Panier"), reverse("basket", kwargs={"city": city}), icon="shopping-basket", kind="basket"
        )


def searches(city: City, words: str) -> Iterator[NavigationEntry]:
    """The same words among the market's products, while it is open."""
    if gate.is_open(city):
        address = f"{reverse('market', kwargs={'city': city})}?{urlencode({'q': words})}"
        yield NavigationEntry(_("Chercher « %(words)s » parmi les produits du marché") % {"words": words}, address)


def addresses(city: City | None) -> Iterator[Address]:
    """The market's pages, its departments and products; none while it is shut."""
    if city is None or not gate.is_open(city):
        return
    on_sale = Product.objects.in_city(city).on_sale()
    yield Address(reverse("market", kwargs={"city": city}))
    categories = shelves.all_of()
    for depth in sorted({each.depth for each in categories}):
        for shelf in shelves.stocked([each for each in categories if each.depth == depth], on_sale):
            yield Address(reverse("market-category", kwargs={"city": city, "slug": shelf.category.slug}))
    for slug, changed_at in on_sale.by_title().values_list("slug", "date_updated"):
        yield Address(reverse("market-product", kwargs={"city": city, "slug": slug}), changed_at)
