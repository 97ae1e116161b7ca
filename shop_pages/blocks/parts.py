"""What several blocks are made of."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from kit.pictures import prefetch
from shop_pages import links

# No pictures or embeds inside text: they have blocks of their own, and nothing comes from elsewhere unasked.
TEXT_FEATURES = ["h3", "bold", "italic", "ul", "ol", "link"]
SHORT_FEATURES = ["bold", "italic", "link"]
# A page of any site, a place on this one (« /annecy/marche/ »), a letter or a call.
LINK = r"^(https?://|mailto:|tel:|/(?!/))\S+$"


class PictureBlock(ImageChooserBlock):
    """A picture that arrives with its renditions: a page costs the same with one and with twenty."""

    def bulk_to_python(self, values: list[int | None]) -> list[Any]:
        found = self.model_class.objects.prefetch_related(prefetch()).in_bulk([pk for pk in values if pk])
        return [found.get(pk) if pk else None for pk in values]


class CaptionedPictureBlock(blocks.StructBlock):
    picture = PictureBlock(label=_("Photo"))
    caption = blocks.CharBlock(label=_("Légende"), max_length=120, required=False)

    class Meta:
        icon = "image"
        label = _("photo")


class LinkValue(blocks.StructValue):
    @property
    def href(self) -> str:
        page = self.get("page")
        return page.url if page else self.get("address") or ""

    @property
    def is_outside(self) -> bool:
        return links.is_outside(self.href)


class LinkBlock(blocks.StructBlock):
    """A button: to one of the shop's own pages, or to an address."""

    label = blocks.CharBlock(label=_("Texte du bouton"), max_length=40, required=False)
    page = blocks.PageChooserBlock(
        label=_("Une de vos pages"), page_type=["shop_pages.ShopPage", "shop_pages.MiniSitePage"], required=False
    )
    address = blocks.RegexBlock(
        LINK,
        label=_("Ou une adresse"),
        required=False,
        max_length=500,
        error_messages={"invalid": _("Une adresse commence par https://, par / sur ce site, par mailto: ou par tel:.")},
    )

    class Meta:
        icon = "link"
        label = _("bouton")
        value_class = LinkValue
