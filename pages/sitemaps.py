"""What search engines are told of: the site's own pages, each town's, and what the floors above add."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from wagtail.models import Page

from membership.models import City
from pages import directory, registry
from pages.models import CityPage
from pages.registry import Address

WORDS = ("joining", "ranking", "legal", "accessibility", "privacy", "terms", "withdrawal", "documentation")


@dataclass(frozen=True)
class Entry:
    """An absolute address."""

    url: str
    changed_at: datetime | None = None


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def files() -> list[str]:
    """The sitemaps that the index names."""
    towns = City.objects.order_by("slug").values_list("slug", flat=True)
    return [absolute(reverse("pages:sitemap-of-site")), *(absolute(f"/{slug}/sitemap.xml") for slug in towns)]


def of_site() -> list[Entry]:
    paths = ["/", reverse("faq:index"), reverse("pages:directory")]
    paths += [reverse(f"pages:{name}") for name in WORDS]
    paths += [reverse("pages:directory-departement", args=[line.url_part]) for line in directory.by_departement()]
    paths += [reverse("pages:directory-trade", args=[line.url_part]) for line in directory.by_trade()]
    return [*(Entry(absolute(path)) for path in paths), *added(None)]


def of_town(city: City) -> list[Entry]:
    """Its page, its shops' pages and what they hold beneath, then what the floors above add (the market, if open)."""
    town = CityPage.objects.filter(city=city).first()
    pages: Iterable[Page] = Page.objects.descendant_of(town, inclusive=True).live().public().specific() if town else []
    entries = [Entry(found["location"], found.get("lastmod")) for page in pages for found in page.get_sitemap_urls()]
    return [*entries, *added(city)]


def added(city: City | None) -> list[Entry]:
    addresses: list[Address] = [address for function in registry.sitemaps for address in function(city)]
    return [Entry(absolute(address.path), address.changed_at) for address in addresses]
