"""What search engines are told of: the site's own pages, each town's, and what the floors above add."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.urls import reverse
from wagtail.models import Page

from kit.heads import absolute
from membership.models import City, Shop
from pages import directory, registry
from pages.models import CityPage
from pages.registry import Address

WORDS = ("joining", "ranking", "legal", "accessibility", "privacy", "terms", "withdrawal", "documentation")


@dataclass(frozen=True)
class Entry:
    """An absolute address."""

    url: str
    changed_at: datetime | None = None


def files() -> list[Entry]:
    """The sitemaps that the index names, one a town."""
    towns = City.objects.annotate(changed_at=Max("shops__changed_at")).order_by("slug")
    told = [Entry(absolute(f"/{town.slug}/sitemap.xml"), town.changed_at) for town in towns]
    return [Entry(absolute(reverse("pages:sitemap-of-site"))), *told]


def of_site() -> list[Entry]:
    paths = ["/", reverse("faq:index"), reverse("pages:directory")]
    paths += [reverse(f"pages:{name}") for name in WORDS]
    paths += [reverse("pages:directory-departement", args=[line.url_part]) for line in directory.by_departement()]
    paths += [reverse("pages:directory-trade", args=[line.url_part]) for line in directory.by_trade()]
    return [*(Entry(absolute(path)) for path in paths), *added(None)]


def of_town(city: City) -> list[Entry]:
    """Its page, its shops' pages and what they hold beneath, then what the floors above add (the market, if open). The
    same number of queries for one shop and for three hundred."""
    shops = {shop.slug: shop for shop in Shop.objects.in_city(city).listed().with_standing()}
    changed = max((shop.changed_at for shop in shops.values()), default=None)
    entries = [Entry(absolute(city.get_absolute_url()), changed)]
    town = CityPage.objects.filter(city=city).first()
    for page in Page.objects.descendant_of(town).live().public() if town else []:
        # /accueil/annecy/boulangerie-pernet/gateaux/
        _root, _home, _town, slug, *further = page.url_path.rstrip("/").split("/")
        shop = shops.get(slug)
        if shop is None or (further and not shop.is_pro):
            continue  # nobody would find them: a shop that is suspended, a mini-site that is hidden
        path = "/".join([shop.get_absolute_url().rstrip("/"), *further, ""])
        told = [page.last_published_at or page.latest_revision_created_at, None if further else shop.changed_at]
        entries.append(Entry(absolute(path), max(filter(None, told), default=None)))
    return [*entries, *added(city)]


def added(city: City | None) -> list[Entry]:
    addresses: list[Address] = [address for function in registry.sitemaps for address in function(city)]
    return [Entry(absolute(address.path), address.changed_at) for address in addresses]
