"""A block as the editor's list shows it before it is added: in the merchant's own style, with their own facts."""

from typing import Any

from wagtail import blocks

from membership.models import Shop
from shop_pages import showing
from shop_pages.blocks import samples
from shop_pages.themes import Theme


class PreviewedBlock(blocks.StructBlock):
    """Its sample is the one of its name in `samples`."""

    class Meta:
        preview_template = "shop_pages/block_preview.html"

    def get_preview_value(self) -> Any:
        return self.normalize(samples.VALUES[self.name]())

    def get_preview_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_preview_context(value, parent_context=parent_context)
        return {**context, **surroundings(context["request"].user)}


def surroundings(user: Any) -> dict[str, Any]:
    """What stands around a block: the page of the person's shop, or of the sample's for who has none."""
    shop = Shop.objects.for_person(user).pro().order_by("name").first()
    page = getattr(shop, "page", None)
    if page is None:
        return {**samples.facts(), "theme": Theme.LEVAIN}
    shown = showing.showing(page, page, is_mini_site=True)
    return {**shown, "theme": page.theme, "page": page, "sample_products": samples.stall()}
