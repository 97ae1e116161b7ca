"""What every page of the site has in common."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from wagtail.models import Page

# For plain views that are the same for everybody. Browsers ask again each time, so that what was published, or a market
# that opens, shows at once; caches in between keep a minute.
shared = cache_control(public=True, max_age=0, s_maxage=60, must_revalidate=True)


class BasePage(Page):
    """A page that is the same for everybody: shared caches may keep it, nothing personal is in it."""

    class Meta:
        abstract = True

    show_in_menus_default = False
    private_page_options: list[Any] = []  # nothing is hidden behind a password: the answer lies in shared caches

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        # As `shared`.
        response.headers.setdefault("Cache-Control", "public, max-age=0, s-maxage=60, must-revalidate")
        return response
