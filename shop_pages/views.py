from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from shop_pages import styles
from shop_pages.models import ShopPage


@require_safe
def style(request: HttpRequest, shop_id: int, digest: str) -> HttpResponse:
    """A shop's colours. An old address gives the new colours, briefly: a page in a cache still names it."""
    page = ShopPage.objects.of_shop(shop_id)
    if page is None:
        raise Http404
    accent = page.accent_colour
    is_current = digest == styles.digest(shop_id, accent)
    response = HttpResponse(styles.text(shop_id, accent), content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if is_current else "public, max-age=60"
    return response
