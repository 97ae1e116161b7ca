"""What browsers and search engines ask for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from membership import reserved
from membership.models import City
from pages import sitemaps

daily = cache_control(public=True, max_age=86_400)
hourly = cache_control(public=True, max_age=3_600)
# Towns' words that are somebody's own business; the market and the plan are everybody's.
PRIVATE = sorted(reserved.IN_TOWN - {"marche", "plan", "avis"})


@require_safe
@hourly
def robots(request: HttpRequest) -> HttpResponse:
    closed = [
        "/admin/",
        "/api/",
        "/connexion-adherent/",
        "/espace-adherent/",
        "/stripe/",
        "/recherche/",
        "/demander-ma-ville/",
        *(f"/*/{word}/" for word in PRIVATE),
    ]
    lines = [
        "User-agent: *",
        "Allow: /api/boutiques/",  # the shops' colours: a page is judged by how it looks
        *(f"Disallow: {path}" for path in closed),
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@hourly
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """One file a town, and one for what belongs to none."""
    return render(request, "pages/sitemap_index.xml", {"files": sitemaps.files()}, content_type="application/xml")


@require_safe
@hourly
def sitemap_of_site(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/sitemap.xml", {"addresses": sitemaps.of_site()}, content_type="application/xml")


@require_safe
@hourly
def sitemap_of_town(request: HttpRequest, city: City) -> HttpResponse:
    return render(request, "pages/sitemap.xml", {"addresses": sitemaps.of_town(city)}, content_type="application/xml")


@require_safe
@daily
def manifest(request: HttpRequest) -> HttpResponse:
    return JsonResponse(
        {
            "name": settings.SITE_NAME,
            "short_name": _("Commerces"),
            "description": _("Le marché des petits commerces de votre ville, sans commission."),
            "lang": settings.LANGUAGE_CODE,
            "start_url": "/",
            "display": "browser",
            "background_color": "#fcf7ec",
            "theme_color": "#17452f",
            "icons": [{"src": static("img/favicon.svg"), "type": "image/svg+xml", "sizes": "any"}],
        },
        content_type="application/manifest+json",
    )


@require_safe
@daily
def favicon(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(static("img/favicon.svg"))
