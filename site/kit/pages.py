"""What every page of the site has in common."""

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page


class BasePage(Page):
    """A page that is the same for everybody: shared caches may keep it, nothing personal is in it."""

    class Meta:
        abstract = True

    show_in_menus_default = False

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        # Browsers ask again each time, so that what was published shows at once; caches in between keep a minute.
        response.headers.setdefault("Cache-Control", "public, max-age=0, s-maxage=60, must-revalidate")
        return response
