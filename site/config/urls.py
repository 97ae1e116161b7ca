"""The site's addresses. The platform's own words first (`membership/reserved.py` keeps them free), then the towns'
(commerce, if it is switched on), and Wagtail's pages for all the rest."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from kit import webhooks
from kit.health import health
from membership import town_urls

town_urls.install()

urlpatterns = [
    path("sante/", health, name="health"),
    path("stripe/webhook/", webhooks.platform_endpoint, name="stripe-webhook"),
    path("stripe/webhook/connect/", webhooks.connect_endpoint, name="stripe-connect-webhook"),
    path("admin/login/", RedirectView.as_view(pattern_name="membership:sign-in", query_string=True)),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("membership.urls")),
    path("", include("faq.urls")),
    path("", include("shop_pages.urls")),
    path("", include("pages.urls")),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}))
if settings.COMMERCE:
    urlpatterns.append(path("", include("commerce.urls")))

urlpatterns.append(path("", include(wagtail_urls)))

handler404 = "pages.errors.not_found"
handler500 = "pages.errors.server_error"
