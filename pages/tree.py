"""The tree of pages: the home page at its root, a page for each town. Every verb here can be told twice."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sites.models import Site as DjangoSite
from django.db import transaction
from wagtail.models import Locale, Page, Site

from membership.models import City
from pages.models import CityPage, HomePage

PORTS = {"http": 80, "https": 443}
TITLE = "Les Petits Commerces : le marché de votre ville"
DESCRIPTION = (
    "Trouvez les commerces de votre ville, leurs horaires et leurs produits. Un panier, plusieurs commerces, "
    "aucune commission."
)


def ensure_home() -> HomePage:
    """The home page, root of the default site; made, and the site's first page put away, if it isn't there."""
    with transaction.atomic():
        home = HomePage.objects.first()
        if home is None:
            root = Page.get_first_root_node() or Page.add_root(
                instance=Page(title="Root", slug="root", locale=locale(), url_path="/")
            )
            put_away_welcome_page(root)
            home = HomePage(
                title=settings.SITE_NAME,
                slug="accueil",
                seo_title=TITLE,
                search_description=DESCRIPTION,
                locale=locale(),
            )
            root.add_child(instance=home)
        ensure_site(home)
    return home


def locale() -> Locale:
    return Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)[0]


def put_away_welcome_page(root: Page) -> None:
    """Wagtail's first migration leaves a page that welcomes developers; nobody wrote it."""
    for page in Page.objects.child_of(root).filter(content_type__model="page", content_type__app_label="wagtailcore"):
        page.delete()


def ensure_site(home: HomePage) -> Site:
    """Wagtail's site and Django's say the address of `SITE_URL`, or mails and canonical links would be wrong."""
    parts = urlsplit(settings.SITE_URL)
    port = parts.port or PORTS[parts.scheme]
    host = str(parts.hostname)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    wanted = (host, port, settings.SITE_NAME, home.pk)
    if (site.hostname, site.port, site.site_name, site.root_page_id) != wanted:
        site.hostname, site.port, site.site_name, site.root_page_id = wanted
        site.save()
    DjangoSite.objects.update_or_create(
        pk=settings.SITE_ID, defaults={"domain": parts.netloc, "name": settings.SITE_NAME}
    )
    DjangoSite.objects.clear_cache()
    return site


def ensure_city_page(city: City) -> CityPage:
    """The town's page under the home page, published."""
    page = CityPage.objects.filter(city=city).first()
    if page is None:
        page = CityPage(city=city, title=city.name, slug=city.slug, locale=locale())
        ensure_home().add_child(instance=page)
    return page
