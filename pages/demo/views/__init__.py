"""`/demo/` and what lies beneath it: only where `settings.DEMO` is on, and never kept by anybody."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]


def demo_only(view: View) -> View:
    """Elsewhere these addresses aren't there."""

    @wraps(view)
    @never_cache
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return checked
