"""What the screens say when something was saved."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _

from membership.models import Shop


def saved(request: HttpRequest, shop: Shop, what: str) -> None:
    """`what` is a sentence about what is visible now; the way to see it stands behind it."""
    if not shop.is_listed:
        messages.success(request, what)
        return
    link = format_html('<a href="{}">{}</a>', shop.get_absolute_url(), _("Voir ma page"))
    messages.success(request, format_html("{} {}", what, link))
