"""Links in what people write."""

from django.conf import settings
from django.utils.html import format_html
from wagtail.rich_text import LinkHandler


def is_outside(address: str) -> bool:
    return address.startswith(("http://", "https://")) and not address.startswith(f"{settings.SITE_URL}/")


class OutsideLink(LinkHandler):
    """A link to another site lends it nothing of this one's standing: else pages would be bought for their links."""

    identifier = "external"

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        if is_outside(attrs["href"]):
            return format_html('<a href="{}" rel="nofollow noopener">', attrs["href"])
        return format_html('<a href="{}">', attrs["href"])
