"""The content security policy: strict for everybody, wide enough for Wagtail's admin in the admin."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PUBLIC = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{tiles}; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'{payment}; object-src 'none'"
)
# Wagtail's editor writes inline scripts and styles; it is reached by signed-in people only.
ADMIN = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'self'; "
    "form-action 'self'; object-src 'none'"
)
# What people uploaded: whatever it turns out to be, it does nothing and belongs to nobody's site.
UPLOADED = "default-src 'none'; sandbox"


def public_policy() -> str:
    # A form that ends at Stripe's hosted page is a redirect from our own address: browsers check the target too.
    targets = "https://checkout.stripe.com https://billing.stripe.com https://connect.stripe.com"
    if settings.STRIPE_API_BASE:
        targets = f"{targets} {settings.STRIPE_API_BASE}"
    tiles = f" {tiles_origin()}" if settings.MAP_TILES_URL else ""
    return PUBLIC.format(payment=f" {targets}", tiles=tiles)


def tiles_origin() -> str:
    """Scheme and host that the map's tiles come from, the one foreign host a page may show pictures of."""
    parts = urlsplit(settings.MAP_TILES_URL)
    return f"{parts.scheme}://{parts.netloc}"


class ContentSecurityPolicyMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # A PDF opens in the browser's reader, which a sandbox would shut out; it runs no script of ours either way.
        if request.path.startswith("/documents/") and response.headers.get("Content-Type") != "application/pdf":
            response.headers["Content-Security-Policy"] = UPLOADED
        is_admin = request.path.startswith("/admin/") or getattr(request, "is_dummy", False)
        response.headers.setdefault("Content-Security-Policy", ADMIN if is_admin else public_policy())
        response.headers.setdefault("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=()")
        return response
